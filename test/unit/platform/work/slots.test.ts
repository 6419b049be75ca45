import { describe, expect, test } from "vitest";
import { latestSlot, nextSlot } from "../../../../functions/src/platform/work/cronSlot.ts";
import type { ScheduleState } from "../../../../functions/src/platform/work/schedules.ts";
import { slotToEnqueue, waitingSince } from "../../../../functions/src/platform/work/slots.ts";

const at = (time: string) => new Date(`2102-03-01T${time}Z`);

const EVERY_TEN = "*/10 * * * *";

const state = (slotAt: Date, ranSlotAt: Date | null): ScheduleState => ({
  slotAt,
  ranSlotAt,
  ranAt: ranSlotAt,
});

describe("the slots of a cron expression, in UTC", () => {
  test("the latest one is the instant itself, or the last before it", () => {
    expect(latestSlot(EVERY_TEN, at("12:10:00"))).toEqual(at("12:10:00"));
    expect(latestSlot(EVERY_TEN, at("12:19:59.999"))).toEqual(at("12:10:00"));
    expect(latestSlot("23 */6 * * *", at("12:10:00"))).toEqual(at("06:23:00"));
  });

  test("the next one is always later", () => {
    expect(nextSlot(EVERY_TEN, at("12:10:00"))).toEqual(at("12:20:00"));
    expect(nextSlot(EVERY_TEN, at("12:10:00.001"))).toEqual(at("12:20:00"));
  });
});

describe("a tick enqueues", () => {
  test("the latest slot of a schedule that has never run", () => {
    expect(slotToEnqueue(EVERY_TEN, undefined, at("12:14:00"))).toEqual(at("12:10:00"));
  });

  test("a slot once", () => {
    expect(slotToEnqueue(EVERY_TEN, state(at("12:10:00"), null), at("12:10:30"))).toBeNull();
    expect(slotToEnqueue(EVERY_TEN, state(at("12:10:00"), null), at("12:20:00"))).toEqual(at("12:20:00"));
  });

  test("one slot for all that were missed", () => {
    expect(slotToEnqueue(EVERY_TEN, state(at("09:00:00"), at("09:00:00")), at("12:14:00"))).toEqual(
      at("12:10:00"),
    );
  });

  test("again, after game time was set back", () => {
    expect(slotToEnqueue(EVERY_TEN, state(at("18:00:00"), at("18:00:00")), at("12:14:00"))).toEqual(
      at("12:10:00"),
    );
  });
});

describe("a schedule waits", () => {
  test("not at all where its latest slot has run, or none was enqueued", () => {
    expect(waitingSince(EVERY_TEN, undefined)).toBeNull();
    expect(waitingSince(EVERY_TEN, state(at("12:10:00"), at("12:10:00")))).toBeNull();
    expect(waitingSince(EVERY_TEN, state(new Date(0), at("12:10:00")))).toBeNull();
  });

  test("since the first slot after the one that has run", () => {
    expect(waitingSince(EVERY_TEN, state(at("13:00:00"), at("12:10:00")))).toEqual(at("12:20:00"));
  });

  test("since its first slot, where none has run", () => {
    expect(waitingSince(EVERY_TEN, state(at("12:10:00"), null))).toEqual(at("12:10:00"));
  });
});
