import { z } from "zod";
import { unchanged } from "../platform/documents/versions.ts";
import { line, regionId, sectorNumber } from "../platform/fields.ts";
import { documents } from "../platform/store.ts";
import { galaxy } from "./room.ts";
import { chartChunkSchema, sectorSchema } from "./schema.ts";

export const sectors = documents(galaxy.collections.sectors, sectorSchema);
export const chart = documents(galaxy.collections.chart, chartChunkSchema);

/** The part of a region's document that its map follows from; the room `regions` holds the whole. */
export const mapFacts = documents(
  { path: "regions/{regionId}" },
  z.object({
    status: z.enum(["provisioning", "active", "suspended", "closing", "closed", "failed"]),
    sectorCount: z.int(),
    seed: line(64),
  }),
  { isPart: true },
);

/**
 * A warp gate joins two regions, so it stands under neither. A platform gate has the id of the region it serves. A terminal of the
 * express lanes is a gate from the Nexus into itself, whose id (`nexus_1201`) no region can have.
 */
export const gates = documents(
  galaxy.collections.gates,
  z.strictObject({
    worldId: line(64),
    kind: z.enum(["platform", "terminal"]),
    /** The Nexus first. */
    regionIds: z.tuple([regionId, regionId]),
    /** The sector on each side, in the order of `regionIds`; of a terminal the same twice. */
    sectorNumbers: z.tuple([sectorNumber, sectorNumber]),
    open: z.boolean(),
  }),
  // Version 2 knows terminals; what stood before is as it was.
  { versions: { 2: unchanged } },
);

/** The gates that one document of the index lists at most. */
export const GATES_PER_INDEX = 500;

/** The open gates of the platform by their sectors in the Nexus, each once: who draws its chart reads these and not the gates. */
export const gateIndexes = documents(
  galaxy.collections.gateIndexes,
  z.strictObject({
    gates: z.array(z.strictObject({ regionId, sectorNumber })).max(GATES_PER_INDEX),
  }),
);
