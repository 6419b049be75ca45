import { z } from "zod";
import { after, DAY_MS } from "../../platform/duration.ts";
import { GameError } from "../../platform/errors.ts";
import { composedLine, date, documentId, integer, regionId } from "../../platform/fields.ts";
import { MAX_OPTIONS, METHODS, optionField, tallySchema } from "./tally/schema.ts";

/** Who may vote: the citizens, or the council, as either was when the poll was called. */
export const electorateField = z.enum(["citizens", "council"]);

/** A council with fewer members than this decides nothing: its vote is the citizens'. */
export const MINIMUM_COUNCIL = 3;

/**
 * What carries a poll that answers yes or no. `share`: more for than against, and at least this share of both.
 * `members`: more for than against, and at least so many of the electorate for it. Elections have none: their method names the winners.
 */
const ruleField = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("share"), thresholdBasisPoints: integer(1_000, 9_000) }),
  z.strictObject({ kind: z.literal("members"), required: integer(1, 15) }),
]);

/** What a poll decides: the document of this id in the collection of this kind, which is concluded with the poll. */
export const subjectField = z.strictObject({
  kind: z.enum(["election", "proposal", "treaty"]),
  subjectId: documentId,
});
export type SubjectKind = z.infer<typeof subjectField>["kind"];

const count = integer(0, 10_000_000);

/** How a poll ended: with winners by its method, or with an answer. */
const resultField = z.strictObject({
  /**
   * `noQuorum`: too few voted. `failed`: nobody stood, too few for a council, or nobody voted. `rejected`: a no, to a
   * question or to all candidates. `uncontested` is how councils once ended with no more candidates than seats.
   */
  outcome: z.enum(["elected", "uncontested", "passed", "rejected", "noQuorum", "failed"]),
  winners: z.array(optionField).max(MAX_OPTIONS),
  /** Voters, whatever their power, abstentions included. */
  voters: count,
  /** The count, as a person can follow it; null where nothing was counted. */
  tally: tallySchema.nullable(),
});
export type PollResult = z.infer<typeof resultField>;

/** One vote: who may, on what, from when to when, and what came of it. Functions alone write it. */
export const pollSchema = z.strictObject({
  pollId: documentId,
  regionId,
  subject: subjectField,
  title: composedLine(160),
  method: z.enum(METHODS),
  seats: integer(1, 15),
  /** Null until voting opens, where they are the candidates of an election. */
  options: z.array(optionField).max(MAX_OPTIONS).nullable(),
  electorate: electorateField,
  /** Whether powers above one count, as in what an autocracy calls; elsewhere every citizen weighs one. */
  powersCount: z.boolean().default(false),
  rule: ruleField.nullable(),
  /** How many were entitled when the poll was called, and how many of them must vote for it to count. */
  entitledCount: count,
  quorumVoters: count,
  opensAt: date,
  closesAt: date,
  /** The closing instant before a late quorum moved it; null while none has. */
  extendedFrom: date.nullable(),
  /** SHA-256 of the secret that breaks ties; published when voting opens. */
  tieCommitment: z.string().length(43).nullable(),
  /** The secret itself, once the poll is counted: with it anybody can repeat the count. */
  tieSecret: z.string().max(64).nullable(),
  /** SHA-256 of what is voted on (a law's change), fixed when voting opens; null where there is nothing to fix. */
  contentHash: z.string().length(43).nullable(),
  /**
   * How far its opening and closing have been carried out: `called` → `open` → `sealed` (no ballot from here on) →
   * `counted` (decided and published as a result) → `published` (anonymous ballots stand) → `erased` (no voter is
   * linked to a choice any more). `cancelled` instead, when it was called off.
   */
  phase: z.enum(["called", "open", "sealed", "counted", "published", "erased", "cancelled"]),
  /** When the next step is due; null when none is. The schedule looks for it. */
  dueAt: date.nullable(),
  result: resultField.nullable(),
  /** Pages of published ballots. */
  pageCount: integer(0, 10_000),
  /** Whose vote it is was fixed then: an election's when its nominations open, which can still be to come. */
  calledAt: date,
  endedAt: date.nullable(),
});
export type Poll = z.infer<typeof pollSchema>;

/** The end of a voting period in which a first ballot counts as late for the quorum. */
export const LATE_MS = DAY_MS;

export type PollState = "called" | "voting" | "closing" | "closed" | "cancelled";

/** What a poll is at an instant, from its times and what has been carried out; no schedule decides it. */
export function pollStateAt(poll: Pick<Poll, "phase" | "opensAt" | "closesAt">, now: Date): PollState {
  if (poll.phase === "cancelled") return "cancelled";
  if (poll.phase !== "called" && poll.phase !== "open") return "closed";
  if (now >= poll.closesAt) return "closing";
  return now < poll.opensAt ? "called" : "voting";
}

/**
 * Whether a ballot can be cast now. A ballot at the closing instant is refused; whether a poll is sealed is read in the
 * ballot's own transaction, so that none is lost behind the seal.
 * @throws GameError `POLL_NOT_OPEN` with the opening or `POLL_CLOSED` with the closing instant.
 */
export function requireVoting(poll: Poll, now: Date): readonly string[] {
  const state = pollStateAt(poll, now);
  const { pollId, opensAt, closesAt, options } = poll;
  if (state === "voting" && poll.phase === "open" && options !== null) return options;
  if (state === "called" || state === "voting") {
    throw new GameError(
      "POLL_NOT_OPEN",
      `Voting opens at ${opensAt.toISOString()}${state === "voting" ? ", and is being opened: try again in a minute" : ""}.`,
      { pollId, opensAt: opensAt.toISOString() },
    );
  }
  throw new GameError("POLL_CLOSED", `Voting ended at ${closesAt.toISOString()}.`, {
    pollId,
    closesAt: closesAt.toISOString(),
  });
}

/**
 * Whether the poll is extended instead of sealed: once, and only if the quorum was reached by ballots first cast in its
 * last day. Who changes a ballot neither causes nor avoids it, since a change keeps the instant of the first casting.
 * @returns the new closing instant, a full day from the decision, or null.
 */
export function lateQuorumExtension(
  poll: Pick<Poll, "extendedFrom" | "quorumVoters">,
  voters: { readonly all: number; readonly early: number },
  now: Date,
): Date | null {
  if (poll.extendedFrom !== null) return null;
  const late = voters.all >= poll.quorumVoters && voters.early < poll.quorumVoters;
  return late ? after(now, DAY_MS) : null;
}

/** How many must vote: `min(entitled, max(3, share of the citizens active in 30 days))`, rounded up. */
export function quorumOf(entitled: number, activeCitizens: number, quorumBasisPoints: number): number {
  return Math.min(entitled, Math.max(3, Math.ceil((activeCitizens * quorumBasisPoints) / 10_000)));
}
