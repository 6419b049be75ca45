import type { TreasuryMonth } from "../../../../functions/src/treasury/schema.ts";
import { Credits } from "../../controls/Credits.tsx";
import { Fact } from "../../controls/Fact.tsx";
import { WatchedList } from "../../controls/WatchedList.tsx";
import { useWatched } from "../../data/watch.ts";
import { fieldWords } from "../../votes/fields.ts";
import { words } from "../../words/en.ts";
import { useRegional } from "../../words/regional.ts";

const SHOWN = 6;

/** The months that are closed, the latest first. */
export function Statements({ regionId }: { readonly regionId: string }) {
  const watched = useWatched<readonly TreasuryMonth[]>({
    template: "regions/{regionId}/treasuryMonths",
    parameters: { regionId },
    orderBy: ["month", "desc"],
    limit: SHOWN,
  });
  const { treasury: say } = useRegional(words);
  return (
    <WatchedList
      id="statements"
      title={say.statements}
      lead={say.statementsWhy}
      none={say.noStatements}
      watched={watched}
    >
      {(months) => (
        <ul className="cards">
          {months.map((month) => (
            <li key={month.month}>
              <Statement month={month} />
            </li>
          ))}
        </ul>
      )}
    </WatchedList>
  );
}

function Statement({ month }: { readonly month: TreasuryMonth }) {
  const { openingCredits, receipts, payments, closingCredits, differenceCredits, officers, others } = month;
  const { arrears, lapsedCredits } = month;
  const { treasury: say } = useRegional(words);
  return (
    <>
      <h3>{say.month(month.month)}</h3>
      <dl className="facts">
        <Fact name={say.opening}>
          <Credits amount={openingCredits} />
        </Fact>
        <Fact name={say.receipts}>{byKind(receipts)}</Fact>
        <Fact name={say.payments}>{byKind(payments)}</Fact>
        <Fact name={say.closing}>
          <Credits amount={closingCredits} />
        </Fact>
        {differenceCredits === 0 ? null : (
          <Fact name={say.difference}>
            <b className="wrong">{say.differs(differenceCredits)}</b>
          </Fact>
        )}
        <Fact name={say.officers}>
          <Credits amount={sumOf(officers)} />
        </Fact>
        <Fact name={say.others}>{say.othersOf(others.count, others.credits)}</Fact>
        {arrears.length === 0 ? null : (
          <Fact name={say.arrears}>
            <Credits amount={sumOf(arrears)} />
          </Fact>
        )}
        {lapsedCredits === 0 ? null : (
          <Fact name={say.lapsed}>
            <Credits amount={lapsedCredits} />
          </Fact>
        )}
      </dl>
    </>
  );
}

const sumOf = (payments: readonly { readonly credits: number }[]) =>
  payments.reduce((sum, { credits }) => sum + credits, 0);

function byKind(kinds: Readonly<Record<string, number>>): string {
  const lines = Object.entries(kinds).map(
    ([kind, credits]) => `${fieldWords(kind)} ${words.number(credits)}`,
  );
  return lines.length === 0 ? words.treasury.nothing : lines.join(", ");
}
