import type { PartFigures } from "../../platform/declaration/figures.ts";
import { CONCERNED } from "../../platform/declaration/lookUps.ts";
import type { constructions } from "./room.ts";

export const figures: PartFigures<typeof constructions> = {
  operations: {
    bringParts: [
      { way: "the first ones", reads: 8, writes: 8 },
      { way: "the first ones, goods alone", reads: 7, writes: 7 },
      { way: "goods alone", reads: 8, writes: 7 },
      { reads: 9, writes: 8 },
    ],
    cancelConstruction: [{ reads: 8, writes: 5, deletes: 2 }],
    launchJumper: [{ reads: [9, "fleet"], writes: 7, deletes: 2 }],
  },
  lookUps: {
    constructions: CONCERNED,
  },
  quantities: {},
};
