import type { PartFigures } from "../../platform/declaration/figures.ts";
import { FIRST_SHARD } from "../yard/figures.ts";
import type { tunnels } from "./room.ts";

const DRAWN_PLACE = "How many regions are passed over follows from the place that is drawn among their ids.";

export const figures: PartFigures<typeof tunnels> = {
  operations: {
    survey: [
      { way: "that finds nothing", reads: 3, writes: 3 },
      { way: "the first that finds a tunnel within", reads: 4, writes: 5 },
      { way: "that finds a tunnel again", reads: 4, writes: 4 },
      ...[5, 6, 7, 8].map((reads) => ({
        way: `the first that finds a tunnel to another region, with ${reads - 4} looked at`,
        reads,
        writes: 5,
        sometimes: DRAWN_PLACE,
      })),
    ],
    rideTunnel: [{ reads: 4, writes: 3 }],
    giveMap: [{ reads: 4, writes: 3, deletes: 1 }],
    sellMap: [
      { reads: 9, writes: 7, deletes: 1, sometimes: FIRST_SHARD },
      {
        way: "for which the gates' first shard cannot pay",
        reads: 24,
        writes: 7,
        deletes: 1,
        sometimes: FIRST_SHARD,
      },
      {
        way: "for which two of the gates' shards pay",
        reads: 24,
        writes: 8,
        deletes: 1,
        sometimes: FIRST_SHARD,
      },
    ],
  },
  lookUps: {
    tunnelMaps: { elsewhere: { concerned: 0 } },
  },
  quantities: {},
};
