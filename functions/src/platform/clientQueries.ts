import type { PathName } from "./paths.ts";

/**
 * The queries that clients are built on beside those which `readAccess.ts` implies (a reader who depends on a field
 * fixes that field, and nothing else). The indexes are kept for them, the data model shows them: a client that wants
 * another one adds its line here.
 */
export interface ClientQuery {
  readonly path: PathName;
  /** What it is for. */
  readonly purpose: string;
  /** Across all collections of this name; otherwise within one. */
  readonly acrossAll?: true;
  readonly where?: readonly ClientCondition[];
  readonly orderBy?: readonly [field: string, direction: "asc" | "desc"];
  /** Asked by a command of `scripts/` with an operator's credentials, past the rules. */
  readonly byOperator?: true;
}

/** `caller` stands for the uid of whoever asks. */
export type ClientCondition = readonly [
  field: string,
  operator: "==" | "array-contains",
  value: "caller" | "a region" | "an account" | "a vote" | `"${string}"` | "null",
];

export const CLIENT_QUERIES: readonly ClientQuery[] = [
  // platform
  {
    path: "jobs",
    purpose: "the work one may watch, newest first",
    where: [["watcherUids", "array-contains", "caller"]],
    orderBy: ["startedAt", "desc"],
  },
  {
    path: "platformAudit",
    purpose: "what was done about oneself, newest first",
    where: [["subjectUid", "==", "caller"]],
    orderBy: ["at", "desc"],
  },
  { path: "platformAudit", purpose: "everything, newest first", orderBy: ["at", "desc"] },
  { path: "ledgerBalances", purpose: "one's own credits", where: [["holderUid", "==", "caller"]] },
  { path: "ledgerBalances", purpose: "a region's treasury", where: [["regionId", "==", "a region"]] },
  {
    path: "ledgerTransfers",
    purpose: "rebuilding an account",
    where: [["accountIds", "array-contains", "an account"]],
    byOperator: true,
  },
  // galaxy
  { path: "chart", purpose: "the whole map of a region" },
  { path: "gates", purpose: "the gates of a region", where: [["regionIds", "array-contains", "a region"]] },
  // players
  { path: "notices", purpose: "one's letters, newest first", orderBy: ["at", "desc"] },
  { path: "notices", purpose: "how many are unread", where: [["readAt", "==", "null"]] },
  // regions
  { path: "regions", purpose: "the regions that are open", where: [["status", "==", '"active"']] },
  { path: "regions", purpose: "the regions one owns", where: [["ownerUid", "==", "caller"]] },
  { path: "announcements", purpose: "the news of a region, newest first", orderBy: ["at", "desc"] },
  {
    path: "audit",
    purpose: "a region's public affairs, newest first",
    where: [["visibility", "==", '"public"']],
    orderBy: ["at", "desc"],
  },
  {
    path: "audit",
    purpose: "what was done about oneself, newest first",
    where: [["subjectUid", "==", "caller"]],
    orderBy: ["at", "desc"],
  },
  { path: "audit", purpose: "everything, for officers, newest first", orderBy: ["at", "desc"] },
  // membership
  {
    path: "members",
    purpose: "where one is a member",
    acrossAll: true,
    where: [["uid", "==", "caller"]],
  },
  {
    path: "joinRequests",
    purpose: "where one has applied",
    acrossAll: true,
    where: [["uid", "==", "caller"]],
  },
  // governance
  { path: "elections", purpose: "a region's elections, newest first", orderBy: ["calledAt", "desc"] },
  { path: "proposals", purpose: "a region's proposals, newest first", orderBy: ["createdAt", "desc"] },
  { path: "polls", purpose: "a region's votes, the last to close first", orderBy: ["closesAt", "desc"] },
  {
    path: "polls",
    purpose: "recounting a vote",
    acrossAll: true,
    where: [["pollId", "==", "a vote"]],
    byOperator: true,
  },
];
