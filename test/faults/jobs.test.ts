import { describe, expect, test } from "vitest";
import { chart, gateIndexes, gates, sectors } from "../../functions/src/galaxy/documents.ts";
import { findingsIn, stageGates, writeSlice } from "../../functions/src/galaxy/generation/build.ts";
import { terminalsOf } from "../../functions/src/galaxy/generation/terminals.ts";
import { Batch } from "../../functions/src/platform/documents/batch.ts";
import { transact } from "../../functions/src/platform/store.ts";
import { MAX_FAILURES } from "../../functions/src/platform/work/backOff.ts";
import { jobSteps, jobs } from "../../functions/src/platform/work/jobs.ts";
import { dispatch, outbox, stageOutbox } from "../../functions/src/platform/work/outbox.ts";
import { runTask } from "../../functions/src/platform/work/runTask.ts";
import { enqueueTask } from "../../functions/src/platform/work/tasks.ts";
import { runnerIn } from "../../functions/src/platform/work/worker.ts";
import { regions as regionsRoom } from "../../functions/src/regions/room.ts";
import { regions } from "../../functions/src/regions/schema.ts";
import { jobEnd } from "../../seed/jobEnd.ts";
import { expectWhole, type Staged, stagedRegion } from "../support/provisioning.ts";
import { deliver, deliveryOf, runSchedule } from "../support/work.ts";

/** Runs a slice as Cloud Tasks would deliver it, and waits for its answer. */
async function deliverSlice({ jobId }: Staged, slice: number, attempt = 1): Promise<void> {
  expect(await deliver("provisionRegion", { jobId, attempt, slice })).toBeLessThan(300);
}

/** The rows of its outbox, as the commit that staged the job has written them, due now. */
async function stageRows({ rows }: Staged): Promise<void> {
  await transact(async (tx) => stageOutbox(tx, rows, new Date(Date.now() - 60_000)));
}

const job = async ({ jobId }: Staged) => (await jobs.ref({ jobId }).get()).data()!;

describe("a batch that runs", () => {
  test("twice, late and out of order leaves the same galaxy", async () => {
    const region = await stagedRegion("nexus");
    for (const step of [3, 1, 1, 3]) await deliverSlice(region, step);
    await Promise.all([
      deliverSlice(region, 0),
      deliverSlice(region, 2),
      deliverSlice(region, 2),
      deliverSlice(region, 0),
    ]);
    await expectWhole(region);
    const ended = await job(region);
    for (const step of [2, 0]) await deliverSlice(region, step);
    await expectWhole(region);
    expect(await job(region)).toEqual(ended);
  });

  test("for an attempt that was given up does nothing", async () => {
    const region = await stagedRegion("nexus");
    await jobs.ref({ jobId: region.jobId }).update({ attempt: 2, lastAttempt: 4 });
    await deliverSlice(region, 0, 1);
    expect((await sectors.collection({ regionId: region.regionId }).count().get()).data().count).toBe(0);
  });
});

describe("a crash", () => {
  test("half-way through the steps is finished by the sweeper", async () => {
    const region = await stagedRegion("nexus");
    await deliverSlice(region, 0);
    await deliverSlice(region, 2);
    await stageRows(region);
    await runSchedule("sweep");
    await jobEnd(region.jobId);
    await expectWhole(region);
  });

  test("after the last step but before the check is finished by the sweeper", async () => {
    const region = await stagedRegion("owned");
    const batch = new Batch();
    writeSlice(batch, region.plan, 0);
    const at = new Date();
    const done = { attempt: 1, cursor: null, stepsDone: 1, isDone: true, runId: "dead", at, expiresAt: at };
    batch.set(jobSteps.ref({ jobId: region.jobId, step: 0 }), done);
    await batch.commit();
    await stageRows(region);
    await runSchedule("sweep");
    await jobEnd(region.jobId);
    await expectWhole(region);
  });

  test("of every task for good makes the job fail after its failures, and the region with it", async () => {
    const region = await stagedRegion("owned");
    await stageRows(region);
    const outboxId = region.rows[0]!.outboxId;
    // Its eleven failures, and a task that its queue has delivered twice without an answer.
    await outbox.ref({ outboxId }).update({ failures: MAX_FAILURES - 1 });
    const { task, body } = region.rows[0]!;
    const delivery = { task, body, id: outboxId, hasRow: true, failures: MAX_FAILURES - 1 };
    await runTask("provisionRegion", runnerIn(regionsRoom), { data: delivery, retryCount: 2 });
    await expect(jobEnd(region.jobId)).rejects.toThrow("failed");
    expect((await outbox.ref({ outboxId }).get()).exists).toBe(false);
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
      (id: string) => chart.ref({ regionId: id, chunk: 1 }).update({ gates: [] }),
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
    for (const step of [0, 1, 2]) await deliverSlice(region, step);
    await sectors.ref({ regionId: region.regionId, sectorNumber: 77 }).delete();
    await deliverSlice(region, 3);
    await jobEnd(region.jobId);
    expect((await job(region)).attempt).toBe(2);
    await expectWhole(region);
  });
});

test("an enqueue that is sent twice makes one task", async () => {
  const region = await stagedRegion("owned");
  const taskId = `${region.jobId}-once`;
  const delivery = deliveryOf("provisionRegion", { jobId: region.jobId, attempt: 1, slice: 0 });
  await Promise.all([
    enqueueTask("provisionRegion", delivery, taskId),
    enqueueTask("provisionRegion", delivery, taskId),
  ]);
  await jobEnd(region.jobId);
  await expectWhole(region);
});

test("an opened region has its gate on both sides", async () => {
  const region = await stagedRegion("owned");
  await dispatch(region.rows);
  await jobEnd(region.jobId);
  expect((await gates.ref({ gateId: region.regionId }).get()).data()).toEqual({
    worldId: "world",
    kind: "platform",
    regionIds: ["nexus", region.regionId],
    sectorNumbers: [region.plan.gate!.nexusSector, region.plan.gate!.regionSector],
    open: true,
  });
});

test("an opened Nexus has its terminals, and who opens them again finds them as they are", async () => {
  const region = await stagedRegion("nexus");
  await dispatch(region.rows);
  await jobEnd(region.jobId);
  const { regionId, plan } = region;
  const stored = async () => {
    const { docs } = await gates.collection({}).where("regionIds", "array-contains", regionId).get();
    return docs.map((doc) => [doc.id, doc.data()] as const);
  };
  const opened = terminalsOf(plan).map((number): unknown => {
    const place = { regionIds: [regionId, regionId], sectorNumbers: [number, number] };
    return [`${regionId}_${number}`, { worldId: "world", kind: "terminal", ...place, open: true }];
  });
  expect(new Set(await stored())).toEqual(new Set(opened));
  await transact(async (tx) => stageGates(tx, plan, "world"));
  expect(new Set(await stored())).toEqual(new Set(opened));
});

test("twenty regions at once are all open at the first try and share the index of gates alone", async () => {
  const all = await Promise.all(Array.from({ length: 20 }, () => stagedRegion("owned")));
  await dispatch(all.flatMap(({ rows }) => rows));
  await Promise.all(all.map(({ jobId }) => jobEnd(jobId)));
  for (const region of all) {
    await expectWhole(region);
    expect((await job(region)).attempt).toBe(1);
  }
  const { docs } = await gateIndexes.collection({ regionId: "nexus" }).get();
  const listed = docs.flatMap((doc) => doc.data().gates);
  for (const { regionId, plan } of all) {
    const gate = { regionId, sectorNumber: plan.gate!.nexusSector };
    expect(listed.filter((other) => other.regionId === regionId)).toEqual([gate]);
  }
});
