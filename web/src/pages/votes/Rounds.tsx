import type { Round } from "../../../../functions/src/governance/polls/tally/schema.ts";
import { Scrolling } from "../../controls/Scrolling.tsx";
import { words } from "../../words/en.ts";

interface RoundsProps {
  readonly rounds: readonly Round[];
  readonly nameOf: (option: string) => string;
}

/** A count in rounds: how the votes stood at the end of each, and whose moved. */
export function Rounds({ rounds, nameOf }: RoundsProps) {
  const { result: say } = words.votes;
  const options = [...new Set(rounds.flatMap(({ votes }) => votes.map(({ option }) => option)))];
  const votesIn = ({ votes }: Round, option: string) =>
    votes.find((standing) => standing.option === option)?.votes ?? "–";
  return (
    <Scrolling label={say.rounds}>
      <table>
        <caption>{say.roundsWhat}</caption>
        <thead>
          <tr>
            <th scope="col">{say.option}</th>
            {rounds.map(({ round }) => (
              <th key={round} scope="col">
                {say.round(round)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {options.map((option) => (
            <tr key={option}>
              <th scope="row">
                <bdi>{nameOf(option)}</bdi>
              </th>
              {rounds.map((round) => (
                <td key={round.round}>{votesIn(round, option)}</td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">{say.exhausted}</th>
            {rounds.map(({ round, exhausted }) => (
              <td key={round}>{exhausted}</td>
            ))}
          </tr>
          <tr>
            <th scope="row">{say.notes}</th>
            {rounds.map((round) => (
              <td key={round.round}>{notesOf(round, nameOf)}</td>
            ))}
          </tr>
        </tbody>
      </table>
    </Scrolling>
  );
}

function notesOf(
  { transferredFrom, excluded, elected, quota }: Round,
  nameOf: RoundsProps["nameOf"],
): string {
  const { result: say } = words.votes;
  const named = (options: readonly string[]) => options.map(nameOf).join(", ");
  return [
    transferredFrom === null ? null : say.transfer(nameOf(transferredFrom)),
    excluded.length === 0 ? null : say.excluded(named(excluded)),
    elected.length === 0 ? null : say.elected(named(elected)),
    quota === null ? null : say.quota(quota),
  ]
    .filter((note) => note !== null)
    .join("; ");
}
