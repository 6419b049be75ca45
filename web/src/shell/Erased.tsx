import { useEffect } from "react";
import { Heading } from "../controls/Heading.tsx";
import { endWhereErased } from "../data/session.ts";
import { words } from "../words/en.ts";

const ASK_AGAIN_MS = 3_000;

/** The player has gone while the page was open: the session ends as soon as its account has, too. */
export function Erased() {
  useEffect(() => {
    const ask = () => void endWhereErased();
    ask();
    const asking = setInterval(ask, ASK_AGAIN_MS);
    return () => clearInterval(asking);
  }, []);
  return (
    <>
      <Heading title={words.erased.title} />
      <p>{words.erased.why}</p>
    </>
  );
}
