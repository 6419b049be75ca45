import type { Figures } from "../platform/declaration/figures.ts";
import { ENQUEUES, ofSlot } from "../platform/declaration/figures.ts";
import { BELONGING } from "../platform/declaration/lookUps.ts";
import type { combat } from "./room.ts";

export const figures: Figures<typeof combat> = {
  operations: {
    attack: [],
    setStance: [{ reads: 3, writes: 2 }],
    salvage: [],
    clearWrecks: [
      ENQUEUES,
      { ...ofSlot(ENQUEUES), sometimes: "A slot of the tick may fall into the time of a play, or none." },
    ],
    clearWreck: [],
  },
  lookUps: {
    engagements: {},
    wrecks: BELONGING,
  },
  quantities: {},
  activities: [
    {
      what: "Says what the ship does when attacked",
      act: { operation: "setStance" },
      perPlayerDay: 0.1,
      sentKB: 1,
    },
  ],
  finds: { clearWrecks: ({ residents }) => ({ due: (0.05 * residents) / 144, fullPages: 0 }) },
};
