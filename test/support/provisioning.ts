import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { chart, sectors } from "../../functions/src/galaxy/documents.ts";
import { planOf } from "../../functions/src/galaxy/generation/build.ts";
import type { RegionPlan } from "../../functions/src/galaxy/generation/plan.ts";
import { sectorOf } from "../../functions/src/galaxy/generation/slice.ts";
import { canonicalJson } from "../../functions/src/platform/random.ts";
import { transact } from "../../functions/src/platform/store.ts";
import { stageJob } from "../../functions/src/platform/work/jobs.ts";
import type { OutboxRow } from "../../functions/src/platform/work/outbox.ts";
import { provisionRegion } from "../../functions/src/regions/opening/provisionRegion.ts";
import { regions } from "../../functions/src/regions/schema.ts";
import { regionDocument } from "./fixtures.ts";

/** The smallest Nexus there may be: four slices. */
const NEXUS_SECTORS = 2_000;

export interface Staged {
  readonly regionId: string;
  readonly jobId: string;
  readonly rows: readonly OutboxRow[];
  readonly plan: RegionPlan;
}

/** A region and its job, staged in one commit as an opening does; nothing is dispatched yet. */
export async function stagedRegion(kind: "nexus" | "owned"): Promise<Staged> {
  const regionId = `s${randomUUID().slice(0, 13)}`;
  const sectorCount = kind === "nexus" ? NEXUS_SECTORS : 500;
  const facts = { regionId, seed: regionId, sectorCount };
  const parameters = { ...facts, kind, nexusSectorCount: NEXUS_SECTORS };
  const rows = await transact(async (tx) => {
    const document = regionDocument(regionId, { ...facts, kind, status: "provisioning", activatedAt: null });
    tx.set(regions.ref({ regionId }), document);
    return stageJob(
      tx,
      provisionRegion,
      { jobId: regionId, parameters, regionId, watcherUids: [] },
      new Date(),
    );
  });
  const plan = planOf(
    kind === "nexus" ? { ...facts, kind } : { ...facts, kind, nexusSectorCount: NEXUS_SECTORS },
  );
  return { regionId, jobId: regionId, rows, plan };
}

/** Every sector and chart chunk is what the plan says, and the region is open. */
export async function expectWhole({ regionId, plan }: Staged): Promise<void> {
  const found = await sectors.collection({ regionId }).get();
  expect(found.size).toBe(plan.config.sectorCount);
  const wrong = found.docs.filter(
    (doc) => canonicalJson(doc.data()) !== canonicalJson(sectorOf(plan, Number(doc.id))),
  );
  expect(wrong.map(({ id }) => id)).toEqual([]);
  expect((await chart.collection({ regionId }).get()).size).toBe(plan.config.sectorCount / 500);
  expect((await regions.ref({ regionId }).get()).data()!.status).toBe("active");
}
