import { describe, expect, test } from "vitest";
import { chart, gates, sectors } from "../../functions/src/galaxy/documents.ts";
import { findingsIn, writeSlice } from "../../functions/src/galaxy/generation/build.ts";
import { Batch } from "../../functions/src/platform/documents/batch.ts";
import { jobSteps, jobs } from "../../functions/src/platform/jobs.ts";
import { dispatch, outbox } from "../../functions/src/platform/outbox.ts";
import { enqueueTask } from "../../functions/src/platform/tasks.ts";
import { regions } from "../../functions/src/regions/schema.ts";
import { jobEnd } from "../../seed/jobEnd.ts";
import { emulators, runSchedule } from "../support/emulators.ts";
import { expectWhole, type Staged, stagedRegion } from "../support/provisioning.ts";

/** Runs a step as Cloud Tasks would deliver it, and waits for its answer. */
async function deliver({ jobId }: Staged, step: number, attempt = 1): Promise<void> {
  const response = await fetch(`${emulators.functionsUrl}/provisionRegion`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ data: { jobId, attempt, act: { kind: "step", step } } }),
  });
  expect(response.status).toBeLessThan(300);
}

const job = async ({ jobId }: Staged) => (await jobs.ref({ jobId }).get()).data()!;

describe("a batch that runs", () => {
  test("twice, late and out of order leaves the same galaxy", async () => {
    const region = await stagedRegion("nexus");
    for (const step of [3, 1, 1, 3]) await deliver(region, step);
    await Promise.all([deliver(region, 0), deliver(region, 2), deliver(region, 2), deliver(region, 0)]);
    await expectWhole(region);
    const ended = await job(region);
    for (const step of [2, 0]) await deliver(region, step);
    await expectWhole(region);
    expect(await job(region)).toEqual(ended);
  });

  test("for an attempt that was given up does nothing", async () => {
    const region = await stagedRegion("nexus");
    await jobs.ref({ jobId: region.jobId }).update({ attempt: 2, lastAttempt: 4 });
    await deliver(region, 0, 1);
    expect((await sectors.collection({ regionId: region.regionId }).count().get()).data().count).toBe(0);
  });
});

describe("a crash", () => {
  test("half-way through the steps is finished by the sweeper", async () => {
    const region = await stagedRegion("nexus");
    await deliver(region, 0);
    await deliver(region, 2);
    await jobs.ref({ jobId: region.jobId }).update({ progressedAt: new Date(Date.now() - 120_000) });
    await outbox.ref({ outboxId: region.row.outboxId }).delete();
    await runSchedule("sweep");
    await jobEnd(region.jobId);
    await expectWhole(region);
  });

  test("after the last step but before the check is finished by the sweeper", async () => {
    const region = await stagedRegion("owned");
    const batch = new Batch();
    writeSlice(batch, region.plan, 0);
    batch.set(jobSteps.ref({ jobId: region.jobId, step: 0 }), { attempt: 1, at: new Date() });
    await batch.commit();
    await jobs.ref({ jobId: region.jobId }).update({ progressedAt: new Date(Date.now() - 120_000) });
    await runSchedule("sweep");
    await jobEnd(region.jobId);
    await expectWhole(region);
  });

  test("of every task for good makes the job fail after its wakes, and the region with it", async () => {
    const region = await stagedRegion("owned");
    await jobs
      .ref({ jobId: region.jobId })
      .update({ wakesLeft: 0, progressedAt: new Date(Date.now() - 120_000) });
    await runSchedule("sweep");
    await expect(jobEnd(region.jobId)).rejects.toThrow("failed");
    expect((await regions.ref({ regionId: region.regionId }).get()).data()!.status).toBe("failed");
  });
});

describe("completion is a check of what is there:", () => {
  test.each([
    ["SECTOR_MISSING at sector 77", (id: string) => sectors.ref({ regionId: id, sectorNumber: 77 }).delete()],
    [
      "WARPS_DIFFER at sector 77",
      (id: string) => sectors.ref({ regionId: id, sectorNumber: 77 }).update({ warps: [1] }),
    ],
    ["PORT_COUNT", (id: string) => sectors.ref({ regionId: id, sectorNumber: 1 }).update({ port: null })],
    [
      "CHART: the chunk of sector 1",
      (id: string) => chart.ref({ regionId: id, chunk: 1 }).update({ gates: [9] }),
    ],
    ["CHART: the chunk of sector 1", (id: string) => chart.ref({ regionId: id, chunk: 1 }).delete()],
  ])("%s is found", async (finding, damage) => {
    const { regionId, plan } = await stagedRegion("owned");
    const batch = new Batch();
    writeSlice(batch, plan, 0);
    await batch.commit();
    expect(await findingsIn(plan)).toEqual([]);
    await damage(regionId);
    expect((await findingsIn(plan)).join("; ")).toContain(finding);
  });

  test("what it finds wanting is built again", async () => {
    const region = await stagedRegion("nexus");
    for (const step of [0, 1, 2]) await deliver(region, step);
    await sectors.ref({ regionId: region.regionId, sectorNumber: 77 }).delete();
    await deliver(region, 3);
    await jobEnd(region.jobId);
    expect((await job(region)).attempt).toBe(2);
    await expectWhole(region);
  });
});

test("an enqueue that is sent twice makes one task", async () => {
  const region = await stagedRegion("owned");
  const taskId = `${region.jobId}-once`;
  const body = { jobId: region.jobId, attempt: 1, act: { kind: "step", step: 0 } };
  await Promise.all([
    enqueueTask("provisionRegion", body, taskId),
    enqueueTask("provisionRegion", body, taskId),
  ]);
  await jobEnd(region.jobId);
  await expectWhole(region);
});

test("an opened region has its gate on both sides", async () => {
  const region = await stagedRegion("owned");
  await dispatch([region.row]);
  await jobEnd(region.jobId);
  expect((await gates.ref({ gateId: region.regionId }).get()).data()).toEqual({
    worldId: "world",
    kind: "platform",
    regionIds: ["nexus", region.regionId],
    sectorNumbers: [region.plan.gate!.nexusSector, region.plan.gate!.regionSector],
    open: true,
  });
});

test("twenty regions at once are all open at the first try and share no document", async () => {
  const all = await Promise.all(Array.from({ length: 20 }, () => stagedRegion("owned")));
  await dispatch(all.map(({ row }) => row));
  await Promise.all(all.map(({ jobId }) => jobEnd(jobId)));
  for (const region of all) {
    await expectWhole(region);
    expect((await job(region)).attempt).toBe(1);
  }
});
