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

/**
 * For each reader who may, the documents that the rules look up, at most: as many billed reads for each request, a
 * query's many documents included, beside those that are read.
 */
export type LookUps = Readonly<Partial<Record<Place, Readonly<Partial<Record<Reader, number>>>>>>;

/** Of collections that those read who belong to the region. */
export const BELONGING: LookUps = {
  platform: { administrator: 1, concerned: 3, player: 3 },
  region: { administrator: 1, governor: 2, member: 1, moderator: 1, owner: 2 },
};
/** Of collections outside regions, of which each player reads their own documents. */
export const CONCERNED: LookUps = { elsewhere: { administrator: 1, concerned: 0 } };
export const ADMINISTRATORS: LookUps = { elsewhere: { administrator: 1 } };
/** Of collections that anyone reads who is signed in. */
export const SIGNED_IN: LookUps = {
  elsewhere: { administrator: 0, concerned: 0, governor: 0, signedIn: 0 },
};
export const SIGNED_IN_IN_REGIONS: LookUps = {
  platform: { administrator: 0, concerned: 0, player: 0 },
  region: { administrator: 0, concerned: 0, governor: 0, member: 0, moderator: 0, owner: 0 },
};
