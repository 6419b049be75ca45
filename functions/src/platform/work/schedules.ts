import { z } from "zod";
import { now } from "../clock.ts";
import { date, instant } from "../fields.ts";
import { platform } from "../room.ts";
import { documents, transact } from "../store.ts";
import type { TaskRunner } from "./task.ts";

/** How far a declared schedule has come: what its slots are follows from its cron expression. */
const scheduleSchema = z.strictObject({
  /** The latest slot that was enqueued. */
  slotAt: date,
  /** The latest slot whose run has ended well; null before the first. */
  ranSlotAt: date.nullable(),
  /** When that run ended. */
  ranAt: date.nullable(),
});
export type ScheduleState = z.infer<typeof scheduleSchema>;

export const schedules = documents(platform.collections.schedules, scheduleSchema);

const NOTHING_YET: ScheduleState = { slotAt: new Date(0), ranSlotAt: null, ranAt: null };

/** Notes how far a schedule has come, beside what others note of it. */
export async function noteSchedule(schedule: string, change: Partial<ScheduleState>): Promise<void> {
  const ref = schedules.ref({ schedule });
  await transact(async (tx) => {
    const state = (await tx.get(ref)).data() ?? NOTHING_YET;
    tx.set(ref, { ...state, ...change });
  });
}

/** Without a slot it runs as asked, and nothing is noted. */
const bodySchema = z.strictObject({ slotAt: instant.optional() });

/** The run of a schedule's slot. Which slot it is changes nothing: a run does what is due when it comes. */
export function scheduleTask(name: string, run: () => Promise<void>): TaskRunner {
  return {
    async run(body) {
      const { slotAt } = bodySchema.parse(body);
      await run();
      if (slotAt !== undefined) await noteSchedule(name, { ranSlotAt: new Date(slotAt), ranAt: now() });
      return undefined;
    },
  };
}
