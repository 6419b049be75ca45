import { describe, expect, test } from "vitest";
import { regionStepOf } from "../../../functions/src/billing/region/regionHold.ts";
import { NO_HOLDS } from "../../../functions/src/regions/status/holds.ts";

const NOW = new Date("2102-03-04T00:00:00Z");
const DEADLINE = new Date("2102-03-07T00:00:00Z");
const BEFORE = new Date(DEADLINE.getTime() - 1_000);
const PAID = { service: "full", regionHeld: false } as const;
const UNPAID = { service: "none", regionHeld: true } as const;
/** A bank has not answered, or has said no. */
const PENDING = { service: "none", regionHeld: false } as const;
const active = { status: "active", holds: NO_HOLDS } as const;
const held = {
  status: "suspended",
  holds: { ...NO_HOLDS, billing: { since: NOW, reason: "Paused.", until: DEADLINE } },
} as const;

const at = (now: Date) => ({ now, graceHours: 72, isBeingPaid: false });

describe("an unpaid region", () => {
  test("is held for 72 hours", () => {
    expect(regionStepOf(active, UNPAID, at(NOW))).toEqual({ kind: "hold", dueAt: DEADLINE });
    expect(regionStepOf(held, UNPAID, at(NOW))).toEqual({ kind: "none", dueAt: DEADLINE });
  });

  test("begins to close at the deadline, not a second before", () => {
    expect(regionStepOf(held, UNPAID, at(BEFORE))).toEqual({ kind: "none", dueAt: DEADLINE });
    expect(regionStepOf(held, UNPAID, at(DEADLINE))).toEqual({ kind: "close", dueAt: null });
  });

  test("waits for a checkout that its owner has open: it may be paid already", () => {
    const terms = { ...at(DEADLINE), isBeingPaid: true };
    expect(regionStepOf(held, UNPAID, terms)).toEqual({
      kind: "none",
      dueAt: new Date("2102-03-07T00:05:00Z"),
    });
  });

  test("is let go once it is paid, at the deadline too", () => {
    for (const now of [NOW, BEFORE, DEADLINE]) {
      expect(regionStepOf(held, PAID, at(now))).toEqual({ kind: "release", dueAt: null });
    }
    expect(regionStepOf(active, PAID, at(NOW))).toEqual({ kind: "none", dueAt: null });
  });

  test("stays held while a bank has not answered, closes when it has said no, and nothing else holds one that runs", () => {
    expect(regionStepOf(held, PENDING, at(BEFORE))).toEqual({ kind: "none", dueAt: DEADLINE });
    const waits = { kind: "none", dueAt: new Date("2102-03-07T00:05:00Z") };
    expect(regionStepOf(held, PENDING, { ...at(DEADLINE), isBeingPaid: true })).toEqual(waits);
    expect(regionStepOf(held, PENDING, at(DEADLINE))).toEqual({ kind: "close", dueAt: null });
    expect(regionStepOf(active, PENDING, at(NOW))).toEqual({ kind: "none", dueAt: null });
  });

  test.each(["provisioning", "failed"] as const)("is looked at again while it is %s", (status) => {
    const step = regionStepOf({ ...active, status }, UNPAID, at(NOW));
    expect(step).toEqual({ kind: "none", dueAt: new Date("2102-03-04T01:00:00Z") });
  });

  test.each(["closing", "closed"] as const)("has no way back once it is %s", (status) => {
    expect(regionStepOf({ ...held, status }, PAID, at(NOW))).toEqual({ kind: "none", dueAt: null });
  });
});
