import { platformsOwn, playersOwn, withPlayer } from "../platform/declaration/declareCollection.ts";
import { declareRoom } from "../platform/declaration/declareRoom.ts";
import { administrator, nobody, readBy, self } from "../platform/declaration/readers.ts";
import { contributions } from "./contributions.ts";

declare module "../platform/declaration/declareRoom.ts" {
  interface Rooms {
    readonly players: typeof players;
  }
}

const EXPORTS_LIFE = {
  kind: "ttl",
  field: "expiresAt",
  why: "7 days after it was asked for, or a year after the region has closed",
} as const;

export const players = declareRoom({
  name: "players",
  purpose: "who plays: profile, home, credits, notices, leaving for good",
  collections: {
    players: {
      path: "players/{uid}",
      schema: () => import("./schema.ts"),
      example: () => import("./examples.ts"),
      readers: { get: [self, administrator], list: [administrator], across: [] },
      queries: [],
      lifetime: withPlayer,
      person: "path",
      fates: playersOwn,
    },
    playerNames: {
      path: "playerNames/{nameKey}",
      schema: () => import("./schema.ts"),
      example: () => import("./examples.ts"),
      // Would turn a look-alike key into a uid.
      readers: nobody,
      queries: [],
      lifetime: { kind: "ttl", field: "heldUntil", why: "90 days after its owner has given it up" },
      person: { field: "uid" },
      fates: {
        ...playersOwn,
        erasure: ["anonymise", "The name stays held for 90 days, and names nobody."],
        export: ["keep", "The player's document has the name."],
      },
    },
    notices: {
      path: "players/{uid}/notices/{noticeId}",
      schema: () => import("./schema.ts"),
      example: () => import("./examples.ts"),
      // A letter to one player. What an administrator needs of its cause stands in the audit log.
      readers: readBy(self),
      queries: [
        { purpose: "one's letters, newest first", orderBy: ["at", "desc"] },
        { purpose: "how many are unread", where: [["readAt", "==", "null"]] },
      ],
      lifetime: { kind: "ttl", field: "expiresAt", why: "180 days after it was read" },
      person: "path",
      fates: playersOwn,
    },
    exports: {
      path: "players/{uid}/exports/{exportId}",
      schema: () => import("./exports/schema.ts"),
      example: () => import("./exports/examples.ts"),
      readers: readBy(self),
      queries: [],
      lifetime: EXPORTS_LIFE,
      person: "path",
      fates: { ...playersOwn, export: ["keep", "It is an export."] },
    },
    exportParts: {
      path: "players/{uid}/exports/{exportId}/exportParts/{part}",
      schema: () => import("./exports/schema.ts"),
      example: () => import("./exports/examples.ts"),
      readers: readBy(self),
      queries: [],
      listLimit: 20,
      lifetime: EXPORTS_LIFE,
      person: "path",
      fates: { ...playersOwn, export: ["keep", "It is an export."] },
    },
    addressGrants: {
      path: "addressGrants/{addressDigest}",
      schema: () => import("./schema.ts"),
      example: () => import("./examples.ts"),
      // Whether an address is known here: for registration alone.
      readers: nobody,
      queries: [],
      lifetime: { kind: "ttl", field: "heldUntil", why: "90 days after the account was erased" },
      person: null,
      fates: {
        ...platformsOwn,
        erasure: [
          "keep",
          "A keyed digest names nobody, and keeps starting credits from being had again at once.",
        ],
      },
    },
    erasures: {
      path: "erasures/{uid}",
      schema: () => import("./schema.ts"),
      example: () => import("./examples.ts"),
      // Who is gone: for registration and the erasing task alone.
      readers: nobody,
      queries: [],
      lifetime: { kind: "ttl", field: "expiresAt", why: "once no token of the account can be valid" },
      person: null,
      fates: { ...platformsOwn, erasure: ["keep", "It keeps an erased account from being registered anew."] },
    },
  },
  reasons: {
    PLAYER_UNKNOWN: ["not-found", "No player has this id."],
    PLAYER_EXISTS: ["already-exists", "The account has registered a player before."],
    ACCOUNT_DELETED: ["failed-precondition", "The account was deleted; a new sign-up makes a new one."],
    SIGN_IN_ANONYMOUS: [
      "failed-precondition",
      "An anonymous account cannot play here; linked to an address or a provider it can.",
    ],
    NOTICE_UNKNOWN: ["not-found", "No notice of this id was sent to the player."],
    OWNS_REGIONS: ["failed-precondition", "The player still owns regions; transfer or close them first."],
    ACCOUNT_BLOCKED: ["permission-denied", "The platform has blocked the account; a notice says why."],
    ADMINISTRATOR_PROTECTED: ["permission-denied", "The account has an administrator's mandate."],
    EXPORT_ASKED: ["resource-exhausted", "The player has asked for an export on this UTC day before."],
    NOT_TRANSFERABLE: ["failed-precondition", "A new account cannot hand its starting credits to others."],
    NAME_TAKEN: ["already-exists", "Somebody else holds this name, or one that looks like it."],
  },
  permissions: {},
  transferKinds: { startingCredits: "faucet" },
  roles: {},
  callables: {
    registerPlayer: () => import("./registerPlayer.ts"),
    getProfile: () => import("./getProfile.ts"),
    readNames: () => import("./accounts/readNames.ts"),
    updateProfile: () => import("./updateProfile.ts"),
    listTransfers: () => import("./listTransfers.ts"),
    markNoticesRead: () => import("./markNoticesRead.ts"),
    requestExport: () => import("./exports/requestExport.ts"),
    deleteAccount: () => import("./deleteAccount.ts"),
    blockAccount: () => import("./accounts/blockAccount.ts"),
    unblockAccount: () => import("./accounts/unblockAccount.ts"),
  },
  due: { reconcileAccounts: { cron: "43 3 * * *", run: () => import("./accounts/reconcileAccounts.ts") } },
  tasks: {
    erasePlayer: () => import("./erasePlayer.ts"),
    spreadName: () => import("./spreadName.ts"),
  },
  jobs: { exportPlayer: { run: () => import("./exports/exportPlayer.ts") } },
  secrets: ["addressKey"],
  figures: () => import("./figures.ts"),
  contributions,
});
