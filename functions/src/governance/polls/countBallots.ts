import { AggregateField, type Query } from "firebase-admin/firestore";
import type { Ballot } from "./ballot.ts";
import { type Count, questionOf } from "./decidePoll.ts";
import { DistinctChoices } from "./distinctChoices.ts";
import { LATE_MS, type Poll } from "./poll.ts";
import { ballots } from "./schema.ts";
import { ballotWeight } from "./tally/choice.ts";
import type { Method } from "./tally/schema.ts";
import { countFrom, tally } from "./tally/tally.ts";

/** The field that says for which options a ballot counts, where an index can add the ballots up. */
const OPTION_FIELD: Partial<Record<Method, readonly [field: string, operator: "==" | "array-contains"]>> = {
  plurality: ["choice.option", "=="],
  yesNoAbstain: ["choice.option", "=="],
  approval: ["choice.options", "array-contains"],
};

/** How many have voted. Billed as one read for every thousand ballots. */
export function countVoters({ regionId, pollId }: Poll): Promise<number> {
  return countOf(ballots.collection({ regionId, pollId }));
}

/** How many of them first voted before the last day. Billed likewise. */
export function countEarlyVoters({ regionId, pollId, closesAt }: Poll): Promise<number> {
  const lateFrom = new Date(closesAt.getTime() - LATE_MS);
  return countOf(ballots.collection({ regionId, pollId }).where("firstCastAt", "<", lateFrom));
}

async function countOf(query: Query): Promise<number> {
  return (await query.count().get()).data().count;
}

/**
 * Counts a sealed poll. Where the options' totals suffice they are added up by the database, at one read for every
 * thousand ballots that count for an option; other methods read each ballot once.
 */
export async function countBallots(poll: Poll, voters: number, tieSecret: string): Promise<Count> {
  const question = questionOf(poll, tieSecret);
  const byOption = OPTION_FIELD[poll.method];
  if (byOption !== undefined) {
    const [field, operator] = byOption;
    const totals = await Promise.all(
      question.options.map(
        async (option) => [option, await powerOf(poll, [field, operator, option])] as const,
      ),
    );
    return { voters, tally: countFrom(question, Object.fromEntries(totals)) };
  }
  const cast = await readBallots(poll);
  const counted = cast.map(({ choice, power }) => ({
    choice,
    weight: ballotWeight(poll.method, power),
  }));
  return { voters: cast.length, tally: tally(question, counted) };
}

async function powerOf(
  { regionId, pollId }: Poll,
  [field, operator, option]: readonly [string, "==" | "array-contains", string],
): Promise<number> {
  const cast = ballots.collection({ regionId, pollId }).where(field, operator, option);
  const sum = await cast.aggregate({ power: AggregateField.sum("power") }).get();
  return sum.data().power;
}

const PAGE = 1_000;

/** A ballot as counting and publishing need it: what they do not is forgotten page by page. */
export interface CastBallot extends Pick<Ballot, "choice" | "power" | "revision"> {
  readonly uid: string;
}

/** Every ballot with its voter, each read once. Equal choices are one object: memory is taken by what differs. */
export async function readBallots({ regionId, pollId, options }: Poll): Promise<CastBallot[]> {
  const found: CastBallot[] = [];
  const choices = new DistinctChoices(options ?? []);
  const ordered = ballots.collection({ regionId, pollId }).orderBy("__name__").limit(PAGE);
  let page = ordered;
  for (;;) {
    const { docs } = await page.get();
    for (const doc of docs) {
      const { choice, power, revision } = doc.data();
      found.push({ uid: doc.id, choice: choices.of(choice), power, revision });
    }
    if (docs.length < PAGE) return found;
    page = ordered.startAfter(docs.at(-1)!.id);
  }
}
