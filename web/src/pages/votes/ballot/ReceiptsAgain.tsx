import { type FormEvent, useState } from "react";
import { MAX_REVISIONS } from "../../../../../functions/src/governance/polls/ballot.ts";
import type { Poll } from "../../../../../functions/src/governance/polls/poll.ts";
import { words } from "../../../words/en.ts";
import { Slip } from "./Slip.tsx";

/** A slip again, for who remembers the revision: the receipts follow from it. */
export function ReceiptsAgain({ poll }: { readonly poll: Poll }) {
  const [typed, setTyped] = useState("");
  const [revision, setRevision] = useState<number | null>(null);
  const { again: say } = words.ballot;
  const ask = (event: FormEvent) => {
    event.preventDefault();
    setRevision(Number(typed));
  };
  return (
    <section aria-labelledby="again">
      <h2 id="again">{say.title}</h2>
      <form className="route-form explorer-form" autoComplete="off" onSubmit={ask}>
        <p>{say.why}</p>
        <div>
          <label htmlFor="revision">{say.label}</label>
          <input
            id="revision"
            type="number"
            inputMode="numeric"
            autoComplete="off"
            required
            min={1}
            max={MAX_REVISIONS}
            aria-describedby="revision-hint"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
        <p id="revision-hint" className="dim">
          {say.hint}
        </p>
        <div className="row">
          <button type="submit">{say.button}</button>
        </div>
      </form>
      {revision === null ? null : <Slip key={revision} poll={poll} revision={revision} />}
    </section>
  );
}
