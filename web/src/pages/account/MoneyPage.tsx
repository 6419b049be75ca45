import { useState } from "react";
import { Fact } from "../../controls/Fact.tsx";
import { Heading } from "../../controls/Heading.tsx";
import { Scrolling } from "../../controls/Scrolling.tsx";
import { Failure, Loading } from "../../controls/states.tsx";
import { calls } from "../../data/calls.ts";
import { useAnswer } from "../../data/useAnswer.ts";
import { fieldWords } from "../../votes/fields.ts";
import { words } from "../../words/en.ts";

const PAGE_TRANSFERS = 20;

/** What a player has, and how it came to be that. */
export default function MoneyPage() {
  const [cursors, setCursors] = useState<readonly (string | null)[]>([null]);
  const { money: say } = words.account;
  return (
    <>
      <Heading title={say.title} />
      <Balance />
      <section aria-labelledby="history">
        <h2 id="history">{say.history}</h2>
        {cursors.map((cursor, index) => (
          <Transfers
            key={cursor ?? "first"}
            cursor={cursor}
            isLast={index === cursors.length - 1}
            onMore={(next) => setCursors([...cursors, next])}
          />
        ))}
      </section>
    </>
  );
}

function Balance() {
  const answer = useAnswer("balance", async (signal) => {
    const { players } = await calls();
    return players.getProfile({}, { signal });
  });
  if (answer.state === "asking") return <Loading />;
  if (answer.state === "failed") return <Failure error={answer.error} onRetry={answer.again} />;
  return (
    <dl className="facts">
      <Fact name={words.account.money.balance}>
        <b>{words.credits(answer.value.own?.balanceCredits ?? 0)}</b>
      </Fact>
    </dl>
  );
}

interface TransfersProps {
  readonly cursor: string | null;
  readonly isLast: boolean;
  readonly onMore: (cursor: string) => void;
}

function Transfers({ cursor, isLast, onMore }: TransfersProps) {
  const answer = useAnswer(cursor ?? "", async (signal) => {
    const { players } = await calls();
    return players.listTransfers({ cursor: cursor ?? undefined, pageSize: PAGE_TRANSFERS }, { signal });
  });
  const { money: say } = words.account;
  if (answer.state === "asking") return <Loading />;
  if (answer.state === "failed") return <Failure error={answer.error} onRetry={answer.again} />;
  const { transfers, cursor: next } = answer.value;
  if (transfers.length === 0) return cursor === null ? <p>{say.none}</p> : null;
  return (
    <>
      <Scrolling label={say.what}>
        <table>
          <caption>{say.what}</caption>
          <thead>
            <tr>
              {[say.at, say.for, say.amount, say.with].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {transfers.map(({ transferId, kind, memo, amountCredits, otherAccountIds, at }) => (
              <tr key={transferId}>
                <td>{words.instant(new Date(at))}</td>
                <th scope="row">
                  {fieldWords(kind)} <small>{memo}</small>
                </th>
                <td>{say.signed(amountCredits)}</td>
                <td>{[...new Set(otherAccountIds.map(accountWords))].join(", ")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
      {next === null || !isLast ? null : (
        <button type="button" onClick={() => onMore(next)}>
          {say.more}
        </button>
      )}
    </>
  );
}

/** `treasury:aurora` → the treasury of aurora; a player's account is a pseudonym and says no more. */
function accountWords(accountId: string): string {
  const { others } = words.account.money;
  const [kind, id] = accountId.split(":") as [string, string | undefined];
  if (kind === "treasury") return others.treasury(id ?? "");
  return kind === "player" ? others.player : others.other(fieldWords(kind));
}
