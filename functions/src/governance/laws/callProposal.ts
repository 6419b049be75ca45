import { members } from "../../membership/schema.ts";
import type { Tx } from "../../platform/documents/tx.ts";
import { after, DAY_MS } from "../../platform/duration.ts";
import { GameError } from "../../platform/errors.ts";
import type { Reads } from "../../platform/store.ts";
import { fittedLine } from "../../platform/wire/composed.ts";
import type { Legislation } from "../../regions/configuration/constitution.ts";
import { readConfiguration } from "../../regions/configuration/storedConfiguration.ts";
import type { Region } from "../../regions/schema.ts";
import { requireAllowed } from "../../regions/status/capabilities.ts";
import { isElective, termSince } from "../offices/office.ts";
import { readOffice } from "../offices/readOffice.ts";
import { requireHolding } from "../offices/stageVacancy.ts";
import { calledPoll, stagePoll } from "../polls/callPoll.ts";
import type { Poll } from "../polls/poll.ts";
import { requireUnclaimed, stageRelease } from "./claims.ts";
import { billOf } from "./law.ts";
import { DELAY_DAYS, MAX_FAILURE, type Proposal, type ProposalContent, VOTING_DAYS } from "./proposal.ts";
import { proposals } from "./schema.ts";

/** A recall passes by more for than against. */
const SIMPLE_MAJORITY_BASIS_POINTS = 5_000;

/** What is decided about a proposal by its proposer, or by a petition, when it is put to the vote. */
export type ProposalCall = Pick<
  Proposal,
  "proposalId" | "title" | "rationale" | "content" | "proposerUid" | "createdAt"
>;

/** A proposal whose reads are done and whose vote is called. */
export interface PreparedProposal {
  readonly proposal: Proposal;
  readonly poll: Poll;
}

/** The content as it is voted on, and by whom. */
interface Terms extends Legislation {
  readonly content: ProposalContent;
  readonly fields: readonly string[];
}

/**
 * Reads all that calling a vote on a proposal needs, and decides it: prepare, other reads, then stage. Voting opens a day
 * later. The electorate is counted by aggregation.
 * @throws GameError `REGION_CLOSED`, `FIELD_CLAIMED`, `OFFICE_VACANT` (nobody could vote), `NOT_IN_OFFICE`, and as `billOf` does.
 */
export async function prepareProposal(
  reads: Reads,
  region: Region,
  call: ProposalCall,
  now: Date,
): Promise<PreparedProposal> {
  requireAllowed(region, "vote");
  const { regionId } = region;
  const { proposalId, title } = call;
  if (call.content.kind === "recall") await requireRecallable(reads, region, call.content);
  const terms = await termsIn(reads, region, call.content);
  await requireUnclaimed(reads, { regionId, ...terms }, now);
  const { content, fields, electorate, thresholdBasisPoints, timelockDays } = terms;
  const opensAt = after(now, DELAY_DAYS * DAY_MS);
  const poll = await calledPoll(
    region,
    {
      pollId: proposalId,
      subject: { kind: "proposal", subjectId: proposalId },
      title,
      method: "yesNoAbstain",
      seats: 1,
      electorate,
      thresholdBasisPoints,
      calledAt: now,
      opensAt,
      closesAt: after(opensAt, VOTING_DAYS * DAY_MS),
    },
    now,
  );
  requireVoters(poll);
  const proposal = {
    ...draftOf(regionId, call),
    content,
    fields: [...fields],
    submittedAt: now,
    timelockDays,
  };
  return { proposal, poll };
}

/** A proposal before it is put to the vote. */
export function draftOf(regionId: string, call: ProposalCall): Proposal {
  return {
    ...call,
    regionId,
    votedHash: null,
    fields: [],
    submittedAt: null,
    timelockDays: 0,
    claimedAt: null,
    cancelledAt: null,
    decision: null,
    decidedAt: null,
    implementedAt: null,
    failure: null,
    dueAt: null,
    endedAt: null,
    expiresAt: null,
  };
}

/** Writes the proposal, in the place of its draft where there was one, and its poll; what it is about is claimed later. */
export function stageProposal(tx: Tx, { proposal, poll }: PreparedProposal): void {
  const { regionId, proposalId } = proposal;
  tx.set(proposals.ref({ regionId, proposalId }), proposal);
  stagePoll(tx, poll);
}

/** Writes how a submitted proposal ended and frees what it has claimed. The caller has read that it has not ended. */
export function stageProposalEnd(tx: Tx, proposal: Proposal, end: Partial<Proposal>, at: Date): void {
  const failure = end.failure && { failure: fittedLine(end.failure, MAX_FAILURE) };
  tx.update(proposals.ref(proposal), { ...end, ...failure, dueAt: null, endedAt: at });
  stageRelease(tx, proposal, at);
}

async function termsIn(reads: Reads, region: Region, content: ProposalContent): Promise<Terms> {
  const byCitizens = { electorate: "citizens", timelockDays: 0, fields: [], content } as const;
  switch (content.kind) {
    case "law": {
      const { change, ...bill } = billOf(await readConfiguration(reads, region), content.change);
      return { ...bill, content: { kind: "law", change } };
    }
    case "referendum":
      return { ...byCitizens, thresholdBasisPoints: region.governance.votingThresholdBasisPoints };
    case "recall":
      return { ...byCitizens, thresholdBasisPoints: SIMPLE_MAJORITY_BASIS_POINTS };
  }
}

/**
 * Whether the citizens can take the office from its holder. An autocracy's governor is the owner's to appoint and to
 * dismiss, and what they took could be given back at once; of a term that has ended there is nothing to take.
 * @throws GameError `GOVERNED_BY_OFFICERS` or `NOT_IN_OFFICE`.
 */
async function requireRecallable(
  reads: Reads,
  region: Region,
  { office, uid, since }: Extract<ProposalContent, { kind: "recall" }>,
): Promise<void> {
  const { regionId, governance } = region;
  if (!isElective(office, governance)) {
    throw new GameError(
      "GOVERNED_BY_OFFICERS",
      `The region "${regionId}" is an autocracy: its owner appoints and dismisses the governor.`,
      { regionId, office },
    );
  }
  requireHolding({ region, office, uid, member: await reads.get(members, { regionId, uid }) });
  const present = termSince(await readOffice(reads, regionId, office), uid);
  if (present?.getTime() === since?.getTime()) return;
  throw new GameError("NOT_IN_OFFICE", `The player "${uid}" was elected to this office anew meanwhile.`, {
    uid,
    regionId,
    office,
  });
}

/** @throws GameError `OFFICE_VACANT` where a called poll has nobody who could vote. */
export function requireVoters({ regionId, electorate, entitledCount }: Poll): void {
  if (entitledCount > 0) return;
  throw new GameError(
    "OFFICE_VACANT",
    electorate === "council"
      ? `The council of "${regionId}" has no members who could vote: elect it first.`
      : `The region "${regionId}" has no citizens who could vote.`,
    { regionId, electorate },
  );
}
