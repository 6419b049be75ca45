import { describe, expect, test } from "vitest";
import {
  countsFor,
  endOf,
  heirStep,
  isTooLate,
  requireHeir,
} from "../../../functions/src/billing/region/succession.ts";
import { after, DAY_MS, HOUR_MS, SECOND_MS } from "../../../functions/src/platform/duration.ts";

const END = new Date("2102-03-08T00:00:00Z");
const from = (ms: number) => after(END, ms);
const none = { billing: null, platform: null };
const hold = (until: Date | null) => ({ ...none, billing: { since: from(-3 * DAY_MS), until } });
const announced = {
  regionId: "aurora",
  ownerUid: "ada",
  status: "active",
  closesAt: END,
  holds: none,
} as const;
const held = { ...announced, status: "suspended", closesAt: null, holds: hold(END) } as const;
const resident = (days: number) => ({ status: "active" as const, residentSince: from(-days * DAY_MS) });
const paid = { regionId: "aurora", uid: "bob", checkoutId: "checkout1", paidAt: from(-DAY_MS) };
const refusal = (reason: string) => expect.objectContaining({ reason });

describe("when a region ends", () => {
  test("is the earlier of what was announced and what is not paid", () => {
    expect(endOf(announced)).toEqual(END);
    expect(endOf(held)).toEqual(END);
    expect(endOf({ ...held, closesAt: from(HOUR_MS) })).toEqual(END);
    expect(endOf({ ...held, closesAt: from(-HOUR_MS) })).toEqual(from(-HOUR_MS));
  });

  test("is never while nothing ends it, or once it closes", () => {
    expect(endOf({ ...announced, closesAt: null })).toBeNull();
    expect(endOf({ ...held, holds: { billing: null, platform: { since: END, until: null } } })).toBeNull();
    for (const status of ["provisioning", "failed", "closing", "closed"] as const)
      expect(endOf({ ...held, status })).toBeNull();
  });
});

describe("the succession of a region is bought", () => {
  const buy =
    (at: Date, change: object = {}, uid = "bob", member: object | undefined = resident(40)) =>
    () =>
      requireHeir({ ...announced, ...change }, undefined, { uid, member: member as never }, at);

  test("by a resident of thirty days, in the last day by anybody", () => {
    expect(buy(from(-3 * DAY_MS))).not.toThrow();
    expect(buy(from(-3 * DAY_MS), {}, "bob", resident(33))).not.toThrow();
    expect(buy(from(-3 * DAY_MS), {}, "bob", resident(32))).toThrow(refusal("RESIDENCE_TOO_SHORT"));
    expect(buy(from(-DAY_MS - 1), {}, "bob", undefined)).not.toThrow();
    const nobody = () =>
      requireHeir(announced, undefined, { uid: "bob", member: undefined }, from(-DAY_MS - 1));
    expect(nobody).toThrow(refusal("RESIDENCE_TOO_SHORT"));
    const lastDay = () => requireHeir(announced, undefined, { uid: "bob", member: undefined }, from(-DAY_MS));
    expect(lastDay).not.toThrow();
  });

  test("while an end lies ahead, by one player who is not its owner", () => {
    expect(buy(END)).toThrow(refusal("SUCCESSION_CLOSED"));
    expect(buy(from(-DAY_MS), { closesAt: null })).toThrow(refusal("SUCCESSION_CLOSED"));
    expect(buy(from(-DAY_MS), {}, "ada")).toThrow(refusal("ALREADY_OWNER"));
    const beside = (uid: string) => () =>
      requireHeir(announced, paid, { uid, member: resident(40) }, from(-DAY_MS));
    expect(beside("eve")).toThrow(refusal("SUCCESSION_TAKEN"));
    expect(beside("bob")).not.toThrow();
  });
});

describe("at the end of a region", () => {
  const step = (succession: typeof paid | { paidAt: null } | undefined, ms: number, isLive = true) =>
    heirStep(held, succession && { ...paid, ...succession }, { now: from(ms), isLive });

  test("it goes to the heir who has paid, waits for one who still can, and closes without one", () => {
    expect(step(paid, -1)).toBe("none");
    expect(step(paid, 0)).toBe("pass");
    expect(step({ paidAt: null }, 0)).toBe("wait");
    expect(step(undefined, 0)).toBe("none");
    expect(step(paid, 0, false)).toBe("none");
  });

  test.each([
    [-SECOND_MS, true],
    [0, true],
    [SECOND_MS, false],
  ])("what was paid %i ms from it counts: %s", (ms, counts) => {
    expect(countsFor(held, from(ms))).toBe(counts);
    expect(isTooLate(held, from(ms))).toBe(!counts);
  });

  test("who pays is never late for what was only announced", () => {
    expect(isTooLate(announced, from(DAY_MS))).toBe(false);
    expect(isTooLate(held, null)).toBe(false);
  });
});
