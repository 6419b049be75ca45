import type { PathName } from "./paths.ts";
import type { Permission } from "./permissions.ts";

/**
 * The second half of the permission table: who may read which path straight from Firestore. `firestore.rules` says
 * the same in its own language; the rules matrix asks the rules for every path, operation and role and compares.
 * Clients write nothing, so there is no row for writes. Any one reader of a list suffices; an empty list is nobody.
 */
export interface ReadAccess {
  /** One document by its path. */
  readonly get: readonly Reader[];
  /** A query of one collection; for a reader who depends on a field, the query must fix that field. */
  readonly list: readonly Reader[];
  /** A query of every collection of this name, across regions or players. */
  readonly group: readonly Reader[];
}

export type Reader =
  /** Anyone with an ID token. */
  | { readonly kind: "signedIn" }
  /** The player whom this parameter of the path names. */
  | { readonly kind: "pathNames"; readonly parameter: string }
  /** The player whom this field of the document names. */
  | { readonly kind: "fieldNames"; readonly field: string }
  /** The players whom this field of the document lists. */
  | { readonly kind: "fieldLists"; readonly field: string }
  /**
   * Who belongs to the path's region: its active members of any standing, its owner and its governor; in the
   * platform's regions everyone who is signed in and not banned there. With `where`: documents of that kind only.
   */
  | { readonly kind: "belongs"; readonly where?: { readonly field: string; readonly value: string } }
  /** Who holds the permission; a regional one in the region of the path or, without one there, of the document. */
  | { readonly kind: "holds"; readonly permission: Permission };

const signedIn: Reader = { kind: "signedIn" };
const self: Reader = { kind: "pathNames", parameter: "uid" };
const belongs: Reader = { kind: "belongs" };
const belongsWhere = (field: string, value: string): Reader => ({ kind: "belongs", where: { field, value } });
const fieldNames = (field: string): Reader => ({ kind: "fieldNames", field });
const fieldLists = (field: string): Reader => ({ kind: "fieldLists", field });
const holds = (permission: Permission): Reader => ({ kind: "holds", permission });

const administrator = holds("galaxy:view:*");
const membersOfficer = holds("region:{regionId}:members:manage");
const treasurer = holds("region:{regionId}:economy:manage");

/** Reads by path and by query alike, and no query across collections: what most paths want. */
const readBy = (...readers: Reader[]): ReadAccess => ({ get: readers, list: readers, group: [] });

/** A path without a row here does not compile. */
export const READ_ACCESS: Readonly<Record<PathName, ReadAccess>> = {
  // platform
  administrators: { get: [self, administrator], list: [administrator], group: [] },
  jobs: readBy(fieldLists("watcherUids"), administrator),
  // A job's progress stands on the job: its checkpoints are the machinery's own.
  jobSteps: readBy(),
  outbox: readBy(),
  ledgerBalances: readBy(fieldNames("holderUid"), treasurer, administrator),
  // A transfer shows both sides: whoever takes part gets statements by callable.
  ledgerTransfers: readBy(administrator),
  platformAudit: readBy(fieldNames("subjectUid"), administrator),
  // galaxy
  sectors: readBy(belongs, administrator),
  chart: readBy(belongs, administrator),
  gates: readBy(signedIn),
  // players
  players: { get: [self, administrator], list: [administrator], group: [] },
  // Would turn a look-alike key into a uid.
  playerNames: readBy(),
  // Answers of callables, for the wrapper alone.
  requests: readBy(),
  memberships: readBy(self, administrator),
  // A letter to one player. What an administrator needs of its cause stands in the audit log.
  notices: readBy(self),
  // Who is gone: for registration and the erasing task alone.
  erasures: readBy(),
  // regions
  regions: readBy(signedIn),
  regionNames: readBy(),
  announcements: readBy(belongs, administrator),
  audit: readBy(
    belongsWhere("visibility", "public"),
    fieldNames("subjectUid"),
    membersOfficer,
    administrator,
  ),
  // membership
  members: {
    get: [self, belongsWhere("status", "active"), membersOfficer, administrator],
    list: [fieldNames("uid"), belongsWhere("status", "active"), membersOfficer, administrator],
    group: [fieldNames("uid"), administrator],
  },
  joinRequests: {
    get: [self, membersOfficer, administrator],
    list: [fieldNames("uid"), membersOfficer, administrator],
    // An applicant is a member of nothing yet: without this nothing shows where one has applied.
    group: [fieldNames("uid"), administrator],
  },
  // governance
  offices: readBy(belongs, administrator),
  elections: readBy(belongs, administrator),
  nominations: readBy(belongs, administrator),
  // A vote can be followed and recounted by anybody, from wherever.
  polls: readBy(signedIn),
  // Who has voted, and how, is nobody's to read: not the voter's either, who could be made to show it.
  ballots: readBy(),
  publishedBallots: readBy(signedIn),
  proposals: readBy(belongs, administrator),
  // Which open proposal holds a field: for the proposing callables alone, the proposal says it to people.
  claimedFields: readBy(),
  petitions: readBy(belongs, administrator),
  supporters: { get: [self], list: [], group: [] },
  treaties: readBy(signedIn),
};
