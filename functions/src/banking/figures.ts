import { ENQUEUES, type Figures } from "../platform/declaration/figures.ts";
import { BELONGING } from "../platform/declaration/lookUps.ts";
import type { banking } from "./room.ts";

export const figures: Figures<typeof banking> = {
  operations: {
    deposit: [
      { way: "the first in a region", reads: 8, writes: 6 },
      { reads: 8, writes: 5 },
    ],
    withdraw: [
      { reads: 7, writes: 5 },
      {
        way: "with interest",
        reads: 8,
        writes: 6,
        sometimes: "In the play a day bears less than a credit.",
      },
    ],
    nameCurrency: [{ reads: 8, writes: 13 }],
    convert: [{ reads: 6, writes: 4 }],
    supplyCurrency: [
      { way: "backs it", reads: 17, writes: 6 },
      { way: "buys units", reads: 8, writes: 6 },
      { way: "issues unbacked", reads: 14, writes: 5 },
    ],
    postBoards: [ENQUEUES],
    postBoard: [
      { reads: 13, writes: 1 },
      { way: "with an announcement", reads: 13, writes: 2 },
    ],
    insureShip: [{ reads: 18, writes: 5 }],
    claimInsurance: [{ reads: 5, writes: 3, tasks: 1 }],
    payCovers: [ENQUEUES],
    payCover: [
      { reads: 12, writes: 4, tasks: 1 },
      { way: "with nothing owed", reads: 1, deletes: 1 },
    ],
    borrow: [{ way: "secured by a deposit", reads: 18, writes: 6 }],
    repay: [
      { way: "a part", reads: 6, writes: 5 },
      { way: "all, secured by a deposit", reads: 7, writes: 6 },
    ],
    reviewLoans: [ENQUEUES],
    reviewLoan: [
      { way: "a notice", reads: 2, writes: 2 },
      { way: "collected from a deposit", reads: 8, writes: 7 },
    ],
    postRates: [ENQUEUES],
    creditInterests: [ENQUEUES],
    postRate: [{ reads: 14, writes: 1 }],
    creditInterest: [{ reads: 5, writes: 4 }],
  },
  lookUps: {
    policies: { elsewhere: { administrator: 1, concerned: 0, governor: 1 } },
    banks: BELONGING,
    loans: {
      platform: { administrator: 1, concerned: 0 },
      region: { administrator: 1, concerned: 0, governor: 1 },
    },
    deposits: {
      platform: { administrator: 1, concerned: 0 },
      region: { administrator: 1, concerned: 0 },
    },
  },
  quantities: {},
  activities: [
    {
      what: "Converts money",
      act: { operation: "convert" },
      perPlayerDay: 0.05,
      sentKB: 1,
    },
    { what: "The terms of a currency are posted", act: { operation: "postBoard" }, perRegionMonth: 720 },
    { what: "Insures a ship", act: { operation: "insureShip" }, perPlayerDay: 0.02, sentKB: 1 },
    { what: "Claims a loss", act: { operation: "claimInsurance" }, perPlayerDay: 0.005, sentKB: 1 },
    { what: "A loss is paid", act: { operation: "payCover" }, perPlayerDay: 0.005 },
    { what: "Pays into a deposit", act: { operation: "deposit" }, perPlayerDay: 0.1, sentKB: 1 },
    { what: "Withdraws", act: { operation: "withdraw" }, perPlayerDay: 0.1, sentKB: 1 },
    {
      what: "Takes up a loan",
      act: { operation: "borrow", way: "secured by a deposit" },
      perRegionMonth: 20,
      sentKB: 1,
    },
    { what: "Repays", act: { operation: "repay", way: "a part" }, perRegionMonth: 60, sentKB: 1 },
    {
      what: "A borrower is told that a loan is due",
      act: { operation: "reviewLoan", way: "a notice" },
      perRegionMonth: 20,
    },
    { what: "A bank's rate is posted", act: { operation: "postRate" }, perRegionMonth: 30 },
    { what: "A month's interest is paid", act: { operation: "creditInterest" }, perRegionMonth: 100 },
  ],
  finds: {
    postBoards: ({ regions }) => ({ due: regions, fullPages: 0 }),
    postRates: ({ regions }) => ({ due: regions, fullPages: 0 }),
    payCovers: () => ({ due: 0, fullPages: 0 }),
    reviewLoans: ({ residents }) => ({ due: residents / 30_000, fullPages: 0 }),
    creditInterests: ({ residents }) => ({ due: residents / 90, fullPages: 0 }),
  },
};
