import type { StoredStatement } from "../../../../functions/src/billing/shares/schema.ts";
import { Fact } from "../../controls/Fact.tsx";
import { WatchedList } from "../../controls/WatchedList.tsx";
import { useWatched } from "../../data/watch.ts";
import { useViewer } from "../../shell/player.ts";
import { words } from "../../words/en.ts";

const SHOWN = 3;
/** Shares are counted in what is sold. */
const CURRENCY = "usd";

/** What the player's regions have brought, the latest month first. */
export function Statements() {
  const { uid } = useViewer();
  const watched = useWatched<readonly StoredStatement[]>({
    template: "statements",
    parameters: {},
    where: ["ownerUid", "==", uid],
    orderBy: ["month", "desc"],
    limit: SHOWN,
  });
  const { billing: say } = words;
  return (
    <WatchedList
      id="statements"
      title={say.statements}
      lead={say.statementsWhy}
      none={say.noStatements}
      watched={watched}
    >
      {(statements) => (
        <ul className="cards">
          {statements.map((statement) => (
            <li key={statement.month}>
              <Statement statement={statement} />
            </li>
          ))}
        </ul>
      )}
    </WatchedList>
  );
}

const money = (cents: number) => words.money(cents, CURRENCY);

function Statement({ statement }: { readonly statement: StoredStatement }) {
  const { month, lines, corrections, carriedDebtCents, payableCents } = statement;
  const { billing: say } = words;
  return (
    <>
      <h3>{say.month(month)}</h3>
      <dl className="facts">
        <Fact name={say.payable}>{money(payableCents)}</Fact>
        {carriedDebtCents === 0 ? null : <Fact name={say.carried}>{money(carriedDebtCents)}</Fact>}
      </dl>
      <p>{payoutWords(statement)}</p>
      {lines.length === 0 ? null : (
        <details>
          <summary>{say.lines}</summary>
          <ul>
            {lines.map(({ paymentId, partCents, regionId, invoiceId }) => (
              <li key={paymentId}>{say.line(money(partCents), regionId, invoiceId)}</li>
            ))}
          </ul>
        </details>
      )}
      {corrections.length === 0 ? null : (
        <details>
          <summary>{say.corrections}</summary>
          <ul>
            {corrections.map((correction) => (
              <li key={`${correction.regionId} ${correction.month}`}>
                {say.correction(money(correction.differenceCents), correction.regionId, correction.month)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function payoutWords({ payoutDueAt, paidOutAt, payout, reversedCents }: StoredStatement): string {
  const { paidOut: say } = words.billing;
  if (paidOutAt === null) return payoutDueAt === null ? say.nothing : say.due(payoutDueAt);
  const paid = say[payout?.way ?? "credit"](paidOutAt);
  return reversedCents > 0 ? `${paid} ${say.takenBack(money(reversedCents))}` : paid;
}
