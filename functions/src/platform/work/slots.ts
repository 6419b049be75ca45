import { latestSlot, nextSlot } from "./cronSlot.ts";
import type { ScheduleState } from "./schedules.ts";

/**
 * The slot that is to be enqueued now, or null. Only ever the latest one: what was missed before it is made up once. A
 * slot of the future stands there when game time was set back.
 */
export function slotToEnqueue(cron: string, state: ScheduleState | undefined, at: Date): Date | null {
  const slot = latestSlot(cron, at);
  return state?.slotAt.getTime() === slot.getTime() ? null : slot;
}

/** Since when a slot that was enqueued waits for its run to end; null where none does. */
export function waitingSince(cron: string, state: ScheduleState | undefined): Date | null {
  if (state === undefined || state.slotAt.getTime() === 0) return null;
  const { slotAt, ranSlotAt } = state;
  if (ranSlotAt === null) return slotAt;
  return ranSlotAt < slotAt ? nextSlot(cron, ranSlotAt) : null;
}
