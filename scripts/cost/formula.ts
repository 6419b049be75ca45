/** What a bill can grow with, each in words. */
export const QUANTITIES = {
  rows: "documents on the page that the call returns",
  given: "entries of the list in the call's input",
  charts: "chart documents of the regions on the way, the Nexus aside: one for each 500 sectors",
  nexusCharts: "chart documents of the Nexus, ten for 5,000 sectors",
  steps: "slices of the job: one for each 500 sectors",
  sectors: "sectors of the region",
  fullPages: "1 where the documents fill their last page, so that one more query finds nothing; else 0",
  counts: "counts of a region's members in batches of 1,000: one for each standing and thousand",
  due: "what the schedule finds due: ended bans, polls, laws, petitions, elections, regions to be counted",
  pollCounts:
    "counts of citizens and of active ones in batches of 1,000, and members whose vote has changed since the call or waits out the days of a grant, one at least for each: four for each poll that is called or opened, or more",
  treaties: "treaties of the region, ended ones included",
  ended: "treaties of those that are put under notice, and offers that are taken off the table",
  freeMovement: "treaties of free movement that the region has in force, up to twenty",
  mutualBans: "treaties of those under which bans hold in both regions",
  ruled: "regions that are active or suspended",
  elective: "regions of those that are no autocracy",
  governors: "1 where the region has a governor, else 0",
  called: "elections that are called",
  replaced: "scheduled elections whose place they take",
  supporters: "citizens who support the petitions that are due",
  candidates: "nominations that are accepted and not withdrawn",
  elected: "candidates who have won a seat",
  seated:
    "memberships of those, and of who was installed in the office last, each once; of a governor's office, of the winner alone",
  moves:
    "documents that say who is in office: two for each member who comes into it or leaves it, or the governor's region",
  told: "players who get a notice: who has won the office and who leaves it, or stays because nobody has; the governors of both sides of a treaty",
  announced: "1 where nominations for the next election open at once, else 0",
  ballots: "ballots that are cast",
  electorate:
    "what counting an electorate takes when voting opens: citizens and active ones in batches of 1,000, and each member whose vote has changed since the call or waits out the days of a grant, one at least for each",
  voterCounts:
    "counts of voters in batches of 1,000 ballots: of all, and of who voted before the last day where only that tells whether the quorum came late",
  optionSums:
    "sums of votes in batches of 1,000 ballots, for each option one at least: with 10,000 ballots ten at most",
  pages: "pages of published ballots, up to 500 on each",
  freed: "fields that a law which has not passed no longer claims",
  rowsLeft: "rows of the outbox that are due: left by a crash, or tried again after a failure",
  schedules: "schedules that the rooms declare",
  slots: "schedules of those whose slot has come",
  openTransfers: "transfers of the days that are not closed",
  closedTransfers: "transfers of the days that this run closes",
  closedDays: "days that this run closes",
  assets: "assets that were ever issued",
  balances: "for each asset, balance documents in thousands, one at least",
  pollsOff: "votes that are called off with the closing of their region",
  electionsOff: "elections of those",
  proposalsOff: "proposals of those",
  moderators: "moderators of the region, one at least",
  mandatesEnded: "moderators whose mandate ends with the governor's",
  representing: "regions in which the player holds an elected office beside the governor's",
  players: "players",
  belongsTo: "memberships of the player, past ones included",
  lost: "players of those whose user is gone, who own nothing and hold no office",
  owned: "closing or closed regions that the player still owns",
  governed: "regions that the player governs",
  traces:
    "what collections declare as the players' to delete, one read at least for each collection, and the documents below the players, one at least",
  remains: "the same documents",
} as const satisfies Record<string, string>;

export type Quantity = keyof typeof QUANTITIES;
export type Quantities = Readonly<Partial<Record<Quantity, number>>>;

/** `each` for every `per` of the quantity, rounded up, and for not less than `atLeast`. All are 1 where left out, 0 for `atLeast`. */
export interface Term {
  readonly of: Quantity;
  readonly each?: number;
  readonly per?: number;
  readonly atLeast?: number;
}

/** A constant, or a sum. It is data, so that what the documents print is what the tests measure against. */
export type Formula = number | readonly (number | Term)[];

/** @throws when a quantity of the formula is not among those given. */
export function evaluate(formula: Formula, quantities: Quantities): number {
  return termsOf(formula).reduce<number>((sum, term) => sum + termValue(term, quantities), 0);
}

function termValue(term: number | Term, quantities: Quantities): number {
  if (typeof term === "number") return term;
  const { of, each = 1, per = 1, atLeast = 0 } = term;
  const quantity = quantities[of];
  if (quantity === undefined) throw new Error(`The formula ${textOf([term])} needs the quantity "${of}".`);
  // Without a divisor nothing is rounded: what is expected of a month may be a part of one.
  return each * Math.max(atLeast, per === 1 ? quantity : Math.ceil(quantity / per));
}

/** `2 + 3 × ⌈members / 1,000⌉`, as people write it. */
export function textOf(formula: Formula): string {
  const terms = termsOf(formula).filter((term) => term !== 0);
  return terms.length === 0 ? "0" : terms.map(termText).join(" + ");
}

function termText(term: number | Term): string {
  if (typeof term === "number") return term.toLocaleString("en");
  const { of, each = 1, per = 1, atLeast = 0 } = term;
  const counted = per === 1 ? of : `⌈${of} / ${per.toLocaleString("en")}⌉`;
  const bounded = atLeast === 0 ? counted : `max(${atLeast.toLocaleString("en")}, ${counted})`;
  return each === 1 ? bounded : `${each.toLocaleString("en")} × ${bounded}`;
}

/** The quantities that a formula names. */
export function quantitiesOf(formula: Formula): Quantity[] {
  return termsOf(formula).flatMap((term) => (typeof term === "number" ? [] : [term.of]));
}

function termsOf(formula: Formula): readonly (number | Term)[] {
  return typeof formula === "number" ? [formula] : formula;
}
