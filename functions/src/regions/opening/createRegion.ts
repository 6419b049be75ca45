import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { worldSeed } from "../../platform/config.ts";
import { documentId, integer, line, regionId, uid } from "../../platform/fields.ts";
import { derivedId } from "../../platform/random.ts";
import { configurationChangeSchema } from "../configuration/configuration.ts";
import { newDisplayName } from "../names/displayName.ts";
import { unusedRegionId } from "../names/nameReservation.ts";
import { regionSchema } from "../schema.ts";
import { NEXUS_SECTORS } from "./opening.ts";
import { prepareRegion, stageRegion } from "./openRegion.ts";

export const createRegion = mutation({
  summary:
    "Opens a region (as `vega-2` where a closed one was `vega`) and starts the job that builds its sectors; clients watch the job and the region's status.",
  access: access.galaxy("galaxy:regions:manage"),
  input: z.strictObject({
    regionId,
    displayName: newDisplayName,
    kind: regionSchema.shape.kind,
    /** Of an owned region: a registered player, who becomes a citizen at once. */
    ownerUid: uid.optional(),
    /** What differs from the default. */
    configuration: configurationChangeSchema.optional(),
    /** Decides the map; derived from the world's seed when left out. */
    seed: line(64).optional(),
    /** Of the Nexus alone. */
    sectorCount: integer(NEXUS_SECTORS.minimum, NEXUS_SECTORS.maximum).optional(),
  }),
  output: z.strictObject({ regionId, jobId: documentId }),
  async handle(context, { seed, ...input }) {
    const { reads, tx, now, intent, audit, enqueue } = context;
    const id = await unusedRegionId(reads, input.regionId);
    const opening = {
      ...input,
      regionId: id,
      ownerUid: input.ownerUid ?? null,
      configuration: input.configuration ?? {},
      seed: seed ?? derivedId("seed", worldSeed.value(), id),
      sectorCount: input.sectorCount ?? null,
      jobId: derivedId("provisionRegion", intent),
      holdIds: [],
    };
    const prepared = await prepareRegion(context, opening);
    const { regionId, displayName, kind, ownerUid, sectorCount, jobId } = prepared.region;
    // The caller watches by the mandate, and no longer than it lasts.
    const watcherUids = ownerUid === null ? [] : [ownerUid];
    for (const row of stageRegion(tx, prepared, watcherUids, now)) enqueue(row);
    audit({
      action: "createRegion",
      regionId,
      after: { displayName, kind, ownerUid, sectorCount },
      visibility: "public",
    });
    return { regionId, jobId };
  },
});
