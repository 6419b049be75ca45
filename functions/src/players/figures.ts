import type { Figure, Figures } from "../platform/declaration/figures.ts";
import { CONCERNED } from "../platform/declaration/lookUps.ts";
import type { players } from "./room.ts";

const EACH_MEMBERSHIP: Figure = {
  reads: [4, { of: "belongsTo", atLeast: 1 }, "belongsTo"],
  writes: [4, "belongsTo"],
};

export const figures: Figures<typeof players> = {
  operations: {
    registerPlayer: [
      { reads: 7, writes: 11 },
      { way: "with a proved address", reads: 8, writes: 12 },
      { way: "with the address of an erased account", reads: 8, writes: 11 },
    ],
    getProfile: [{ reads: 2 }],
    readNames: [{ reads: ["given"] }],
    updateProfile: [
      { reads: 2, writes: 2 },
      { way: "to a name that looks the same", reads: 2, writes: 4, tasks: 1 },
      { way: "to another name", reads: 3, writes: 5, tasks: 1 },
    ],
    listTransfers: [{ reads: [1, { of: "rows", atLeast: 1 }] }],
    markNoticesRead: [{ way: "none read before", reads: [2, "given"], writes: [1, "given"] }],
    requestExport: [{ reads: 3, writes: 3, tasks: 1 }],
    exportPlayer: [{ reads: [12, "stored"], writes: 6, deletes: 1 }],
    deleteAccount: [
      {
        // Of the ledger, the account and the holds; the pilot, who may be in passage, freight under way; loans.
        reads: [
          8,
          "holds",
          { of: "owned", atLeast: 1 },
          { of: "governed", atLeast: 1 },
          { of: "representing", atLeast: 1 },
        ],
        // The membership, its mirror, and an entry for the office.
        writes: [5, "holds", "owned", { of: "governed", each: 2 }, { of: "representing", each: 3 }],
        deletes: 1,
        tasks: 1,
      },
    ],
    blockAccount: [EACH_MEMBERSHIP],
    unblockAccount: [EACH_MEMBERSHIP],
    reconcileAccounts: [
      {
        reads: [{ of: "players", atLeast: 1 }, "fullPages", { of: "lost", each: 11 }],
        // The name, the balance, the hold, the record of the erasure, its task and the address.
        writes: [{ of: "lost", each: 6 }],
        deletes: ["lost"],
      },
    ],
    erasePlayer: [
      { reads: [3, "traces"], writes: 1, deletes: [2, "remains"] },
      { way: "of a customer at Stripe, which is ended first", reads: 2, writes: 1, deletes: 1, tasks: 1 },
      {
        way: "again, or late",
        reads: 1,
        sometimes: "Queues deliver at least once; undisturbed, they deliver once.",
      },
    ],
    spreadName: [
      { reads: 8, writes: 3, deletes: 1 },
      ...[
        { way: "of a name that an earlier task has spread", writes: 0 },
        { way: "that another task is spreading, to the membership", writes: 1 },
        { way: "that another task is spreading, to the pilot", writes: 2 },
      ].map((spread) => ({
        ...spread,
        reads: 8,
        deletes: 1,
        sometimes: "Of two renames at once the task of one finds the other's work done, or a part of it.",
      })),
    ],
  },
  lookUps: {
    players: CONCERNED,
    notices: { elsewhere: { concerned: 0 } },
    exports: { elsewhere: { concerned: 0 } },
    exportParts: { elsewhere: { concerned: 0 } },
  },
  quantities: {
    players: "players",
    belongsTo: "memberships of the player, past ones included",
    lost: "players of those whose user is gone, who own nothing and hold no office",
    owned: "closing or closed regions that the player still owns",
    holds: "holds of the player's ships",
    governed: "regions that the player governs",
    representing: "regions in which the player holds an elected office beside the governor's",
    traces:
      "what collections declare as the players' to delete, one read at least for each collection, and the documents below the players, one at least",
    remains: "the same documents",
    stored: "what collections declare to be exported of the player, one read at least for each collection",
  },
  activities: [
    {
      what: "Opens the game: own player",
      act: { reads: "players", place: "elsewhere", by: "concerned", documents: 1 },
      perPlayerDay: 1,
      sentKB: 2,
    },
    {
      what: "Own notices, a page",
      act: { reads: "notices", place: "elsewhere", by: "concerned", documents: 10 },
      perPlayerDay: 1,
      sentKB: 6,
    },
    { what: "Own profile", act: { operation: "getProfile" }, perPlayerDay: 1, sentKB: 2 },
    {
      what: "Own transfers, a page",
      act: { operation: "listTransfers", quantities: { rows: 20 } },
      perPlayerDay: 0.5,
      sentKB: 8,
    },
    {
      what: "Marks five notices as read",
      act: { operation: "markNoticesRead", way: "none read before", quantities: { given: 5 } },
      perPlayerDay: 0.5,
      sentKB: 1,
    },
    { what: "Registers", act: { operation: "registerPlayer" }, perPlayerDay: 0.01, sentKB: 1 },
  ],
  finds: {
    reconcileAccounts: ({ residents }) => ({ players: residents, fullPages: 0, lost: 0.00001 * residents }),
  },
};
