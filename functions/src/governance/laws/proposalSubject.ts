import { members } from "../../membership/schema.ts";
import { type AuditEntry, writeAudit } from "../../platform/audit.ts";
import type { Tx } from "../../platform/documents/tx.ts";
import { derivedId } from "../../platform/random.ts";
import { Reads } from "../../platform/store.ts";
import { readRegion } from "../../regions/readRegion.ts";
import { type OfficeRecord, termSince } from "../offices/office.ts";
import { readOffice } from "../offices/readOffice.ts";
import { type Holding, holds, stageVacancy } from "../offices/stageVacancy.ts";
import type { Poll, PollResult } from "../polls/poll.ts";
import type { Opening, Subject } from "../polls/subject.ts";
import { YES_NO_OPTIONS } from "../polls/tally/schema.ts";
import { stageProposalEnd } from "./callProposal.ts";
import { claimedSentence, obstructing, stageClaims } from "./claims.ts";
import { obstacleTo } from "./law.ts";
import { contentHash, lawTimes, type Proposal } from "./proposal.ts";
import { readProposer, stageProposerNotice } from "./proposerNotice.ts";
import { proposals } from "./schema.ts";

export const proposalSubject: Subject = { open, conclude, callOff };

const ACTOR = "task:settlePoll";

/**
 * Voting opens on what is proposed, from here on to the letter, and claims it; or not at all, where the region no longer
 * makes laws, or a vote on the same has opened before.
 */
async function open(tx: Tx, { regionId, pollId }: Poll, at: Date): Promise<Opening> {
  const reads = new Reads(tx);
  const proposal = await reads.get(proposals, { regionId, proposalId: pollId });
  if (proposal === undefined || proposal.endedAt !== null) return { calledOff: true };
  const claim = await obstructing(reads, proposal, at);
  const obstacle =
    obstacleTo(proposal, await readRegion(reads, regionId)) ?? (claim && claimedSentence(claim));
  if (obstacle === null) {
    tx.update(proposals.ref(proposal), { claimedAt: at });
    stageClaims(tx, proposal, at);
    return { options: YES_NO_OPTIONS, contentHash: contentHash(proposal) };
  }
  stageObstructed(tx, proposal, obstacle, at);
  return { calledOff: true };
}

async function callOff(tx: Tx, { regionId, pollId }: Poll, at: Date): Promise<void> {
  const proposal = await new Reads(tx).get(proposals, { regionId, proposalId: pollId });
  if (proposal === undefined || proposal.endedAt !== null) return;
  stageObstructed(tx, proposal, `The region ${regionId} is closing.`, at);
}

/** Ends a proposal that cannot be voted on any more, for a reason that everybody reads. */
function stageObstructed(tx: Tx, proposal: Proposal, obstacle: string, at: Date): void {
  const { regionId, proposalId } = proposal;
  stageProposalEnd(tx, proposal, { cancelledAt: at, failure: obstacle }, at);
  const entry = {
    action: "cancelProposal",
    regionId,
    before: { proposalId },
    reason: obstacle,
    visibility: "public",
  } as const;
  const intent = derivedId("openProposal", regionId, proposalId);
  writeAudit(tx, [entry], { actorUid: ACTOR, intent, at });
}

/** A passed law waits out its timelock, a recall vacates the office at once; whatever else was decided ends here. */
async function conclude(tx: Tx, { regionId, pollId }: Poll, result: PollResult, at: Date): Promise<void> {
  const reads = new Reads(tx);
  const proposal = await reads.get(proposals, { regionId, proposalId: pollId });
  if (proposal === undefined || proposal.endedAt !== null) return;
  const recalled = await readRecalled(reads, proposal);
  const proposer = await readProposer(reads, proposal);
  const decision = decisionOf(result);
  const intent = derivedId("decideProposal", regionId, pollId);

  const entry: AuditEntry = {
    action: "decideProposal",
    regionId,
    after: { proposalId: pollId, decision, voters: result.voters },
    reason: proposal.title,
    visibility: "public",
  };
  const entries = [entry, ...stageDecision(tx, { proposal, recalled, decision }, { intent, at })];
  const notice = { kind: "PROPOSAL_DECIDED", sentence: sentenceOf(proposal, decision), regionId };
  stageProposerNotice(tx, proposer, notice, { intent, at });
  writeAudit(tx, entries, { actorUid: ACTOR, intent, at });
}

type Decision = NonNullable<Proposal["decision"]>;

/** Anything but a vote that carried it leaves things as they are. */
function decisionOf({ outcome }: PollResult): Decision {
  return outcome === "passed" || outcome === "noQuorum" ? outcome : "rejected";
}

/** Somebody in an office, and its record. */
interface Recalled extends Holding {
  readonly record: OfficeRecord;
}

/** Whom a recall concerns; null of other proposals, and where the term that it names has ended. */
async function readRecalled(reads: Reads, { regionId, content }: Proposal): Promise<Recalled | null> {
  if (content.kind !== "recall") return null;
  const { office, uid, since } = content;
  const region = await readRegion(reads, regionId);
  const record = await readOffice(reads, regionId, office);
  const holding = { region, office, uid, member: await reads.get(members, { regionId, uid }), record };
  const isSameTerm = termSince(record, uid)?.getTime() === since?.getTime();
  return isSameTerm && holds(holding) ? holding : null;
}

function stageDecision(
  tx: Tx,
  {
    proposal,
    recalled,
    decision,
  }: { readonly proposal: Proposal; readonly recalled: Recalled | null; readonly decision: Decision },
  cause: { readonly intent: string; readonly at: Date },
): AuditEntry[] {
  const { at } = cause;
  const decided = { decision, decidedAt: at };
  if (decision === "passed" && proposal.content.kind === "law") {
    const { effectiveAt } = lawTimes({ ...proposal, ...decided });
    tx.update(proposals.ref(proposal), { ...decided, dueAt: effectiveAt });
    return [];
  }
  const vacates = decision === "passed" && recalled !== null;
  stageProposalEnd(tx, proposal, { ...decided, ...(vacates ? { implementedAt: at } : {}) }, at);
  if (!vacates) return [];
  return [stageVacancy(tx, recalled, { cause: "recalled", record: recalled.record, ...cause })];
}

function sentenceOf({ title, content, timelockDays }: Proposal, decision: Decision): string {
  const named = `Your proposal "${title}"`;
  if (decision === "noQuorum") return `${named} was not decided: too few voted.`;
  if (decision === "rejected") return `${named} was rejected.`;
  return content.kind === "law"
    ? `${named} has passed, and takes effect in ${timelockDays} days.`
    : `${named} has passed.`;
}
