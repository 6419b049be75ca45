import { proposals } from "../../../functions/src/governance/laws/schema.ts";
import { tieSecretOf } from "../../../functions/src/governance/polls/ballot.ts";
import type { Poll } from "../../../functions/src/governance/polls/poll.ts";
import type { PublishedBallot } from "../../../functions/src/governance/polls/publication.ts";
import { ballots, polls, publishedBallots } from "../../../functions/src/governance/polls/schema.ts";
import { commitTieSecret } from "../../../functions/src/governance/polls/tally/tie.ts";
import { newMember } from "../../../functions/src/membership/newMember.ts";
import { type Member, members } from "../../../functions/src/membership/schema.ts";
import { DAY_MS } from "../../../functions/src/platform/duration.ts";
import { canonicalJson, digest } from "../../../functions/src/platform/random.ts";
import { db } from "../../../functions/src/platform/store.ts";
import { deliver } from "../../support/work.ts";
import { call, openRegion } from "../membership/world.ts";

/** The key of the local stack: the tests make the same receipts as the functions. */
export const BALLOT_KEY = "ballot-key-of-the-local-stack";

const WRITES_A_COMMIT = 400;

/** Citizens since two days ago, with this power, as documents. */
export async function citizens(
  regionId: string,
  uids: readonly string[],
  change: Partial<Member> = {},
): Promise<void> {
  const since = new Date(Date.now() - 2 * DAY_MS);
  for (let first = 0; first < uids.length; first += WRITES_A_COMMIT) {
    const batch = db().batch();
    for (const uid of uids.slice(first, first + WRITES_A_COMMIT)) {
      const votingPower = change.votingPower ?? 1;
      const member = newMember({ uid, regionId, name: uid.slice(0, 32), standing: "citizen", at: since });
      const votingPowerCheckpoints = [{ since, power: votingPower }];
      batch.set(members.ref({ regionId, uid }), { ...member, votingPowerCheckpoints, ...change });
    }
    await batch.commit();
  }
}

/** A region of its own with an open poll on a referendum; `fields` of the poll differ. */
export async function openPoll(regionId: string, fields: Partial<Poll> = {}): Promise<string> {
  const pollId = `${regionId}-poll`;
  const opensAt = fields.opensAt ?? new Date(Date.now() - DAY_MS);
  const closesAt = fields.closesAt ?? new Date(Date.now() + DAY_MS);
  const content = { kind: "referendum" as const, question: "Shall we have a library?" };
  await openRegion(regionId, { governance: { type: "democracy" } });
  await proposals.ref({ regionId, proposalId: pollId }).set({
    proposalId: pollId,
    regionId,
    title: "A library",
    rationale: "",
    content,
    votedHash: null,
    fields: [],
    proposerUid: "proposer",
    submittedAt: opensAt,
    timelockDays: 0,
    claimedAt: null,
    cancelledAt: null,
    decision: null,
    decidedAt: null,
    implementedAt: null,
    failure: null,
    endedAt: null,
    dueAt: null,
    createdAt: opensAt,
    expiresAt: null,
  });
  await polls.ref({ regionId, pollId }).set({
    pollId,
    regionId,
    subject: { kind: "proposal", subjectId: pollId },
    title: "A library",
    method: "yesNoAbstain",
    seats: 1,
    options: ["for", "against", "abstain"],
    electorate: "citizens",
    powersCount: false,
    rule: { kind: "share", thresholdBasisPoints: 5_100 },
    entitledCount: 10,
    quorumVoters: 3,
    opensAt,
    closesAt,
    extendedFrom: null,
    tieCommitment: commitTieSecret(tieSecretOf(BALLOT_KEY, { regionId, pollId })),
    tieSecret: null,
    contentHash: digest(canonicalJson(content)),
    phase: "open",
    dueAt: closesAt,
    result: null,
    pageCount: 0,
    calledAt: opensAt,
    endedAt: null,
    ...fields,
  });
  return pollId;
}

export const pollOf = async (regionId: string): Promise<Poll> =>
  (await polls.ref({ regionId, pollId: `${regionId}-poll` }).get()).data()!;

export const ballotsOf = (regionId: string) => ballots.collection({ regionId, pollId: `${regionId}-poll` });

export async function publishedOf(regionId: string): Promise<PublishedBallot[]> {
  const pages = publishedBallots.collection({ regionId, pollId: `${regionId}-poll` }).orderBy("page");
  return (await pages.get()).docs.flatMap((page) => page.data().ballots);
}

/** Casts `for`, `against` or `abstain` in the region's poll. */
export const say = (uid: string, regionId: string, option: string, requestId?: string) =>
  call(
    uid,
    "governance/castBallot",
    { regionId, pollId: `${regionId}-poll`, choice: { kind: "one", option } },
    requestId,
  );

/** Delivers the poll's task as Cloud Tasks would, and waits for its end. */
export const settle = (regionId: string) => deliver("settlePoll", { regionId, pollId: `${regionId}-poll` });
