import { z } from "zod";
import { findingsIn, planOf, sliceCount, stageGate, writeSlice } from "../galaxy/build.ts";
import type { Tx } from "../platform/documents/tx.ts";
import { GameError } from "../platform/errors.ts";
import { integer, line, regionId } from "../platform/fields.ts";
import type { JobKind } from "../platform/jobs.ts";
import { type Region, regions } from "./schema.ts";

const parametersSchema = z.strictObject({
  regionId,
  kind: z.enum(["nexus", "default", "owned"]),
  seed: line(64),
  sectorCount: integer(500, 5_000),
  /** Of the world's Nexus: decides where the gate stands on that side. */
  nexusSectorCount: integer(2_000, 5_000),
});
export type ProvisionParameters = z.infer<typeof parametersSchema>;

/** Fills a region with its sectors and opens it once all of them are found as planned. */
export const provisionRegion: JobKind<ProvisionParameters> = {
  kind: "provisionRegion",
  queue: "provisionRegion",
  parameters: parametersSchema,
  stepCount: ({ sectorCount }) => sliceCount(sectorCount),
  write: (batch, parameters, step) => writeSlice(batch, planFor(parameters), step),
  check: (parameters) => findingsIn(planFor(parameters)),
  complete: async (tx, parameters, at) => {
    const region = await regionIn(tx, parameters.regionId);
    stageGate(tx, planFor(parameters), region.worldId);
    // A region that was suspended or closed meanwhile keeps that status; its sectors are complete all the same.
    if (region.status !== "provisioning") return;
    tx.update(regions.ref({ regionId: parameters.regionId }), { status: "active", activatedAt: at });
  },
  fail: async (tx, parameters) => {
    const region = await regionIn(tx, parameters.regionId);
    if (region.status !== "provisioning") return;
    tx.update(regions.ref({ regionId: parameters.regionId }), { status: "failed" });
  },
};

function planFor({ kind, nexusSectorCount, ...config }: ProvisionParameters) {
  return kind === "nexus" ? planOf({ ...config, kind }) : planOf({ ...config, kind, nexusSectorCount });
}

async function regionIn(tx: Tx, regionId: string): Promise<Region> {
  const region = (await tx.get(regions.ref({ regionId }))).data();
  if (region === undefined)
    throw new GameError("REGION_UNKNOWN", `There is no region "${regionId}".`, { regionId });
  return region;
}
