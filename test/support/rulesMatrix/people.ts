/** Who asks. The uid is the role's own name, so that a failing cell reads as a sentence. */
export interface Person {
  readonly uid: string | null;
  /** The token's custom claim `administrator`; whatever a token may carry. */
  readonly claim?: unknown;
}

/**
 * Every role of the permission table, and beside each power somebody who nearly has it. The region meant is `lyra`
 * where the name says no other; what they are there stands in `world.ts`.
 */
export const PEOPLE = {
  signedOut: { uid: null },
  /** Signed in; no document anywhere names this uid. */
  stranger: { uid: "stranger" },
  visitor: { uid: "visitor" },
  resident: { uid: "resident" },
  citizen: { uid: "citizen" },
  /** A premium player from elsewhere. */
  galacticCitizen: { uid: "galacticCitizen" },
  /** Was a member once. The documents about one person are about this one, who has no other way to them. */
  leaver: { uid: "leaver" },
  /** Banned everywhere, with a moderator's permissions still on the membership. */
  banned: { uid: "banned" },
  /** A citizen with a moderator's permissions whose account the platform has blocked. */
  blocked: { uid: "blocked" },
  membersModerator: { uid: "membersModerator" },
  economyModerator: { uid: "economyModerator" },
  /** Named for a permission that opens no document. */
  analyticsModerator: { uid: "analyticsModerator" },
  councilMember: { uid: "councilMember" },
  ambassador: { uid: "ambassador" },
  /** Elected; holds the office without being a member. */
  governor: { uid: "governor" },
  /** Holds the region while another governs it; no member either. */
  owner: { uid: "owner" },
  /** Owner of `vega`, whose office is vacant. */
  governingOwner: { uid: "governingOwner" },
  /** Governor of `mira`. */
  foreignGovernor: { uid: "foreignGovernor" },
  /** Moderator of everything in `vega`. */
  foreignModerator: { uid: "foreignModerator" },
  administrator: { uid: "administrator", claim: true },
  /** The mandate has ended, the token still claims it. */
  dismissedAdministrator: { uid: "dismissedAdministrator", claim: true },
  /** Claims what no document knows of. */
  pretender: { uid: "pretender", claim: true },
  /** Has the mandate, and a token from before it. */
  appointee: { uid: "appointee" },
  /** Has the mandate, and a claim that is not the boolean. */
  appointeeInWords: { uid: "appointeeInWords", claim: "true" },
} as const satisfies Record<string, Person>;

export type Role = keyof typeof PEOPLE;
export const ROLES = Object.keys(PEOPLE) as Role[];

/** Whom the documents about one person are about. */
export const SUBJECT: Role = "leaver";
/** Whom nothing is about. */
export const NOBODY: Role = "stranger";
