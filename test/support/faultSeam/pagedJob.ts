import { existsSync } from "node:fs";
import { backfills } from "../../../functions/src/platform/documents/backfills.ts";
import { db, transact } from "../../../functions/src/platform/store.ts";
import { backfill } from "../../../functions/src/platform/work/backfill.ts";
import { jobSteps, jobs, stageJob } from "../../../functions/src/platform/work/jobs.ts";
import { stageOutbox } from "../../../functions/src/platform/work/outbox.ts";
import { emptyDatabase } from "../emptyDatabase.ts";
import { setClockOffset } from "../emulators.ts";
import { scheduleDelivery, send } from "../storyline/delivery.ts";
import { Settling } from "../storyline/settling.ts";
import { runOf } from "../storyline/start.ts";
import { releaseHeld, withPlan } from "./disturbedPlay.ts";
import { type Fault, linesOf, type Met, strikeFile, traceFile } from "./plan.ts";

/** Three pages, the last of which has one document. */
const DOCUMENTS = 401;
const TASK = /^\d+ backfill /;

/** How a backfill of three pages has ended. */
export interface Backfilled {
  readonly job: object;
  readonly report: object;
  /** Of all documents: their versions, and how often each. */
  readonly versions: Readonly<Record<string, number>>;
}

export interface PlayedBackfill {
  readonly end: Backfilled;
  readonly operation: string;
  readonly trace: readonly Met[];
  readonly hasStruck: boolean;
}

/**
 * A backfill over documents of an earlier version, found by the sweep, while one fault strikes its task. What a fault has left
 * lying is finished as in production: minutes pass.
 */
export async function playBackfill(
  seed: string,
  fault?: { readonly operation: string; readonly fault: Fault },
) {
  const run = runOf(seed, JSON.stringify(fault ?? "undisturbed"));
  const faults = fault === undefined ? {} : { [fault.operation]: fault.fault };
  await plant(run);
  return withPlan({ run, death: "request", faults }, async (plan): Promise<PlayedBackfill> => {
    let offsetMs = 0;
    const passing = {
      advance(ms: number) {
        offsetMs += ms;
        setClockOffset(offsetMs);
      },
      async runSchedule(name: string) {
        while ((await send(scheduleDelivery(`${run}-000001`, name))) === undefined);
      },
    };
    try {
      await new Settling(run, passing, (passes) => releaseHeld(plan, passes)).settle();
    } finally {
      setClockOffset(0);
    }
    const trace = linesOf<Met>(traceFile(plan)).filter(({ operation }) => TASK.test(operation));
    const hasStruck = fault !== undefined && existsSync(strikeFile(plan, fault.operation));
    return { end: await endOf(run), operation: trace[0]!.operation, trace, hasStruck };
  });
}

/** Steps of jobs as the first release stored them, and the job that is to bring them up. */
async function plant(run: string): Promise<void> {
  await emptyDatabase();
  const batch = db().batch();
  for (let step = 0; step < DOCUMENTS; step += 1)
    batch.set(db().doc(`jobs/of-before/steps/${step}`), { attempt: 1, at: new Date(0) });
  await batch.commit();
  const job = { jobId: `backfill-${run}`, parameters: { collection: "jobSteps" }, watcherUids: [] };
  await transact(async (tx) => {
    const at = new Date();
    stageOutbox(tx, stageJob(tx, backfill, job, at), at);
  });
}

async function endOf(run: string): Promise<Backfilled> {
  const job = (await jobs.ref({ jobId: `backfill-${run}` }).get()).data()!;
  const { status, stepsDone, attempt, findings } = job;
  const report = (await backfills.ref({ collection: "jobSteps" }).get()).data()!;
  const { version, documents, written } = report;
  const versions: Record<string, number> = {};
  for (const step of (await db().collection("jobs/of-before/steps").get()).docs) {
    const stored = `version ${step.get("schemaVersion")}`;
    versions[stored] = (versions[stored] ?? 0) + 1;
  }
  // Each can be read.
  for (const step of (await jobSteps.collection({ jobId: "of-before" }).get()).docs) step.data();
  return { job: { status, stepsDone, attempt, findings }, report: { version, documents, written }, versions };
}
