import { decimal } from "./decimal.ts";
import type { Question, Round, Tally } from "./schema.ts";
import type { Lots } from "./tie.ts";

/** Votes per option in units of the method's last decimal place. */
export type Votes = ReadonlyMap<string, bigint>;

/** How a ranked count stands between its rounds; the methods change it, `closeRound` writes it down. */
export interface Standing {
  readonly seats: number;
  /** Decimal places of the method. */
  readonly places: number;
  readonly continuing: Set<string>;
  readonly elected: string[];
  /** The votes at the end of each round so far. */
  readonly history: Votes[];
  readonly rounds: Round[];
  readonly lots: Lots;
}

export function standingOf({ options, seats }: Question, places: number, lots: Lots): Standing {
  return { seats, places, continuing: new Set(options), elected: [], history: [], rounds: [], lots };
}

/** All seats are filled, or nobody is left to fill them. */
export const isComplete = (standing: Standing): boolean =>
  vacancies(standing) === 0 || standing.continuing.size === 0;

/** Seats still to be filled. */
export const vacancies = ({ seats, elected }: Standing): number => seats - elected.length;

/** The number of the round that is under way. */
export const roundUnderWay = ({ rounds }: Standing): number => rounds.length + 1;

/**
 * Those of `among` with the most or fewest votes at the end of the last round; where several are level, those of them
 * who were ahead or behind at the most recent earlier round at which they differed (rules 49 and 51 of the Scottish
 * Local Government Elections Order 2007).
 */
export function foremost(
  among: readonly string[],
  history: readonly Votes[],
  by: "most" | "fewest",
): string[] {
  let level = [...among];
  for (const votes of history.toReversed()) {
    const best = level
      .map((option) => votes.get(option)!)
      .reduce((a, b) => (a > b === (by === "most") ? a : b));
    level = level.filter((option) => votes.get(option) === best);
  }
  return level;
}

/** Elects options in the order of their votes; those level in every round are put in order by lot. */
function elect(standing: Standing, options: readonly string[]): void {
  const { continuing, elected, history, lots } = standing;
  const waiting = new Set(options);
  while (waiting.size > 0) {
    const level = foremost([...waiting], history, "most");
    const next = lots.draw(level, `round ${roundUnderWay(standing)}, order of election`);
    waiting.delete(next);
    continuing.delete(next);
    elected.push(next);
  }
}

interface RoundEnd {
  readonly votes: Votes;
  /** Who has enough votes; all remaining options are elected besides when there are no more of them than seats. */
  readonly reached: readonly string[];
  readonly quota?: bigint;
  readonly exhausted: bigint;
  readonly lost?: bigint;
  readonly excluded?: string | undefined;
  readonly transferredFrom?: string | undefined;
  readonly keepFactors?: Votes;
}

export function closeRound(standing: Standing, end: RoundEnd): void {
  const { places, continuing, elected, history, rounds } = standing;
  const before = elected.length;
  history.push(new Map(end.votes));
  elect(standing, end.reached);
  if (continuing.size <= vacancies(standing)) elect(standing, [...continuing]);
  const write = (units: bigint) => decimal(units, places);
  rounds.push({
    round: roundUnderWay(standing),
    transferredFrom: end.transferredFrom ?? null,
    excluded: end.excluded === undefined ? [] : [end.excluded],
    quota: end.quota === undefined ? null : write(end.quota),
    votes: perOption(end.votes, places),
    keepFactors: sorted(end.keepFactors ?? new Map()).map(([option, factor]) => ({
      option,
      factor: write(factor),
    })),
    exhausted: write(end.exhausted),
    lost: write(end.lost ?? 0n),
    elected: elected.slice(before),
  });
}

const sorted = (votes: Votes) => [...votes].sort(([a], [b]) => (a < b ? -1 : 1));

/** Votes per option as a count shows them: sorted by id, exact. */
export function perOption(votes: Votes, places: number): Tally["totals"] {
  return sorted(votes).map(([option, units]) => ({ option, votes: decimal(units, places) }));
}

/** The finished count. */
export function tallyOf({ elected, rounds, lots }: Standing): Tally {
  return { winners: elected, totals: rounds.at(-1)!.votes, rounds, pairs: [], ties: [...lots.ties] };
}
