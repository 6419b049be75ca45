import { Failure } from "../../controls/states.tsx";
import { calls } from "../../data/calls.ts";
import { useAnswer } from "../../data/useAnswer.ts";
import { buyingWords } from "../../words/pages/buying.ts";

/** So long nobody has typed before a name is looked up: the server answers twenty times a minute. */
const PAUSE_MS = 700;

/** Whether a name can be had now, as the server says. */
export function NameCheck({ name }: { readonly name: string }) {
  const answer = useAnswer(name, async (signal) => {
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    signal.throwIfAborted();
    return (await calls()).regions.checkName({ name }, { signal });
  });
  const say = buyingWords;
  if (answer.state === "failed") return <Failure error={answer.error} onRetry={answer.again} />;
  const found = answer.state === "here" ? answer.value : null;
  return (
    <p role="status" className={found?.isFree === false ? "wrong" : "dim"}>
      {found === null ? say.looking : (found.because ?? say.isFree)}
    </p>
  );
}
