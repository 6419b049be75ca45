import type { PartFigures } from "../../platform/declaration/figures.ts";
import { BELONGING } from "../../platform/declaration/lookUps.ts";
import type { offices } from "./room.ts";

export const figures: PartFigures<typeof offices> = {
  operations: {
    resignOffice: [{ reads: 4, writes: 5 }],
  },
  lookUps: {
    offices: BELONGING,
  },
  quantities: {},
};
