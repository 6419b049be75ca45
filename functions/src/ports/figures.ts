import type { Figures } from "../platform/declaration/figures.ts";
import { BELONGING, SIGNED_IN, SIGNED_IN_IN_REGIONS } from "../platform/declaration/lookUps.ts";
import type { ports } from "./room.ts";

const MEMORY = "An instance knows ports for as long as it lives, and a region's settings for five seconds.";

export const figures: Figures<typeof ports> = {
  operations: {
    quote: [
      { way: "port and region in memory", reads: 4 },
      { way: "port in memory", reads: 8, sometimes: MEMORY },
      { way: "region in memory", reads: 5, sometimes: MEMORY },
      { reads: 9, sometimes: MEMORY },
    ],
    trade: [
      { reads: 8, writes: 7 },
      { way: "on a visit", reads: 8, writes: 8 },
    ],
  },
  lookUps: {
    desks: BELONGING,
    markets: SIGNED_IN_IN_REGIONS,
    paces: SIGNED_IN,
    traders: {
      platform: { administrator: 1, concerned: 0 },
      region: { administrator: 1, concerned: 0 },
    },
  },
  quantities: {},
  activities: [
    {
      what: "Asks for a quote",
      act: { operation: "quote", way: "port and region in memory" },
      perPlayerDay: 12,
      sentKB: 2,
    },
    { what: "Trades", act: { operation: "trade" }, perPlayerDay: 10, sentKB: 1 },
  ],
  finds: {},
};
