import type { PartFigures } from "../../platform/declaration/figures.ts";
import { CONCERNED } from "../../platform/declaration/lookUps.ts";
import type { yard } from "./room.ts";

export const FIRST_SHARD = "Which of an account's shards pays first follows from the request's id.";

export const figures: PartFigures<typeof yard> = {
  operations: {
    buyShip: [{ reads: [8, "fleet"], writes: 8 }],
    sellShip: [
      { way: "a granted one", reads: 7, writes: 3, deletes: 2 },
      { reads: 10, writes: 6, deletes: 2, sometimes: FIRST_SHARD },
      {
        way: "of which the yards' first shard cannot pay",
        reads: 25,
        writes: 6,
        deletes: 2,
        sometimes: FIRST_SHARD,
      },
    ],
    repairShip: [{ reads: 7, writes: 7 }],
    boardShip: [
      { reads: 5, writes: 5 },
      { way: "out of a pod", reads: 5, writes: 4, deletes: 2 },
    ],
    leaveShip: [{ reads: 4, writes: 6 }],
    nameShip: [{ reads: 3, writes: 2 }],
    claimScout: [{ reads: [4, "fleet"], writes: 5 }],
  },
  lookUps: {
    ships: CONCERNED,
  },
  quantities: {
    fleet: "ships of the player, the piloted one included",
  },
};
