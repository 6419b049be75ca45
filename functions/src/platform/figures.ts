import { type Figure, type Figures, ofSlot, PLAYING_SHARE } from "./declaration/figures.ts";
import { ADMINISTRATORS, CONCERNED } from "./declaration/lookUps.ts";
import type { platform } from "./room.ts";

const SWEEP: Figure = {
  reads: [{ of: "rowsLeft", atLeast: 1 }, "rowsLeft"],
  writes: ["rowsLeft"],
  tasks: ["rowsLeft"],
};

export const figures: Figures<typeof platform, "tick"> = {
  operations: {
    readClock: [{ reads: 0 }],
    reportFault: [{ reads: 0 }],
    readHealth: [{ reads: 10 }],
    retryTask: [{ reads: 3, writes: 3 }],
    dropTask: [{ way: "of a job, which fails", reads: 4, writes: 3, deletes: 1 }],
    tick: [{ reads: ["schedules", "slots"], writes: ["slots"], tasks: ["slots"] }],
    sweep: [SWEEP, ofSlot(SWEEP)],
    compareLedgerTotals: [
      {
        reads: [
          { of: "openTransfers", atLeast: 1 },
          "closedTransfers",
          { of: "closedDays", each: 2 },
          "balances",
          "assets",
          3,
        ],
        writes: ["closedDays", "flows"],
      },
    ],
    backfill: [
      { way: "of a page that is the last, with nothing to bring up", reads: 6, writes: 3, deletes: 1 },
    ],
  },
  lookUps: {
    administrators: ADMINISTRATORS,
    jobs: CONCERNED,
    outbox: ADMINISTRATORS,
    schedules: ADMINISTRATORS,
    ledgerBalances: { elsewhere: { administrator: 1, concerned: 0, governor: 1 } },
    ledgerTransfers: ADMINISTRATORS,
    ledgerDays: ADMINISTRATORS,
    ledgerFlows: ADMINISTRATORS,
    backfills: ADMINISTRATORS,
    platformAudit: CONCERNED,
    audit: {
      platform: { administrator: 1, concerned: 3, player: 3 },
      region: { administrator: 1, concerned: 0, governor: 1, member: 2, moderator: 2, owner: 2 },
    },
  },
  quantities: {
    rows: "documents on the page that the call returns",
    given: "entries of the list in the call's input",
    due: "what the schedule finds due: ended bans, polls, laws, petitions, elections, regions to be counted",
    fullPages: "1 where the documents fill their last page, so that one more query finds nothing; else 0",
    rowsLeft: "rows of the outbox that are due: left by a crash, or tried again after a failure",
    schedules: "schedules that the rooms declare",
    slots: "schedules of those whose slot has come",
    openTransfers: "transfers of the days that are not closed",
    closedTransfers: "transfers of the days that this run closes",
    closedDays: "days that this run closes",
    flows: "of each of those days, regions whose treasury took in or gave out anything",
    assets: "assets that were ever issued",
    balances: "for each asset, balance documents in thousands, one at least",
  },
  activities: [
    {
      what: "Region's log, a page",
      act: { reads: "audit", place: "region", by: "member", documents: 20 },
      perPlayerDay: 0.1,
      sentKB: 20,
    },
    {
      what: "Transfers credits (to come)",
      act: { toCome: { reads: 5, writes: 5 } },
      perPlayerDay: 1,
      sentKB: 1,
    },
  ],
  finds: {
    tick: () => ({ schedules: 10, slots: 3 }),
    sweep: () => ({ rowsLeft: 0 }),
    // A transfer for each day of play; four runs a day, of which the first closes the day before. Credits and eight goods.
    compareLedgerTotals: ({ regions, residents }) => ({
      openTransfers: 0.375 * residents * PLAYING_SHARE,
      closedTransfers: 0.25 * residents * PLAYING_SHARE,
      closedDays: 0.25,
      flows: 0.25 * regions,
      balances: 9 * Math.max(1, (residents + 8 * regions) / 1_000),
      assets: 9,
    }),
  },
};
