import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from "react";

/** So soon after an answer an act that goes goes because of it. */
const GIVES_WAY_MS = 10_000;

/** Says a sentence at the top of the page. */
const ToldContext = createContext<(sentence: string) => void>(() => {});

/**
 * What an act has said whose place is taken by what came of it: who cannot see that the form has gone is told, and the focus
 * does not fall out of the page.
 */
export function Told({ children }: { readonly children: ReactNode }) {
  const [told, tell] = useState("");
  const said = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (told !== "" && document.activeElement === document.body) said.current?.focus();
  }, [told]);
  return (
    <ToldContext value={tell}>
      <div role="status" ref={said} tabIndex={-1} className={told === "" ? undefined : "notice"}>
        {told}
      </div>
      {children}
    </ToldContext>
  );
}

/** What an act says passes through here: the page tells it where the act is gone, or goes because of it. */
export function useTelling(): (sentence: string) => void {
  const tell = useContext(ToldContext);
  const last = useRef({ sentence: "", at: 0 });
  const isGone = useRef(false);
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
      const { sentence, at } = last.current;
      if (sentence !== "" && Date.now() - at < GIVES_WAY_MS) tell(sentence);
    };
  }, [tell]);
  return (sentence) => {
    last.current = { sentence, at: Date.now() };
    // What another act has said before is over.
    tell(isGone.current ? sentence : "");
  };
}
