import type { Transaction } from "firebase-admin/firestore";
import { z } from "zod";
import { now } from "../platform/clock.ts";
import { ballotKey } from "../platform/config.ts";
import { documentId, regionId } from "../platform/fields.ts";
import { log } from "../platform/log.ts";
import { transact } from "../platform/store.ts";
import { tieSecretOf } from "./ballot.ts";
import { countBallots, countEarlyVoters, countVoters } from "./countBallots.ts";
import { resultOf, uncontested } from "./decidePoll.ts";
import { lateQuorumExtension, type Poll, type PollResult } from "./poll.ts";
import { eraseBallots, publishBallots } from "./publishBallots.ts";
import { polls } from "./schema.ts";
import { subjectOf } from "./subjects.ts";
import { commitTieSecret } from "./tally/tie.ts";

const bodySchema = z.object({ regionId, pollId: documentId });

/** Opening, sealing, counting, publishing, erasing: no poll has more steps in one run. */
const MAX_STEPS = 8;

/**
 * Carries out what is due of one poll, step by step, until nothing is. Each step is a transaction that looks at the
 * phase again, so that running twice, late or beside another changes nothing.
 */
export async function settlePoll(body: unknown): Promise<void> {
  const { regionId, pollId } = bodySchema.parse(body);
  for (let step = 0; step < MAX_STEPS; step++) {
    const poll = (await polls.ref({ regionId, pollId }).get()).data();
    if (poll === undefined || poll.dueAt === null || poll.dueAt > now()) return;
    await stepOf(poll);
    log.info("poll settled", { regionId, pollId, phase: poll.phase });
  }
}

function stepOf(poll: Poll): Promise<void> {
  switch (poll.phase) {
    case "called":
      return inPhase(poll, open);
    case "open":
      return inPhase(poll, seal);
    case "sealed":
      return decide(poll);
    case "counted":
      return publishBallots(poll, ballotKey.value());
    case "published":
    case "cancelled":
      return eraseBallots(poll);
    case "erased":
      return Promise.resolve();
  }
}

/** Runs a step on the poll as it is now, unless it has moved on. */
async function inPhase(
  { regionId, pollId, phase }: Poll,
  step: (tx: Transaction, poll: Poll, at: Date) => Promise<void>,
): Promise<void> {
  await transact(async (tx) => {
    const poll = (await tx.get(polls.ref({ regionId, pollId }))).data();
    if (poll?.phase === phase) await step(tx, poll, now());
  });
}

/** Fixes what is voted on and commits to the secret that will break ties; an election without a choice ends here. */
async function open(tx: Transaction, poll: Poll, at: Date): Promise<void> {
  if (at < poll.opensAt) return;
  const subject = await subjectOf(poll);
  const opening = await subject.open(tx, poll, at);
  if ("calledOff" in opening) {
    tx.update(polls.ref(poll), { phase: "cancelled", dueAt: null, endedAt: at });
    return;
  }
  const options = [...opening.options];
  const without = uncontested(poll, options);
  if (without !== null) {
    await subject.conclude(tx, { ...poll, options }, without, at);
    tx.update(polls.ref(poll), { phase: "erased", options, result: without, dueAt: null, endedAt: at });
    return;
  }
  tx.update(polls.ref(poll), {
    phase: "open",
    options,
    contentHash: opening.contentHash,
    tieCommitment: commitTieSecret(tieSecretOf(ballotKey.value(), poll)),
    dueAt: poll.closesAt,
  });
}

/** From here on every cast is refused: it reads this very document in its own transaction. */
async function seal(tx: Transaction, poll: Poll, at: Date): Promise<void> {
  if (at < poll.closesAt) return;
  tx.update(polls.ref(poll), { phase: "sealed", dueAt: at });
}

/** Counts a sealed poll, or opens it again where its quorum came late. */
async function decide(sealed: Poll): Promise<void> {
  const voters = await countVoters(sealed);
  const closesAt = await extensionOf(sealed, voters);
  if (closesAt !== null) {
    await inPhase(sealed, async (tx, poll) => {
      tx.update(polls.ref(poll), { phase: "open", closesAt, extendedFrom: poll.closesAt, dueAt: closesAt });
    });
    return;
  }
  const tieSecret = tieSecretOf(ballotKey.value(), sealed);
  const result = resultOf(sealed, await countBallots(sealed, voters, tieSecret));
  await inPhase(sealed, (tx, poll, at) => conclude(tx, poll, result, tieSecret, at));
}

/** The citizens' answer to a question can be put off; a council's cannot, whose rule asks for votes and not for voters. */
async function extensionOf(poll: Poll, all: number): Promise<Date | null> {
  const mayBeLate = poll.rule?.kind === "share" && poll.extendedFrom === null && all >= poll.quorumVoters;
  if (!mayBeLate) return null;
  return lateQuorumExtension(poll, { all, early: await countEarlyVoters(poll) }, now());
}

async function conclude(
  tx: Transaction,
  poll: Poll,
  result: PollResult,
  tieSecret: string,
  at: Date,
): Promise<void> {
  await (await subjectOf(poll)).conclude(tx, poll, result, at);
  tx.update(polls.ref(poll), { phase: "counted", result, tieSecret, dueAt: at, endedAt: at });
}
