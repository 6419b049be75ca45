import { GameError } from "../../../platform/errors.ts";
import { checkedChoice } from "./choice.ts";
import { countMeekStv } from "./meekStv.ts";
import { addPapers, noPreferences, type Preferences } from "./preferences.ts";
import { countRankedChoice } from "./rankedChoice.ts";
import {
  type CountedBallot,
  countedBallotSchema,
  MAX_VOTING_POWER,
  type Question,
  questionSchema,
  type Tally,
  TOTALS_METHODS,
} from "./schema.ts";
import { countSchulze } from "./schulze.ts";
import { countScottishStv } from "./scottishStv.ts";
import { lotsOf } from "./tie.ts";
import { addVotes, countTotals, noTotals, type Totals } from "./totals.ts";

const COUNTS = {
  rankedChoice: countRankedChoice,
  scottishStv: countScottishStv,
  meekStv: countMeekStv,
  schulze: countSchulze,
} as const;

type TotalsMethod = (typeof TOTALS_METHODS)[number];

const fromTotals = (method: Question["method"]): method is TotalsMethod =>
  TOTALS_METHODS.some((other) => other === method);

/**
 * Counts the ballots. Neither their order nor that of the options changes anything; ties are broken by lot from the
 * secret and listed. Without ballots nobody is elected; with no more options than seats all are, once there is a
 * ballot. Throws INVALID_INPUT for a question and BALLOT_INVALID for a ballot that cannot be counted: a recount of
 * tampered ballots stops there.
 */
export function tally(question: Question, ballots: Iterable<CountedBallot>): Tally {
  const counting = new Counting(question);
  for (const ballot of ballots) counting.add(ballot);
  return counting.result();
}

/** A count that takes its ballots one by one, and keeps of them what the result needs: totals, or rankings as a tree. */
export class Counting {
  readonly #question: Question;
  readonly #totals: Map<string, number>;
  readonly #papers: Preferences;
  #ballots = 0;

  constructor(question: Question) {
    checkQuestion(question);
    this.#question = question;
    this.#totals = noTotals(question.options);
    this.#papers = noPreferences(question.options);
  }

  add(ballot: CountedBallot): void {
    checkBallot(this.#question, ballot, this.#ballots);
    this.#ballots += 1;
    const { choice, weight } = ballot;
    if (choice.kind === "ranking") addPapers(this.#papers, choice.ranking, BigInt(weight));
    else addVotes(this.#totals, ballot);
  }

  result(): Tally {
    const { method, tieSecret } = this.#question;
    if (fromTotals(method)) return countFrom(this.#question, Object.fromEntries(this.#totals));
    if (this.#ballots === 0) return withoutBallots(this.#question);
    return COUNTS[method](this.#question, this.#papers, lotsOf(tieSecret));
  }
}

/**
 * Counts from the totals per option alone, as aggregation queries give them; an option left out has none. Equal to
 * `tally` over the ballots that the totals came from.
 */
export function countFrom(question: Question, counts: Readonly<Record<string, number>>): Tally {
  checkQuestion(question);
  const { method, options, tieSecret } = question;
  if (!fromTotals(method)) throw new GameError("INVALID_INPUT", `${method} cannot be counted from totals.`);
  for (const [option, votes] of Object.entries(counts)) {
    if (options.includes(option) && Number.isSafeInteger(votes) && votes >= 0) continue;
    const sentence = `counts.${option} is ${votes}: give whole numbers from 0 to options of the question.`;
    throw new GameError("INVALID_INPUT", sentence, { field: `counts.${option}` });
  }
  const given = new Map(Object.entries(counts));
  const totals: Totals = new Map(options.map((option) => [option, given.get(option) ?? 0]));
  if (totals.values().every((votes) => votes === 0)) return withoutBallots(question);
  return countTotals(question, totals, lotsOf(tieSecret));
}

function withoutBallots({ options }: Question): Tally {
  const totals = options.toSorted().map((option) => ({ option, votes: "0" }));
  return { winners: [], totals, rounds: [], pairs: [], ties: [] };
}

function checkQuestion(question: Question): void {
  const issue = questionSchema.safeParse(question).error?.issues[0];
  if (issue === undefined) return;
  const field = issue.path.join(".") || "question";
  throw new GameError("INVALID_INPUT", `${field} ${issue.message}`, { field });
}

function checkBallot({ method, options }: Question, ballot: CountedBallot, index: number): void {
  const refused = (sentence: string) =>
    new GameError("BALLOT_INVALID", `Ballot ${index + 1}: ${sentence}`, { ballot: index + 1 });
  const issue = countedBallotSchema.safeParse(ballot).error?.issues[0];
  if (issue !== undefined) throw refused(`${issue.path.join(".")} ${issue.message}`);
  // The published unit ballots of a weighted vote name one option each.
  const unit = method === "weighted" && ballot.choice.kind === "one";
  try {
    checkedChoice(unit ? "plurality" : method, ballot.choice, { options, votingPower: MAX_VOTING_POWER });
  } catch (error) {
    throw error instanceof GameError ? refused(error.message) : error;
  }
}
