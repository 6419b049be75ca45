import type { DocumentSnapshot } from "firebase-admin/firestore";
import { now } from "../clock.ts";
import { correlationId, log } from "../log.ts";
import { reportLag } from "./enqueueDue.ts";
import type { Schedule } from "./queues.ts";
import { noteSchedule, type ScheduleState, schedules } from "./schedules.ts";
import { slotToEnqueue, waitingSince } from "./slots.ts";
import { enqueueTask } from "./tasks.ts";

/** What runs every minute: it enqueues the slots that are due, and does nothing itself. Twice at once it comes to the same. */
export async function runTick(declared: readonly Schedule[]): Promise<void> {
  const at = now();
  const snapshots = await Promise.all(declared.map(({ name }) => schedules.ref({ schedule: name }).get()));
  const waiting = declared.flatMap(({ cron }, index) => waitingSince(cron, snapshots[index]!.data()) ?? []);
  if (waiting.length > 0) {
    const oldest = new Date(Math.min(...waiting.map((since) => since.getTime())));
    reportLag("schedules", { found: waiting.length, oldest, at });
  }
  await Promise.all(declared.map((schedule, index) => enqueueOrLog(schedule, snapshots[index]!, at)));
}

async function enqueueOrLog(
  schedule: Schedule,
  found: DocumentSnapshot<ScheduleState>,
  at: Date,
): Promise<void> {
  try {
    await enqueueSlot(schedule, found, at);
  } catch (error) {
    log.error("schedule not enqueued", { schedule: schedule.name, error: String(error) });
  }
}

/** Noted only once it is enqueued: what a crash in between leaves is enqueued again. */
async function enqueueSlot(
  { name, queue, cron }: Schedule,
  found: DocumentSnapshot<ScheduleState>,
  at: Date,
): Promise<void> {
  const slot = slotToEnqueue(cron, found.data(), at);
  if (slot === null) return;
  const body = { slotAt: slot.toISOString() };
  const delivery = { task: name, body, id: name, hasRow: false, failures: 0, correlationId: correlationId() };
  // Two ticks that have seen the same enqueue it once; game time that was set back does not use up the name.
  await enqueueTask(queue, delivery, `${name}-${slot.getTime()}-${found.updateTime?.toMillis() ?? 0}`);
  await noteSchedule(name, { slotAt: slot });
}
