import { z } from "zod";
import { findingsIn, planOf, sliceCount, stageGates, writeSlice } from "../../galaxy/generation/build.ts";
import type { Tx } from "../../platform/documents/tx.ts";
import { integer, line, regionId } from "../../platform/fields.ts";
import { derivedId } from "../../platform/random.ts";
import { taskCommit } from "../../platform/taskCommit.ts";
import type { JobKind } from "../../platform/work/jobs.ts";
import { readRegion } from "../readRegion.ts";
import { prepareStatus } from "../status/changeStatus.ts";

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
  prepare: async (parameters, { slice }) => ({
    stage: (tx) => writeSlice(tx, planFor(parameters), slice),
    next: null,
  }),
  check: (parameters) => findingsIn(planFor(parameters)),
  complete: async (tx, parameters, at) => {
    const commit = commitOf(tx, parameters, at);
    const region = await readRegion(commit.reads, parameters.regionId);
    // Whatever else it has become meanwhile stays so: what was open has its gates, and what closes gets none.
    if (region.status !== "provisioning") return [];
    const stage = await prepareStatus(commit, region, { status: "active", activatedAt: at });
    await stageGates(tx, planFor(parameters), region.worldId);
    stage();
    commit.finish();
    return [];
  },
  fail: async (tx, parameters, at) => {
    const commit = commitOf(tx, parameters, at);
    const region = await readRegion(commit.reads, parameters.regionId);
    if (region.status !== "provisioning") return;
    (await prepareStatus(commit, region, { status: "failed" }))();
    commit.finish();
  },
};

function commitOf(tx: Tx, { regionId }: ProvisionParameters, at: Date) {
  const intent = derivedId("provisionRegion", regionId, at.getTime());
  return taskCommit(tx, { actorUid: "task:provisionRegion", intent, at });
}

function planFor({ kind, nexusSectorCount, ...config }: ProvisionParameters) {
  return kind === "nexus" ? planOf({ ...config, kind }) : planOf({ ...config, kind, nexusSectorCount });
}
