import type { Transaction } from "firebase-admin/firestore";
import { members } from "../../membership/schema.ts";
import { DAY_MS } from "../../platform/duration.ts";
import type { Region } from "../../regions/schema.ts";
import { type Poll, quorumOf } from "./poll.ts";
import { polls } from "./schema.ts";

/** Members who came by within this time are who a quorum is a share of. */
const ACTIVE_MS = 30 * DAY_MS;

/** What whoever calls a poll decides about it. */
export type PollCall = Pick<
  Poll,
  "pollId" | "subject" | "title" | "method" | "seats" | "electorate" | "opensAt" | "closesAt"
> & {
  /** Of a poll that answers yes or no; null for an election. */
  readonly thresholdBasisPoints: number | null;
};

/**
 * The poll as it is called. Counts once who is entitled and how many must vote, by aggregation: two reads for every
 * thousand members. Outside of the transaction's locks on purpose: who joins meanwhile must not make the call run again.
 */
export async function calledPoll(
  region: Pick<Region, "regionId" | "configuration">,
  call: PollCall,
  now: Date,
): Promise<Poll> {
  const { thresholdBasisPoints, ...given } = call;
  const { regionId } = region;
  const byCouncil = call.electorate === "council";
  const entitledCount = byCouncil ? await councilCount(regionId) : await citizenCount(regionId);
  const { quorumBasisPoints } = region.configuration.governance;
  const required = Math.max(1, Math.ceil((entitledCount * (thresholdBasisPoints ?? 0)) / 10_000));
  return {
    ...given,
    regionId,
    options: thresholdBasisPoints === null ? null : ["for", "against", "abstain"],
    rule:
      thresholdBasisPoints === null
        ? null
        : byCouncil
          ? { kind: "members", required }
          : { kind: "share", thresholdBasisPoints },
    entitledCount,
    quorumVoters: byCouncil
      ? required
      : quorumOf(entitledCount, await activeCount(regionId, now), quorumBasisPoints),
    extendedFrom: null,
    tieCommitment: null,
    tieSecret: null,
    contentHash: null,
    phase: "called",
    dueAt: call.opensAt,
    result: null,
    pageCount: 0,
    calledAt: now,
    endedAt: null,
  };
}

/** Writes the poll in the commit of what it decides. */
export function stagePoll(tx: Transaction, poll: Poll): void {
  tx.create(polls.ref({ regionId: poll.regionId, pollId: poll.pollId }), poll);
}

/** Calls off a poll that nobody has concluded; its ballots are erased uncounted. */
export function stageCallOff(
  tx: Transaction,
  { regionId, pollId }: Pick<Poll, "regionId" | "pollId">,
  at: Date,
): void {
  tx.update(polls.ref({ regionId, pollId }), { phase: "cancelled", dueAt: at, endedAt: at });
}

/** Active citizens of the region now. Billed as one read for every thousand. */
export async function citizenCount(regionId: string): Promise<number> {
  const citizens = members
    .collection({ regionId })
    .where("status", "==", "active")
    .where("standing", "==", "citizen");
  return (await citizens.count().get()).data().count;
}

async function councilCount(regionId: string): Promise<number> {
  const council = members
    .collection({ regionId })
    .where("offices", "array-contains", "councilMember")
    .where("status", "==", "active");
  return (await council.count().get()).data().count;
}

async function activeCount(regionId: string, now: Date): Promise<number> {
  const active = members
    .collection({ regionId })
    .where("status", "==", "active")
    .where("lastVisitAt", ">=", new Date(now.getTime() - ACTIVE_MS));
  return (await active.count().get()).data().count;
}
