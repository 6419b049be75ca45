import type { CollectionName } from "../../../functions/src/house.ts";

/** Who reads straight from Firestore. */
export const READERS = {
  signedIn: "anyone signed in",
  player: "a registered player",
  concerned: "the player it is about",
  member: "a member of the region",
  moderator: "a moderator of the region's members",
  governor: "the governor, no member",
  owner: "the owner, no member",
  administrator: "an administrator",
} as const satisfies Record<string, string>;
export type Reader = keyof typeof READERS;

/** Where: in a region that players own, in one of the platform's, elsewhere, or across collections of one name. */
export type Place = "region" | "platform" | "elsewhere" | "group";

export interface ClientRead {
  readonly path: CollectionName;
  readonly place: Place;
  /**
   * For each reader who may, the documents that the rules look up, at most: as many billed reads for each request,
   * a query's many documents included, beside those that are read.
   */
  readonly lookUps: Readonly<Partial<Record<Reader, number>>>;
}

export const CLIENT_READS: readonly ClientRead[] = [
  { path: "administrators", place: "elsewhere", lookUps: { administrator: 1 } },
  { path: "announcements", place: "platform", lookUps: { administrator: 1, concerned: 3, player: 3 } },
  {
    path: "announcements",
    place: "region",
    lookUps: { administrator: 1, governor: 2, member: 1, moderator: 1, owner: 2 },
  },
  { path: "audit", place: "platform", lookUps: { administrator: 1, concerned: 3, player: 3 } },
  {
    path: "audit",
    place: "region",
    lookUps: { administrator: 1, concerned: 0, governor: 1, member: 2, moderator: 2, owner: 2 },
  },
  { path: "backfills", place: "elsewhere", lookUps: { administrator: 1 } },
  { path: "chart", place: "platform", lookUps: { administrator: 1, concerned: 3, player: 3 } },
  {
    path: "chart",
    place: "region",
    lookUps: { administrator: 1, governor: 2, member: 1, moderator: 1, owner: 2 },
  },
  { path: "elections", place: "platform", lookUps: { administrator: 1, concerned: 3, player: 3 } },
  {
    path: "elections",
    place: "region",
    lookUps: { administrator: 1, governor: 2, member: 1, moderator: 1, owner: 2 },
  },
  {
    path: "gates",
    place: "elsewhere",
    lookUps: { administrator: 0, concerned: 0, governor: 0, signedIn: 0 },
  },
  { path: "jobs", place: "elsewhere", lookUps: { administrator: 1, concerned: 0 } },
  { path: "joinRequests", place: "group", lookUps: { administrator: 1, concerned: 0 } },
  { path: "joinRequests", place: "platform", lookUps: { administrator: 3, concerned: 2 } },
  {
    path: "joinRequests",
    place: "region",
    lookUps: { administrator: 3, concerned: 2, governor: 1, moderator: 2 },
  },
  { path: "ledgerBalances", place: "elsewhere", lookUps: { administrator: 1, concerned: 0, governor: 1 } },
  { path: "ledgerDays", place: "elsewhere", lookUps: { administrator: 1 } },
  { path: "ledgerTransfers", place: "elsewhere", lookUps: { administrator: 1 } },
  { path: "members", place: "group", lookUps: { administrator: 1, concerned: 0 } },
  { path: "members", place: "platform", lookUps: { administrator: 3, concerned: 2 } },
  {
    path: "members",
    place: "region",
    lookUps: { administrator: 3, concerned: 2, governor: 1, member: 0, moderator: 2 },
  },
  { path: "memberships", place: "elsewhere", lookUps: { administrator: 1, concerned: 0 } },
  { path: "schedules", place: "elsewhere", lookUps: { administrator: 1 } },
  { path: "nominations", place: "platform", lookUps: { administrator: 1, concerned: 3, player: 3 } },
  {
    path: "nominations",
    place: "region",
    lookUps: { administrator: 1, governor: 2, member: 1, moderator: 1, owner: 2 },
  },
  { path: "notices", place: "elsewhere", lookUps: { concerned: 0 } },
  { path: "offices", place: "platform", lookUps: { administrator: 1, concerned: 3, player: 3 } },
  {
    path: "offices",
    place: "region",
    lookUps: { administrator: 1, governor: 2, member: 1, moderator: 1, owner: 2 },
  },
  { path: "petitions", place: "platform", lookUps: { administrator: 1, concerned: 3, player: 3 } },
  {
    path: "petitions",
    place: "region",
    lookUps: { administrator: 1, governor: 2, member: 1, moderator: 1, owner: 2 },
  },
  { path: "platformAudit", place: "elsewhere", lookUps: { administrator: 1, concerned: 0 } },
  { path: "players", place: "elsewhere", lookUps: { administrator: 1, concerned: 0 } },
  { path: "polls", place: "platform", lookUps: { administrator: 0, concerned: 0, player: 0 } },
  {
    path: "polls",
    place: "region",
    lookUps: { administrator: 0, concerned: 0, governor: 0, member: 0, moderator: 0, owner: 0 },
  },
  { path: "proposals", place: "platform", lookUps: { administrator: 1, concerned: 3, player: 3 } },
  {
    path: "proposals",
    place: "region",
    lookUps: { administrator: 1, governor: 2, member: 1, moderator: 1, owner: 2 },
  },
  { path: "publishedBallots", place: "platform", lookUps: { administrator: 0, concerned: 0, player: 0 } },
  {
    path: "publishedBallots",
    place: "region",
    lookUps: { administrator: 0, concerned: 0, governor: 0, member: 0, moderator: 0, owner: 0 },
  },
  {
    path: "regions",
    place: "elsewhere",
    lookUps: { administrator: 0, concerned: 0, governor: 0, signedIn: 0 },
  },
  { path: "sectors", place: "platform", lookUps: { administrator: 1, concerned: 3, player: 3 } },
  {
    path: "sectors",
    place: "region",
    lookUps: { administrator: 1, governor: 2, member: 1, moderator: 1, owner: 2 },
  },
  { path: "supporters", place: "platform", lookUps: { concerned: 0 } },
  { path: "supporters", place: "region", lookUps: { concerned: 0 } },
  {
    path: "treaties",
    place: "elsewhere",
    lookUps: { administrator: 0, concerned: 0, governor: 0, signedIn: 0 },
  },
  { path: "buyers", place: "elsewhere", lookUps: { administrator: 1, concerned: 0 } },
  { path: "checkouts", place: "elsewhere", lookUps: { administrator: 1, concerned: 0 } },
  { path: "receipts", place: "elsewhere", lookUps: { administrator: 1, concerned: 0 } },
  { path: "stripeEvents", place: "elsewhere", lookUps: { administrator: 1 } },
  { path: "subscriptions", place: "elsewhere", lookUps: { administrator: 1, concerned: 0 } },
];
