import { AggregateField, type Query } from "firebase-admin/firestore";
import type { Ballot } from "./ballot.ts";
import { approvesEach, type Count, questionOf } from "./decidePoll.ts";
import { LATE_MS, type Poll } from "./poll.ts";
import { ballots } from "./schema.ts";
import { ballotWeight } from "./tally/choice.ts";
import type { Method } from "./tally/schema.ts";
import { Counting, countFrom } from "./tally/tally.ts";

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
    const votes = approvesEach(poll) ? await powerIn(ballots.collection(poll)) : 0;
    return { voters, votes, tally: countFrom(question, Object.fromEntries(totals)) };
  }
  const counting = new Counting(question);
  let cast = 0;
  for await (const { ballot } of readBallots(poll)) {
    const { choice, power } = ballot;
    counting.add({ choice, weight: ballotWeight(poll.method, power) });
    cast += 1;
  }
  return { voters: cast, votes: 0, tally: counting.result() };
}

function powerOf(
  { regionId, pollId }: Poll,
  [field, operator, option]: readonly [string, "==" | "array-contains", string],
): Promise<number> {
  return powerIn(ballots.collection({ regionId, pollId }).where(field, operator, option));
}

async function powerIn(cast: Query): Promise<number> {
  const sum = await cast.aggregate({ power: AggregateField.sum("power") }).get();
  return sum.data().power;
}

const PAGE = 1_000;

/** Every ballot with its voter, each read once; what of a page is not kept is forgotten with it. */
export async function* readBallots({
  regionId,
  pollId,
}: Poll): AsyncGenerator<{ readonly uid: string; readonly ballot: Ballot }> {
  const ordered = ballots.collection({ regionId, pollId }).orderBy("__name__").limit(PAGE);
  let page = ordered;
  for (;;) {
    const { docs } = await page.get();
    for (const doc of docs) yield { uid: doc.id, ballot: doc.data() };
    if (docs.length < PAGE) return;
    page = ordered.startAfter(docs.at(-1)!.id);
  }
}
