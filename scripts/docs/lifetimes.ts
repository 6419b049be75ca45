import type { PathName } from "../../functions/src/platform/paths.ts";

/** When a document goes, in words for the data model. A path without a row does not compile. */
export type Lifetime =
  /** A TTL policy of firestore.indexes.json deletes it at the instant in this field, or up to a day later. */
  | { readonly kind: "ttl"; readonly field: string; readonly why: string }
  | { readonly kind: "rule"; readonly rule: string };

const rule = (text: string): Lifetime => ({ kind: "rule", rule: text });
const forEver = (why: string) => rule(`For ever: ${why}.`);
const withRegion = rule("As long as the region: nothing deletes it yet.");
const withPlayer = rule("Until the player deletes the account: `erasePlayer` deletes it.");

export const LIFETIMES: Readonly<Record<PathName, Lifetime>> = {
  administrators: forEver("an ended mandate stays, with its end"),
  jobs: forEver("what was built, and how it went"),
  jobSteps: forEver("with its job"),
  outbox: rule("Until its task is enqueued: seconds, as a rule."),
  ledgerBalances: forEver("once the player is gone it names nobody"),
  ledgerTransfers: forEver("append-only; it names nobody"),
  platformAudit: forEver("the log of the platform"),
  sectors: withRegion,
  chart: withRegion,
  gates: withRegion,
  offices: withRegion,
  elections: withRegion,
  nominations: withRegion,
  polls: withRegion,
  ballots: rule("Until the vote is published: `settlePoll` deletes it then."),
  publishedBallots: withRegion,
  proposals: withRegion,
  claimedFields: rule("Until the proposal that holds the field ends."),
  petitions: withRegion,
  supporters: rule("Until the petition ends, or the supporter withdraws."),
  treaties: forEver("a treaty that has ended stays, with its end"),
  players: withPlayer,
  playerNames: rule("Until the player takes another name or deletes the account."),
  requests: { kind: "ttl", field: "expiresAt", why: "45 days after the answer" },
  memberships: withPlayer,
  notices: withPlayer,
  erasures: { kind: "ttl", field: "expiresAt", why: "once no token of the account can be valid" },
  regions: forEver("closing ends at `closing` until billing archives it"),
  regionNames: rule("Until the region takes another name."),
  announcements: withRegion,
  audit: forEver("the log of the region"),
  members: withPlayer,
  joinRequests: rule("Until it is answered or withdrawn, or its player deletes the account."),
};
