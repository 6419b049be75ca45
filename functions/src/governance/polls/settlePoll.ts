import { z } from "zod";
import { now } from "../../platform/clock.ts";
import { ballotKey } from "../../platform/config.ts";
import type { Tx } from "../../platform/documents/tx.ts";
import { documentId, regionId } from "../../platform/fields.ts";
import { log } from "../../platform/log.ts";
import { tieSecretOf } from "./ballot.ts";
import { countBallots, countEarlyVoters, countVoters } from "./countBallots.ts";
import { failedUnvoted, resultOf } from "./decidePoll.ts";
import { countElectorate } from "./electorate.ts";
import { changed, inPhase } from "./movePoll.ts";
import { lateQuorumExtension, type Poll, type PollResult } from "./poll.ts";
import { eraseBallots, publishBallots } from "./publishBallots.ts";
import { polls } from "./schema.ts";
import { subjectOf } from "./subject.ts";
import { commitTieSecret } from "./tally/tie.ts";

const bodySchema = z.object({ regionId, pollId: documentId });

/** Opening, sealing, counting, publishing, erasing: no poll has more steps in one run. */
const MAX_STEPS = 8;
/** A run that has taken longer makes room for others. */
const RUN_MS = 50_000;

/**
 * Carries out what is due of one poll, step by step, until nothing is. Each step is a transaction that looks at the
 * phase again, so that running twice, late or beside another changes nothing. Returns `more` when another run is to go on.
 */
export async function settlePoll(body: unknown): Promise<"more" | undefined> {
  const { regionId, pollId } = bodySchema.parse(body);
  const untilMs = performance.now() + RUN_MS;
  let poll = (await polls.ref({ regionId, pollId }).get()).data();
  for (let step = 0; step < MAX_STEPS; step++) {
    if (poll === undefined || poll.dueAt === null || poll.dueAt > now()) return undefined;
    if (performance.now() > untilMs) return "more";
    const { phase } = poll;
    poll = await stepOf(poll);
    log.info("poll settled", { regionId, pollId, phase });
  }
  return undefined;
}

/** @returns the poll as the step, or another run, has left it. */
function stepOf(poll: Poll): Promise<Poll | undefined> {
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
      return Promise.resolve(undefined);
  }
}

/** Fixes what is voted on and commits to the secret that will break ties; an election for which too few stand ends here. */
async function open(tx: Tx, poll: Poll, at: Date): Promise<Poll> {
  if (at < poll.opensAt) return poll;
  const subject = await subjectOf(poll);
  const opening = await subject.open(tx, poll, at);
  if ("calledOff" in opening) {
    return changed(tx, poll, { phase: "cancelled", dueAt: null, endedAt: at });
  }
  const options = [...opening.options];
  const asked = { ...poll, ...opening.question };
  const without = failedUnvoted(asked, options);
  if (without !== null) {
    await subject.conclude(tx, { ...poll, options }, without, at);
    return changed(tx, poll, { phase: "erased", options, result: without, dueAt: null, endedAt: at });
  }
  const { entitled } = await countElectorate(poll, at);
  return changed(tx, poll, {
    phase: "open",
    ...opening.question,
    options,
    // Counted again, by the instant of the call: who was joining or leaving just then is in it or is not.
    entitledCount: entitled,
    quorumVoters: Math.min(poll.quorumVoters, entitled),
    contentHash: opening.contentHash,
    tieCommitment: commitTieSecret(tieSecretOf(ballotKey.value(), poll)),
    dueAt: poll.closesAt,
  });
}

/** From here on every cast is refused: it reads this very document in its own transaction. */
function seal(tx: Tx, poll: Poll, at: Date): Poll {
  return at < poll.closesAt ? poll : changed(tx, poll, { phase: "sealed", dueAt: at });
}

/** Counts a sealed poll, or opens it again where its quorum came late. */
async function decide(sealed: Poll): Promise<Poll | undefined> {
  const voters = await countVoters(sealed);
  const closesAt = await extensionOf(sealed, voters);
  if (closesAt !== null) {
    return inPhase(sealed, (tx, poll) =>
      changed(tx, poll, { phase: "open", closesAt, extendedFrom: poll.closesAt, dueAt: closesAt }),
    );
  }
  const tieSecret = tieSecretOf(ballotKey.value(), sealed);
  const result = resultOf(sealed, await countBallots(sealed, voters, tieSecret));
  return inPhase(sealed, (tx, poll, at) => conclude(tx, poll, result, tieSecret, at));
}

/** The citizens' answer to a question can be put off; a council's cannot, whose rule asks for votes and not for voters. */
async function extensionOf(poll: Poll, all: number): Promise<Date | null> {
  const mayBeLate = poll.rule?.kind === "share" && poll.extendedFrom === null && all >= poll.quorumVoters;
  if (!mayBeLate) return null;
  return lateQuorumExtension(poll, { all, early: await countEarlyVoters(poll) }, now());
}

async function conclude(tx: Tx, poll: Poll, result: PollResult, tieSecret: string, at: Date): Promise<Poll> {
  await (await subjectOf(poll)).conclude(tx, poll, result, at);
  return changed(tx, poll, { phase: "counted", result, tieSecret, dueAt: at, endedAt: at });
}
