import { useState } from "react";
import { CallError } from "../../../client/error.ts";
import { Failure } from "../controls/states.tsx";
import { send } from "../data/calls.ts";
import { forgetCall, type KeptCall, leftOpen } from "../data/keptCalls.ts";
import { words } from "../words/en.ts";

/** What was sent before this page was opened, and of which nothing was heard. */
export function SentBefore({ uid }: { readonly uid: string }) {
  const [calls] = useState(() => leftOpen(uid, Date.now()));
  return calls.map((call) => <Open key={call.key} call={call} />);
}

type Stage = "open" | "sending" | "done" | "left" | { readonly error: unknown };

function Open({ call }: { readonly call: KeptCall }) {
  const [stage, setStage] = useState<Stage>("open");
  const { sent: say } = words.states;
  const again = async () => {
    setStage("sending");
    try {
      await send(call.path, call.input, true);
      forgetCall(call);
      setStage("done");
    } catch (error) {
      if (!(error instanceof CallError) || !error.uncertain) forgetCall(call);
      setStage({ error });
    }
  };
  const leave = () => {
    forgetCall(call);
    setStage("left");
  };
  const isOver = stage === "done" || stage === "left";
  return (
    <section className={stage === "left" ? undefined : "notice"} aria-label={say.label(call.label)}>
      <p role="status">{stage === "done" ? say.done(call.label) : isOver ? "" : say.before(call.label)}</p>
      {typeof stage === "object" ? <Failure error={stage.error} /> : null}
      {isOver ? null : (
        <div className="row">
          <button type="button" disabled={stage === "sending"} onClick={() => void again()}>
            {say.again}
          </button>
          <button type="button" disabled={stage === "sending"} onClick={leave}>
            {say.leave}
          </button>
        </div>
      )}
    </section>
  );
}
