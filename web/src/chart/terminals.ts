import { zoneRunsOf } from "../../../functions/src/galaxy/generation/quotas.ts";
import { terminalsOf } from "../../../functions/src/galaxy/generation/terminals.ts";
import type { StarChart } from "./model.ts";

/** The sectors of the Nexus where the express lanes stop: they follow from its warps, so that nobody reads their documents. */
export const terminalsOn = ({ sectorCount, warpStart, warpTo }: StarChart): number[] =>
  terminalsOf({
    warps: { start: warpStart, to: warpTo.map((index) => index + 1) },
    runs: zoneRunsOf("nexus", sectorCount),
  });
