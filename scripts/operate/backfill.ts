import { type CollectionName, collections } from "../../functions/src/house.ts";
import { now } from "../../functions/src/platform/clock.ts";
import { backfills } from "../../functions/src/platform/documents/backfills.ts";
import { newId } from "../../functions/src/platform/random.ts";
import { transact } from "../../functions/src/platform/store.ts";
import { backfill as kind } from "../../functions/src/platform/work/backfill.ts";
import { jobs, stageJob } from "../../functions/src/platform/work/jobs.ts";
import { outbox, stageOutbox } from "../../functions/src/platform/work/outbox.ts";
import { jobEnd } from "../../seed/jobEnd.ts";
import { Failure } from "../setup/failure.mjs";

/** Has the deployed release bring every document of a collection to its present version, and watches it. May be repeated. */
export async function backfill(name: string): Promise<string[]> {
  const jobId = await stageBackfill(name);
  console.log(
    `The job ${jobId} begins with the next sweep, within a minute; it goes on without this command.`,
  );
  return backfillEnd(name, jobId);
}

/** The id of the job that does it: one that runs already, or a new one. */
export async function stageBackfill(name: string): Promise<string> {
  if (!(name in collections))
    throw new Failure(`There is no collection "${name}": docs/data-model.md has them.`);
  const parameters = { collection: name as CollectionName };
  const { docs } = await jobs.collection({}).where("status", "==", "running").get();
  const runs = docs.find(
    (job) => job.data().kind === kind.kind && job.data().parameters === JSON.stringify(parameters),
  );
  if (runs !== undefined) return runs.id;
  const jobId = newId();
  await transact(async (tx) => {
    const at = now();
    const rows = stageJob(tx, kind, { jobId, parameters, watcherUids: [] }, at);
    stageOutbox(tx, rows, at);
    // An operator's machine enqueues nothing.
    for (const { outboxId } of rows) tx.update(outbox.ref({ outboxId }), { dueAt: at });
  });
  return jobId;
}

/** What it has come to. @throws Error with what was found where the job has failed. */
export async function backfillEnd(collection: string, jobId: string): Promise<string[]> {
  await jobEnd(jobId, (done) => console.log(`${done} pages …`));
  const { version, documents, written } = (await backfills.ref({ collection }).get()).data()!;
  return [`✓ ${collection}: ${documents} documents, ${written} of them brought to version ${version}.`];
}
