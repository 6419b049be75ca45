import { handOn, type Preferences } from "./preferences.ts";
import type { Question, Tally } from "./schema.ts";
import {
  closeRound,
  foremost,
  isComplete,
  roundUnderWay,
  type Standing,
  standingOf,
  tallyOf,
  vacancies,
} from "./standing.ts";
import type { Lots } from "./tie.ts";

const PLACES = 5;
const VOTE = 10n ** BigInt(PLACES);

/** Papers that came to an option together, each worth `value` of its hundred-thousandths of a vote. */
interface Parcel {
  readonly papers: Preferences;
  readonly value: bigint;
}

/** Who holds which papers, and what they are worth; `exhausted` and `lost` never go down. */
interface Count {
  readonly standing: Standing;
  readonly quota: bigint;
  readonly votes: Map<string, bigint>;
  readonly parcels: Map<string, Parcel[]>;
  exhausted: bigint;
  lost: bigint;
}

/**
 * The single transferable vote by the Weighted Inclusive Gregory Method, rules 45 to 52 of schedule 1 to the Scottish
 * Local Government Elections Order 2007 (Scottish Statutory Instrument 2007 No. 42). Quota: ⌊papers ÷ (seats + 1)⌋ + 1.
 * A surplus moves all papers of the elected option at value × surplus ÷ its votes, five decimals, the rest ignored; the
 * largest surplus first; without a surplus the last option is excluded and its papers move at their value. The lot
 * stands in for the returning officer's.
 */
export function countScottishStv(question: Question, papers: Preferences, lots: Lots): Tally {
  const standing = standingOf(question, PLACES, lots);
  const count: Count = {
    standing,
    quota: (papers.papers / BigInt(question.seats + 1) + 1n) * VOTE,
    votes: new Map(question.options.map((option) => [option, 0n])),
    parcels: new Map(question.options.map((option) => [option, []])),
    exhausted: 0n,
    lost: 0n,
  };
  move(count, { papers, value: VOTE });
  endRound(count);
  while (!isComplete(standing)) {
    const rich = standing.elected.filter((option) => count.votes.get(option)! > count.quota);
    if (rich.length > 0) handOnSurplus(count, chosen(count, rich, "most"));
    else exclude(count, chosen(count, [...standing.continuing], "fewest"));
  }
  return tallyOf(standing);
}

function chosen({ standing }: Count, among: readonly string[], by: "most" | "fewest"): string {
  const what = by === "most" ? "surplus" : "exclusion";
  return standing.lots.draw(
    foremost(among, standing.history, by),
    `round ${roundUnderWay(standing)}, ${what}`,
  );
}

/** Credits the papers of a parcel to their next available preferences. */
function move(count: Count, { papers, value }: Parcel): void {
  const without = handOn(papers, count.standing.continuing, (option, received) => {
    count.votes.set(option, count.votes.get(option)! + received.papers * value);
    count.parcels.get(option)!.push({ papers: received, value });
  });
  count.exhausted += without * value;
}

/** Rule 48. The votes that no paper carries on stay as `exhausted`, what the fifth decimal cuts off as `lost`. */
function handOnSurplus(count: Count, from: string): void {
  const votes = count.votes.get(from)!;
  const surplus = votes - count.quota;
  let moved = 0n;
  for (const { papers, value } of count.parcels.get(from)!) {
    const transferValue = (value * surplus) / votes;
    moved += papers.papers * transferValue;
    move(count, { papers, value: transferValue });
  }
  count.lost += surplus - moved;
  count.votes.set(from, count.quota);
  endRound(count, { transferredFrom: from });
}

/** Rule 50; by rule 52 nothing is transferred any more when as many options remain as seats. */
function exclude(count: Count, from: string): void {
  const { standing, votes, parcels } = count;
  standing.continuing.delete(from);
  if (standing.continuing.size <= vacancies(standing)) {
    endRound(count, { excluded: from });
    return;
  }
  for (const parcel of parcels.get(from)!) move(count, parcel);
  votes.set(from, 0n);
  endRound(count, { excluded: from, transferredFrom: from });
}

function endRound(count: Count, step: { excluded?: string; transferredFrom?: string } = {}): void {
  const { standing, quota, votes, exhausted, lost } = count;
  const reached = [...standing.continuing].filter((option) => votes.get(option)! >= quota);
  closeRound(standing, { ...step, votes, reached, quota, exhausted, lost });
}
