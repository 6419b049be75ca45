import type { Poll, PollResult } from "../../../../functions/src/governance/polls/poll.ts";
import type { Tally } from "../../../../functions/src/governance/polls/tally/schema.ts";
import { CrossTable } from "../../controls/CrossTable.tsx";
import { words } from "../../words/en.ts";
import { Rounds } from "./Rounds.tsx";

interface ResultProps {
  readonly poll: Poll;
  readonly result: PollResult;
  readonly nameOf: (option: string) => string;
}

/** What came of a vote, as far as it was counted. */
export function Result({ poll, result, nameOf }: ResultProps) {
  const { result: say } = words.votes;
  const { outcome, winners, voters, tally } = result;
  return (
    <section aria-labelledby="result">
      <h2 id="result">{say.title}</h2>
      <p>
        <b>{say.outcomes[outcome]}</b> {say.voters(voters)}
      </p>
      {winners.length === 0 ? null : (
        <>
          <h3>{say.winners}</h3>
          <ol className="plain">
            {winners.map((winner) => (
              <li key={winner}>
                <bdi>{nameOf(winner)}</bdi>
              </li>
            ))}
          </ol>
        </>
      )}
      {tally === null ? null : <Count tally={tally} isSchulze={poll.method === "schulze"} nameOf={nameOf} />}
    </section>
  );
}

interface CountProps {
  readonly tally: Tally;
  readonly isSchulze: boolean;
  readonly nameOf: (option: string) => string;
}

function Count({ tally, isSchulze, nameOf }: CountProps) {
  const { result: say } = words.votes;
  const totals = tally.totals.toSorted((a, b) => Number(b.votes) - Number(a.votes));
  return (
    <>
      <table>
        <caption>{say.totals}</caption>
        <thead>
          <tr>
            <th scope="col">{say.option}</th>
            <th scope="col">{isSchulze ? say.above : say.votes}</th>
          </tr>
        </thead>
        <tbody>
          {totals.map(({ option, votes }) => (
            <tr key={option}>
              <th scope="row">
                <bdi>{nameOf(option)}</bdi>
              </th>
              <td>{votes}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {tally.rounds.length === 0 ? null : <Rounds rounds={tally.rounds} nameOf={nameOf} />}
      {tally.pairs.length === 0 ? null : <Pairs tally={tally} nameOf={nameOf} />}
      {tally.ties.length === 0 ? null : (
        <>
          <h3>{say.ties}</h3>
          <ul className="plain">
            {tally.ties.map(({ among, decidedFor, at }) => (
              <li key={at}>{say.tie(among.map(nameOf).join(", "), nameOf(decidedFor), at)}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Pairs({ tally, nameOf }: Pick<CountProps, "tally" | "nameOf">) {
  const { result: say } = words.votes;
  const options = tally.totals.map(({ option }) => option);
  const votes = new Map(tally.pairs.map((pair) => [`${pair.option} ${pair.over}`, pair.votes]));
  const named = options.map((option) => ({ key: option, head: <bdi>{nameOf(option)}</bdi> }));
  return (
    <CrossTable
      label={say.pairs}
      caption={say.pairsWhat}
      rowsAre={say.option}
      columns={named}
      rows={named.map((row) => ({
        ...row,
        cells: options.map((over) => votes.get(`${row.key} ${over}`) ?? "–"),
      }))}
    />
  );
}
