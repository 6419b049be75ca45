import { ENQUEUES, type PartFigures } from "../../platform/declaration/figures.ts";
import { CONCERNED } from "../../platform/declaration/lookUps.ts";
import type { depots } from "./room.ts";

export const figures: PartFigures<typeof depots> = {
  operations: {
    moveCargo: [{ reads: 8, writes: 6 }],
    storeCargo: [
      { reads: 6, writes: 6 },
      { way: "in the Nexus", reads: 7, writes: 7 },
    ],
    fetchCargo: [
      { reads: 6, writes: 6 },
      { way: "in the Nexus, with rent", reads: 9, writes: 10 },
    ],
    jettisonCargo: [{ way: "map in memory", reads: 5, writes: 5 }],
    reviewDepots: [ENQUEUES],
    reviewDepot: [
      { way: "a notice", reads: 5, writes: 2 },
      { way: "its end", reads: 8, writes: 6 },
    ],
  },
  lookUps: {
    depots: CONCERNED,
  },
  quantities: {},
};
