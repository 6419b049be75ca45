import { type FormEvent, useState } from "react";
import { publishedPageSchema } from "../../../../functions/src/governance/polls/publication.ts";
import type { Choice } from "../../../../functions/src/governance/polls/tally/schema.ts";
import { linesOf } from "../../votes/choices.ts";
import { words } from "../../words/en.ts";

interface FindBallotProps {
  readonly pages: readonly unknown[];
  readonly nameOf: (option: string) => string;
}

type Found = { readonly page: number; readonly choice: Choice } | "none" | null;

/** Finds a ballot among the published ones by a receipt; what was typed is in no address. */
export function FindBallot({ pages, nameOf }: FindBallotProps) {
  const [receipt, setReceipt] = useState("");
  const [found, setFound] = useState<Found>(null);
  const { find: say } = words.votes;
  const find = (event: FormEvent) => {
    event.preventDefault();
    setFound(ballotOf(pages, receipt.trim()));
  };
  return (
    <form className="route-form explorer-form" autoComplete="off" onSubmit={find}>
      <h3>{say.title}</h3>
      <p>{say.why}</p>
      <div>
        <label htmlFor="receipt">{say.label}</label>
        <input
          id="receipt"
          autoComplete="off"
          spellCheck={false}
          maxLength={64}
          required
          aria-describedby="receipt-hint"
          value={receipt}
          onChange={(event) => setReceipt(event.target.value)}
        />
      </div>
      <p id="receipt-hint" className="dim">
        {say.hint}
      </p>
      <div className="row">
        <button type="submit">{say.button}</button>
      </div>
      <div role="status">
        {found === "none" ? <p>{say.none}</p> : null}
        {found !== null && found !== "none" ? (
          <>
            <p>{say.found(found.page + 1)}</p>
            <ol className="plain">
              {linesOf(found.choice, nameOf, words.ballot.points.of).map((line) => (
                <li key={line}>
                  <bdi>{line}</bdi>
                </li>
              ))}
            </ol>
          </>
        ) : null}
      </div>
    </form>
  );
}

function ballotOf(pages: readonly unknown[], receipt: string): Found {
  for (const stored of pages) {
    const parsed = publishedPageSchema.safeParse(stored);
    const ballot = parsed.data?.ballots.find((published) => published.receipt === receipt);
    if (ballot !== undefined) return { page: parsed.data!.page, choice: ballot.choice };
  }
  return "none";
}
