import type { Tx } from "../../platform/documents/tx.ts";
import type { Region } from "../../regions/schema.ts";
import { countElectorate } from "./electorate.ts";
import type { Electorate } from "./entitlement.ts";
import { MINIMUM_COUNCIL, type Poll, quorumOf } from "./poll.ts";
import { polls } from "./schema.ts";
import { YES_NO_OPTIONS } from "./tally/schema.ts";

/** What is decided about a poll when it is called. */
export type PollCall = Pick<
  Poll,
  "pollId" | "subject" | "title" | "method" | "seats" | "electorate" | "calledAt" | "opensAt" | "closesAt"
> & {
  /** Of a poll that answers yes or no; null for an election. */
  readonly thresholdBasisPoints: number | null;
};

/**
 * The poll as it is called, with how many are entitled and how many must vote. A council that is none any more, with
 * fewer than three seats taken, leaves its vote to the citizens.
 */
export async function calledPoll(
  region: Pick<Region, "regionId" | "governance">,
  call: PollCall,
  now: Date,
): Promise<Poll> {
  const { thresholdBasisPoints, ...given } = call;
  const { governance } = region;
  const asked = {
    ...given,
    regionId: region.regionId,
    powersCount: governance.type === "autocracy",
  };
  const { electorate, entitled, active } = await electorateCalled(asked, now);
  const byCouncil = electorate === "council";
  const required = Math.max(1, Math.ceil((entitled * (thresholdBasisPoints ?? 0)) / 10_000));
  return {
    ...asked,
    electorate,
    ...answerBy(thresholdBasisPoints, byCouncil ? required : null),
    entitledCount: entitled,
    quorumVoters: byCouncil ? required : quorumOf(entitled, active, governance.quorumBasisPoints),
    extendedFrom: null,
    tieCommitment: null,
    tieSecret: null,
    contentHash: null,
    phase: "called",
    dueAt: call.opensAt,
    result: null,
    pageCount: 0,
    endedAt: null,
  };
}

async function electorateCalled(asked: Electorate, now: Date) {
  const count = await countElectorate(asked, now);
  const { electorate } = asked;
  if (electorate === "citizens" || count.entitled >= MINIMUM_COUNCIL) return { electorate, ...count };
  const citizens = { ...asked, electorate: "citizens" as const };
  return { electorate: citizens.electorate, ...(await countElectorate(citizens, now)) };
}

/** The options of a poll that answers yes or no, and what carries it; an election has neither before voting opens. */
function answerBy(
  thresholdBasisPoints: number | null,
  requiredOfCouncil: number | null,
): Pick<Poll, "options" | "rule"> {
  if (thresholdBasisPoints === null) return { options: null, rule: null };
  const rule =
    requiredOfCouncil === null
      ? { kind: "share" as const, thresholdBasisPoints }
      : { kind: "members" as const, required: requiredOfCouncil };
  return { options: [...YES_NO_OPTIONS], rule };
}

/** Writes the poll in the commit of what it decides. */
export function stagePoll(tx: Tx, poll: Poll): void {
  tx.create(polls.ref({ regionId: poll.regionId, pollId: poll.pollId }), poll);
}

/** Calls off a poll that nobody has concluded; its ballots are erased uncounted. */
export function stageCallOff(
  tx: Tx,
  { regionId, pollId }: Pick<Poll, "regionId" | "pollId">,
  at: Date,
): void {
  tx.update(polls.ref({ regionId, pollId }), { phase: "cancelled", dueAt: at, endedAt: at });
}
