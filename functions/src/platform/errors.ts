import type { FunctionsErrorCode } from "firebase-functions/https";

/**
 * Every reason an error can carry, once: clients switch on the reason, people read the sentence.
 * A reason is never renamed or reused; a new one is added here and nowhere else.
 */
export const REASONS = {
  // the wire
  INVALID_INPUT: ["invalid-argument", "A field is missing, unknown, of the wrong type or out of its bounds."],
  UNKNOWN_CALLABLE: ["not-found", "No callable has this path."],
  UNAUTHENTICATED: ["unauthenticated", "The call needs a signed-in player."],
  NOT_REGISTERED: [
    "failed-precondition",
    "The account has no player yet: call players/registerPlayer first.",
  ],
  PERMISSION_DENIED: ["permission-denied", "The caller lacks a permission that the call needs."],
  BANNED: ["permission-denied", "The caller is banned from the region."],
  RATE_LIMITED: ["resource-exhausted", "Too many calls from this player or address in a short time."],
  REQUEST_ID_REUSED: ["already-exists", "The request id was used before with another body."],
  BUSY: [
    "aborted",
    "Others were writing the same documents; the call changed nothing and may be sent again.",
  ],
  INTERNAL: ["internal", "An unexpected failure; the correlation id finds it in the logs."],
  // galaxy
  REGION_UNKNOWN: ["not-found", "No region has this id."],
  REGION_CLOSED: ["failed-precondition", "The region is not open."],
  SECTOR_UNKNOWN: ["not-found", "The region has no sector of this number."],
  ROUTE_UNREACHABLE: ["failed-precondition", "No open chain of warps and gates joins the two sectors."],
  JOB_UNKNOWN: ["not-found", "No job has this id."],
  // players
  PLAYER_UNKNOWN: ["not-found", "No player has this id."],
  PLAYER_EXISTS: ["already-exists", "The account has registered a player before."],
  ACCOUNT_DELETED: ["failed-precondition", "The account was deleted; a new sign-up makes a new one."],
  NOTICE_UNKNOWN: ["not-found", "No notice of this id was sent to the player."],
  OWNS_REGIONS: ["failed-precondition", "The player still owns regions; transfer or close them first."],
  NAME_TAKEN: ["already-exists", "Another one holds this name, or one that looks like it."],
  // regions
  REGION_EXISTS: ["already-exists", "A region with this id exists."],
  REGION_STATUS: ["failed-precondition", "The region's status does not allow this."],
  CONFIGURATION_BOUND: ["invalid-argument", "A field of the configuration is out of its bounds."],
  GOVERNED_BY_VOTE: ["failed-precondition", "The type of government leaves this field to a vote."],
  NOT_OWNABLE: ["failed-precondition", "The region belongs to the platform."],
  ALREADY_OWNER: ["already-exists", "The player owns the region already."],
  OFFICE_VACANT: ["failed-precondition", "Nobody holds the office."],
  // membership
  ALREADY_MEMBER: ["already-exists", "The player is a member of the region."],
  NOT_A_MEMBER: ["failed-precondition", "The player is not a member of the region."],
  IMMIGRATION_CLOSED: ["failed-precondition", "The region takes no new members."],
  REPUTATION_TOO_LOW: ["failed-precondition", "The player's reputation is below the region's minimum."],
  REQUEST_UNKNOWN: ["not-found", "No such application waits for an answer."],
  RESIDENCE_TOO_SHORT: ["failed-precondition", "The time of residence does not suffice for citizenship."],
  STANDING_UNCHANGED: ["failed-precondition", "The member cannot take this step from the present standing."],
  OFFICER_PROTECTED: [
    "failed-precondition",
    "The measure cannot be taken against the owner or the governor.",
  ],
  NOT_BANNED: ["failed-precondition", "The player is not banned."],
  // governance
  POLL_UNKNOWN: ["not-found", "The region has no poll of this id."],
  POLL_NOT_OPEN: ["failed-precondition", "Voting has not begun yet."],
  POLL_CLOSED: ["failed-precondition", "Voting has ended."],
  NOT_ENTITLED: ["permission-denied", "The player has no vote in this poll."],
  BALLOT_INVALID: ["invalid-argument", "The ballot does not fit the question that it answers."],
  GOVERNED_BY_OFFICERS: ["failed-precondition", "The type of government leaves this to its officers."],
  PROPOSAL_UNKNOWN: ["not-found", "The region has no proposal of this id."],
  PROPOSAL_STATUS: ["failed-precondition", "The proposal has come too far for this, or has ended."],
  WITHOUT_EFFECT: ["invalid-argument", "The law would change nothing."],
  FIELD_CLAIMED: ["already-exists", "An open proposal changes one of the fields."],
  TOO_MANY_PROPOSALS: [
    "resource-exhausted",
    "The proposer has as many open proposals in the region as one may have.",
  ],
  ELECTION_UNKNOWN: ["not-found", "The region has no election of this id."],
  ELECTION_UNDER_WAY: ["failed-precondition", "An election to this office is under way."],
  NOT_ELECTIVE: ["failed-precondition", "The type of government has this office appointed, not elected."],
  NOMINATIONS_CLOSED: [
    "failed-precondition",
    "The election takes no nominations, acceptances or withdrawals now.",
  ],
  NOT_ELIGIBLE: ["failed-precondition", "The player cannot stand for this office."],
  ALREADY_NOMINATED: ["already-exists", "The player is nominated in this election, or has declined."],
  NOMINATIONS_USED: [
    "resource-exhausted",
    "The player has made as many nominations as one may in an election.",
  ],
  NOMINATION_UNKNOWN: ["not-found", "The player is not nominated in this election, or no longer."],
  CANDIDATES_FULL: ["resource-exhausted", "As many candidates stand as a ballot can hold."],
  NOT_IN_OFFICE: ["failed-precondition", "The player does not hold this office."],
  TREATY_UNKNOWN: ["not-found", "The two regions have never dealt over a treaty of this type."],
  TREATY_STATE: ["failed-precondition", "What is on the table, or in force, does not allow this."],
  TREATY_REVISED: ["failed-precondition", "Another revision is on the table by now."],
  TREATY_SIGNED: ["already-exists", "The region has signed this revision, or is voting on it."],
  TREATY_LIMIT: ["resource-exhausted", "A region has as many treaties of this type in force as it may."],
  PETITION_UNKNOWN: ["not-found", "The region has no petition of this id."],
  PETITION_EXISTS: ["already-exists", "A petition for the same is open in the region."],
  PETITION_STATE: ["failed-precondition", "The petition's state does not allow this."],
  PETITION_LIMIT: [
    "resource-exhausted",
    "The petitioner has as many open petitions in the region as one may have.",
  ],
  // ledger
  INSUFFICIENT_FUNDS: ["failed-precondition", "The account holds less than the transfer takes."],
  TRANSFER_UNBALANCED: ["internal", "The postings of a transfer do not sum to zero."],
} as const satisfies Record<string, readonly [FunctionsErrorCode, string]>;

export type Reason = keyof typeof REASONS;
export type ErrorMetadata = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/**
 * What rooms throw. `sentence` tells a player what was wrong, which bound holds and what to do; `metadata`
 * carries the same for programs. The callable wrapper alone turns it into an `HttpsError`.
 */
export class GameError extends Error {
  readonly reason: Reason;
  readonly metadata: ErrorMetadata;

  constructor(reason: Reason, sentence: string, metadata: ErrorMetadata = {}) {
    super(sentence);
    this.name = "GameError";
    this.reason = reason;
    this.metadata = metadata;
  }
}
