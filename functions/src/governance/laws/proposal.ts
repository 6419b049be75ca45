import { z } from "zod";
import { after, DAY_MS } from "../../platform/duration.ts";
import { composedLine, date, documentId, integer, line, regionId, text, uid } from "../../platform/fields.ts";
import { canonicalJson, digest } from "../../platform/random.ts";
import { configurationChangeSchema } from "../../regions/configuration/configuration.ts";
import { officeField } from "../offices/office.ts";
import { type Poll, type PollState, pollStateAt } from "../polls/poll.ts";

/** What a proposal would do. A law changes configured fields; a referendum asks; a recall vacates an office. */
export const proposalContent = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("law"), change: configurationChangeSchema }),
  z.strictObject({ kind: z.literal("referendum"), question: line(300, 10) }),
  /** Of a term: `since` when the holder has it, null of who was not elected. Another term is not recalled by it. */
  z.strictObject({
    kind: z.literal("recall"),
    office: officeField,
    uid,
    since: date.nullable().default(null),
  }),
]);
export type ProposalContent = z.infer<typeof proposalContent>;

/** Characters of why a law did not take effect. */
export const MAX_FAILURE = 300;

/** A proposal; its poll has the same id. Its status is derived from these times and facts, never stored. */
export const proposalSchema = z.strictObject({
  proposalId: documentId,
  regionId,
  title: line(120, 5),
  rationale: text(5_000),
  content: proposalContent,
  /** Digest of what was put to the vote, where a later version of this document says it in other words; else null. */
  votedHash: z.string().length(43).nullable().default(null),
  /** The fields that a law would change; from the opening of its vote to its end no other law may. */
  fields: z.array(z.string().max(64)).max(64),
  proposerUid: uid,
  /** Null while it is a draft, which its proposer may still change. */
  submittedAt: date.nullable(),
  /** From the moment it passed until it takes effect; 0 of what is no law. */
  timelockDays: integer(0, 30),
  /** When its vote opened and it claimed what it is about; null where it has claimed nothing. */
  claimedAt: date.nullable().default(null),
  cancelledAt: date.nullable(),
  /** What the poll decided, and when. */
  decision: z.enum(["passed", "rejected", "noQuorum"]).nullable(),
  decidedAt: date.nullable(),
  /** When a law took effect, or a recall vacated the office. */
  implementedAt: date.nullable(),
  /** Why a passed law has not taken effect, as its last try found. */
  failure: composedLine(MAX_FAILURE).nullable(),
  /** When the schedule must look at it next; null when never. */
  dueAt: date.nullable(),
  createdAt: date,
  /** Since when nothing more can come of it, and its fields are free; null while it is open. */
  endedAt: date.nullable(),
  /** Of a draft: a TTL policy deletes it then, unless it is touched before. Null of what was submitted, which stays. */
  expiresAt: date.nullable().default(null),
});
export type Proposal = z.infer<typeof proposalSchema>;

/** From the submission to the opening of the vote, so that everybody can read what it is about. */
export const DELAY_DAYS = 1;
export const VOTING_DAYS = 7;
/** A passed law that could not take effect for so long never does. */
export const EXPIRY_DAYS = 14;

export type ProposalStatus =
  | "draft"
  | "pending"
  | "voting"
  /** Voting has ended and the count is being carried out; a late quorum can still extend the vote. */
  | "counting"
  | "passed"
  | "rejected"
  | "cancelled"
  | "queued"
  | "implemented"
  | "expired";

/**
 * What a proposal is at an instant. A passed law is `queued` until it is implemented or expired; a referendum stays
 * `passed`, since nothing follows from it by itself.
 */
export function proposalStatusAt(
  proposal: Proposal,
  poll: Pick<Poll, "phase" | "opensAt" | "closesAt"> | undefined,
  now: Date,
): ProposalStatus {
  if (proposal.cancelledAt !== null) return "cancelled";
  if (proposal.submittedAt === null || poll === undefined) return "draft";
  if (proposal.decision === null) return STATUS_WHILE_POLLED[pollStateAt(poll, now)];
  if (proposal.decision !== "passed") return "rejected";
  if (proposal.implementedAt !== null) return "implemented";
  if (proposal.content.kind !== "law") return "passed";
  const expired = proposal.endedAt !== null || now >= lawTimes(proposal).expiresAt;
  return expired ? "expired" : "queued";
}

const STATUS_WHILE_POLLED = {
  called: "pending",
  voting: "voting",
  closing: "counting",
  closed: "counting",
  cancelled: "cancelled",
} as const satisfies Record<PollState, ProposalStatus>;

/** When a passed law can take effect first, and when no longer. @throws when it has not passed. */
export function lawTimes({ decidedAt, timelockDays }: Pick<Proposal, "decidedAt" | "timelockDays">): {
  readonly effectiveAt: Date;
  readonly expiresAt: Date;
} {
  if (decidedAt === null) throw new Error("a proposal that is not decided has no time of effect");
  const effectiveAt = after(decidedAt, timelockDays * DAY_MS);
  return { effectiveAt, expiresAt: after(effectiveAt, EXPIRY_DAYS * DAY_MS) };
}

/** What is voted on, by which a changed proposal would be known. */
export function contentHash({ content, votedHash }: Pick<Proposal, "content" | "votedHash">): string {
  return votedHash ?? digest(canonicalJson(content));
}
