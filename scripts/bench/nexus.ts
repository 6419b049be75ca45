import { chart } from "../../functions/src/galaxy/documents.ts";
import { planOf, SLICE_SECTORS, sliceCount } from "../../functions/src/galaxy/generation/build.ts";
import { sliceOf } from "../../functions/src/galaxy/generation/slice.ts";
import { db, transact } from "../../functions/src/platform/store.ts";
import { stageJob } from "../../functions/src/platform/work/jobs.ts";
import { dispatch } from "../../functions/src/platform/work/outbox.ts";
import { provisionRegion } from "../../functions/src/regions/opening/provisionRegion.ts";
import { type Region, regions } from "../../functions/src/regions/schema.ts";
import { jobEnd } from "../../seed/jobEnd.ts";
import { exampleOf } from "../generate/declared.ts";
import { type Figure, inTurns, milliseconds, ratioFigure } from "./measure.ts";
import { type WatchedQueue, watchedQueue } from "./queue.ts";

const SECTORS = 5_000;
const ROUNDS = 5;
const WARM_UPS = 2;

/** Nexus of 5,000 through Cloud Tasks, checked and open, against its bare documents and as many empty tasks. */
export async function nexusFigures(functionsUrl: string): Promise<Figure[]> {
  const queue = await watchedQueue("provisionRegion", functionsUrl);
  try {
    const measured = await inTurns(
      ROUNDS,
      WARM_UPS,
      (round) => queue.awake(() => milliseconds(() => throughTasks(`nexus-tasks-${round + WARM_UPS}`))),
      (round) => queue.awake(() => plainly(queue, `nexus-plain-${round + WARM_UPS}`)),
    );
    const chunks = await chart.collection({ regionId: "nexus-tasks-0" }).count().get();
    return [
      ratioFigure("nexus of 5,000 through tasks ÷ plain batches and empty tasks", 1.5, measured),
      {
        name: "reads for a whole map of 5,000 sectors",
        value: chunks.data().count,
        limit: 12,
        unit: "reads",
      },
    ];
  } finally {
    queue.close();
  }
}

/** From the commit that stages the job to the region's opening. */
async function throughTasks(regionId: string): Promise<void> {
  const plan = { regionId, kind: "nexus", seed: regionId, sectorCount: SECTORS } as const;
  const example = (await exampleOf("regions")) as unknown as Region;
  const owned = { ownerUid: null, governorUid: null, status: "provisioning" } as const;
  const job = {
    jobId: regionId,
    parameters: { ...plan, nexusSectorCount: SECTORS },
    regionId,
    watcherUids: [],
  };
  const rows = await transact(async (tx) => {
    tx.set(regions.ref({ regionId }), { ...example, ...plan, ...owned, jobId: regionId });
    return stageJob(tx, provisionRegion, job, new Date());
  });
  await dispatch(rows);
  await jobEnd(regionId);
}

/** The same documents as plain data in batches of 500, and as many tasks as the job has, with nothing in them. */
async function plainly(queue: WatchedQueue, regionId: string): Promise<number> {
  const plan = planOf({ regionId, kind: "nexus", seed: regionId, sectorCount: SECTORS });
  const slices = Array.from({ length: sliceCount(SECTORS) }, (_, slice) =>
    sliceOf(plan, slice * SLICE_SECTORS + 1, SLICE_SECTORS),
  );
  return milliseconds(async () => {
    for (const { sectors, chunks } of slices) {
      const batch = db().batch();
      for (const sector of sectors)
        batch.set(db().doc(`regions/${regionId}/sectors/${sector.number}`), sector);
      for (const chunk of chunks)
        batch.set(db().doc(`regions/${regionId}/chart/${chunk.firstNumber}`), chunk);
      await batch.commit();
    }
    await queue.empty(slices.length + 1);
  });
}
