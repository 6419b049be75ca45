import type { Figures } from "../platform/declaration/figures.ts";
import { BELONGING, SIGNED_IN_IN_REGIONS } from "../platform/declaration/lookUps.ts";
import type { treasury } from "./room.ts";

const MISSED = [{ of: "missedMonths", each: 2 }, "missedDays"];

/** A run looks at every region, and enqueues a task for each. */
const EVERY_REGION = { reads: [{ of: "due", each: 2 }, "fullPages"], tasks: ["due"] } as const;

export const figures: Figures<typeof treasury> = {
  operations: {
    spend: [
      { way: "a grant", reads: 10, writes: 6 },
      { way: "a grant in units", reads: 11, writes: 6 },
      { way: "aid, or to a fund that there is", reads: 8, writes: 6 },
      { way: "to a fund that it opens", reads: 8, writes: 13 },
    ],
    settleClaims: [EVERY_REGION],
    payClaims: [
      { way: "where nothing is claimed", reads: 1 },
      {
        reads: [34, { of: "claimants", each: 2 }],
        writes: [8, { of: "claimants", each: 2 }],
        tasks: 1,
      },
    ],
    closeMonths: [
      {
        reads: [2, "closedTransfers", { of: "closedDays", each: 2 }, { of: "due", each: 2 }, "fullPages"],
        writes: ["closedDays", "flows"],
        tasks: ["due"],
      },
    ],
    closeMonth: [
      {
        reads: [9, "days", { of: "movedSince", atLeast: 1 }, { of: "shards", atLeast: 1 }, ...MISSED],
        writes: [2, "missedMonths"],
      },
      {
        way: "that pays all salaries",
        reads: [
          10,
          "days",
          { of: "movedSince", atLeast: 1 },
          { of: "shards", each: 2 },
          { of: "officeHolders", atLeast: 1 },
          "owed",
          "paid",
          ...MISSED,
        ],
        writes: [4, "paid", "missedMonths"],
      },
      { way: "that is closed", reads: 1 },
    ],
  },
  lookUps: {
    spending: {
      platform: { administrator: 1 },
      region: { administrator: 1, governor: 1 },
    },
    claimDays: BELONGING,
    treasuryMonths: SIGNED_IN_IN_REGIONS,
  },
  quantities: {
    claimants: "traders whose claims of the day are paid, up to two hundred",
    days: "days of the month",
    movedSince: "transfers of the treasury since the month's end",
    shards: "documents of the treasury's balances",
    officeHolders: "members on the council, and ambassadors",
    owed: "people who hold an elected office, or to whom an earlier month owes a salary",
    paid: "of these, those whom a salary is paid to",
    missedMonths: "months before that were never closed",
    missedDays: "days of these months",
  },
  activities: [
    {
      what: "Officers pay a grant",
      act: { operation: "spend", way: "a grant" },
      perRegionMonth: 20,
      sentKB: 1,
    },
    {
      what: "Claims of a day are paid",
      act: { operation: "payClaims", quantities: { claimants: 100 } },
      perRegionMonth: 30,
    },
    {
      what: "A treasury's month is closed",
      act: {
        operation: "closeMonth",
        way: "that pays all salaries",
        quantities: {
          ...{ days: 31, movedSince: 20, shards: 8, missedMonths: 0, missedDays: 0 },
          ...{ officeHolders: 10, owed: 12, paid: 12 },
        },
      },
      perRegionMonth: 1,
    },
  ],
  finds: {
    settleClaims: ({ regions }) => ({ due: regions, fullPages: 0 }),
    // The comparison of the ledger has closed the days before.
    closeMonths: ({ regions }) => ({
      due: regions,
      fullPages: 0,
      closedTransfers: 0,
      closedDays: 0,
      flows: 0,
    }),
  },
};
