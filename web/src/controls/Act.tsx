import { type ReactNode, useEffect, useRef, useState } from "react";
import { newRequestId } from "../../../client/input.ts";
import { labels } from "../data/keptCalls.ts";
import { useOnline } from "../data/online.ts";
import { words } from "../words/en.ts";
import { Failure } from "./states.tsx";
import { useTelling } from "./Told.tsx";

interface ActProps {
  readonly label: string;
  /** What follows, and how it is undone. */
  readonly review: string;
  readonly confirm: string;
  /** What the review asks for beside that, and what of it would be sent: another draft is another intent. */
  readonly children?: ReactNode;
  readonly draft?: string;
  /** What of the draft is not right yet, or what else is in the way: nothing is sent before that is gone. */
  readonly refusal?: string | null;
  /** Once it is done the sentence stands in the button's place. */
  readonly once?: boolean;
  /** Sends it, by an id that is the same however often it is tried. Returns what is said of it. */
  readonly act: (requestId: string) => Promise<string>;
}

type Stage =
  | { readonly kind: "idle" }
  | { readonly kind: "reviewing" | "sending"; readonly error: unknown }
  | { readonly kind: "done"; readonly sentence: string };

/** A button for what changes something: it is reviewed first, and said to be done when the server has said so. */
export function Act({
  label,
  review,
  confirm,
  children,
  draft = "",
  refusal = null,
  once = false,
  act,
}: ActProps) {
  const [stage, setStage] = useState<Stage>({ kind: "idle" });
  const isOnline = useOnline();
  const intent = useRef({ draft: "", requestId: "" });
  const opener = useRef<HTMLButtonElement>(null);
  const reviewed = useRef<HTMLParagraphElement>(null);
  const said = useRef<HTMLParagraphElement>(null);
  const isOpen = stage.kind === "reviewing" || stage.kind === "sending";
  const isGone = once && stage.kind === "done";
  const wasOpen = useRef(false);
  useEffect(() => {
    if (isOpen) reviewed.current?.focus();
    else if (wasOpen.current) (opener.current ?? said.current)?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  const tell = useTelling();
  const open = () => {
    tell("");
    intent.current = { draft, requestId: newRequestId() };
    setStage({ kind: "reviewing", error: null });
  };
  const send = async () => {
    if (intent.current.draft !== draft) intent.current = { draft, requestId: newRequestId() };
    const { requestId } = intent.current;
    labels.set(requestId, label);
    setStage({ kind: "sending", error: null });
    try {
      const sentence = await act(requestId);
      tell(sentence);
      setStage({ kind: "done", sentence });
    } catch (error) {
      setStage({ kind: "reviewing", error });
    } finally {
      labels.delete(requestId);
    }
  };
  return (
    <div className="act">
      {isOpen || isGone ? null : (
        <button ref={opener} type="button" onClick={open}>
          {label}
        </button>
      )}
      {isOpen ? (
        <section className="notice" aria-label={label}>
          <p ref={reviewed} tabIndex={-1}>
            {review}
          </p>
          {children}
          {refusal === null ? null : <p className="wrong">{refusal}</p>}
          {stage.error === null ? null : <Failure error={stage.error} />}
          <div className="row">
            <button
              type="button"
              className="primary"
              disabled={stage.kind === "sending" || refusal !== null || !isOnline}
              onClick={() => void send()}
            >
              {confirm}
            </button>
            <button
              type="button"
              disabled={stage.kind === "sending"}
              onClick={() => setStage({ kind: "idle" })}
            >
              {words.belonging.cancel}
            </button>
          </div>
        </section>
      ) : null}
      <p role="status" ref={said} tabIndex={-1}>
        {stage.kind === "done" ? stage.sentence : ""}
      </p>
    </div>
  );
}
