import { useEffect, useState } from "react";

export type Answer<Value> =
  | { readonly state: "asking" }
  | { readonly state: "here"; readonly value: Value }
  | { readonly state: "failed"; readonly error: unknown; readonly again: () => void };

/** Asks once, and again where `key` is another one; an answer that comes too late is nobody's. */
export function useAnswer<Value>(key: string, ask: (signal: AbortSignal) => Promise<Value>): Answer<Value> {
  const [tries, setTries] = useState(0);
  const [answer, setAnswer] = useState<Answer<Value>>({ state: "asking" });
  // biome-ignore lint/correctness/useExhaustiveDependencies: equal keys ask for the same
  useEffect(() => {
    const ending = new AbortController();
    setAnswer({ state: "asking" });
    ask(ending.signal).then(
      (value) => ending.signal.aborted || setAnswer({ state: "here", value }),
      (error: unknown) =>
        ending.signal.aborted ||
        setAnswer({ state: "failed", error, again: () => setTries((before) => before + 1) }),
    );
    return () => ending.abort();
  }, [key, tries]);
  return answer;
}
