import type { Round } from "../../../../functions/src/governance/polls/tally/schema.ts";
import { CrossTable } from "../../controls/CrossTable.tsx";
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
    <CrossTable
      label={say.rounds}
      caption={say.roundsWhat}
      rowsAre={say.option}
      columns={rounds.map(({ round }) => ({ key: round, head: say.round(round) }))}
      rows={[
        ...options.map((option) => ({
          key: option,
          head: <bdi>{nameOf(option)}</bdi>,
          cells: rounds.map((round) => votesIn(round, option)),
        })),
        { key: " exhausted", head: say.exhausted, cells: rounds.map(({ exhausted }) => exhausted) },
        { key: " notes", head: say.notes, cells: rounds.map((round) => notesOf(round, nameOf)) },
      ]}
    />
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
