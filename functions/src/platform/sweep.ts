import { sweepJobs } from "./jobSweep.ts";
import { log } from "./log.ts";
import { sweepOutbox } from "./outbox.ts";

/** Finishes what crashes left: rows of the outbox that were not enqueued, jobs that stand still. Safe to run twice. */
export async function sweep(): Promise<void> {
  const rows = await sweepOutbox();
  const jobs = await sweepJobs();
  if (rows + jobs > 0) log.warn("swept", { rows, jobs });
}
