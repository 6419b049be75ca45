import { MAP_BY_CHANCE } from "../../galaxy/figures.ts";
import { ENQUEUES, ofSlot, type PartFigures } from "../../platform/declaration/figures.ts";
import { FIRST_SHARD } from "../yard/figures.ts";
import type { passages } from "./room.ts";

const OWN_CALL =
  "The plays' passages end by the traveller's own call: a task that comes late would send them back.";

/** Which map it is follows from where the passage leads. */
const ARRIVAL_BY_MAP = {
  reads: [12, "charts", "nexusCharts"],
  deletes: 1,
  sometimes: MAP_BY_CHANCE,
} as const;

export const figures: PartFigures<typeof passages> = {
  operations: {
    bookPassage: [
      { reads: 12, writes: 6, deletes: 1 },
      { way: "for a visit, through a gate for a toll", reads: [14, "accounts"], writes: 6, deletes: 1 },
      { way: "for a visit", reads: [13, "accounts"], writes: 6, deletes: 1 },
      { way: "for a visit, by jumper", reads: [10, "accounts"], writes: 3, deletes: 1 },
      { way: "for a visit, by tunnel", reads: [11, "accounts"], writes: 3, deletes: 1 },
      { way: "for a visit, with duty", reads: [15, "accounts"], writes: 6, deletes: 1 },
    ],
    callOffPassage: [
      { reads: 8, writes: 6, deletes: 1 },
      { way: "of freight", reads: 9, writes: 6, deletes: 1 },
    ],
    completePassage: [
      { way: "of who comes home", reads: 11, writes: 7, deletes: 1, sometimes: MAP_BY_CHANCE },
      { reads: 12, writes: 7, deletes: 1, sometimes: MAP_BY_CHANCE },
      { way: "of who becomes a visitor", reads: 12, writes: 9, deletes: 1 },
      { way: "with duty", reads: 13, writes: 9, deletes: 1 },
      { way: "by jumper or tunnel", reads: 10, writes: 4 },
      {
        way: "by jumper or tunnel, of who becomes a visitor, map not in memory",
        reads: [10, "charts"],
        writes: 6,
      },
      { way: "map not in memory", ...ARRIVAL_BY_MAP, writes: 7 },
      { way: "of who becomes a visitor, map not in memory", ...ARRIVAL_BY_MAP, writes: 9 },
    ],
    takeInsurance: [{ reads: 8, writes: 6 }],
    evacuate: [
      { way: "that begins a wait", reads: 3, writes: 2 },
      { way: "for nothing", reads: 5, writes: 4, deletes: 1 },
      { way: "that is paid", reads: 7, writes: 7 },
    ],
    sendFreight: [
      { way: "to where nothing was stored before", reads: 13, writes: 8 },
      { reads: 13, writes: 7 },
    ],
    reviewVisits: [ENQUEUES],
    payInsurances: [
      ENQUEUES,
      { ...ofSlot(ENQUEUES), sometimes: "A slot of the tick may fall into the time of a play, or none." },
    ],
    settlePassages: [
      ENQUEUES,
      { ...ofSlot(ENQUEUES), sometimes: "A slot of the tick may fall into the time of a play, or none." },
    ],
    reviewVisit: [
      { way: "that ends soon", reads: 2, writes: 2 },
      { way: "that is over, map in memory", reads: 7, writes: 9, deletes: 1, sometimes: MAP_BY_CHANCE },
      { way: "that is over", reads: [7, "nexusCharts"], writes: 9, deletes: 1, sometimes: MAP_BY_CHANCE },
    ],
    payInsurance: [
      { reads: 20, writes: 5, sometimes: FIRST_SHARD },
      { way: "for which two of the fund's shards pay", reads: 20, writes: 6, sometimes: FIRST_SHARD },
    ],
    settlePassage: [
      { reads: 11, writes: 6, deletes: 1, sometimes: OWN_CALL },
      { way: "that goes back, or freight that does", reads: 7, writes: 6, deletes: 1 },
      {
        way: "that goes back, map not in memory",
        reads: [7, "charts"],
        writes: 6,
        deletes: 1,
        sometimes: MAP_BY_CHANCE,
      },
    ],
  },
  lookUps: {
    passages: { elsewhere: { administrator: 1, concerned: 0, governor: 1 } },
  },
  quantities: {
    accounts: "accounts of the player's in the ledger: credits, the hold of each ship, depots, tolls",
  },
};
