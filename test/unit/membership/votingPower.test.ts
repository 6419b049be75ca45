import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { newMember } from "../../../functions/src/membership/newMember.ts";
import {
  effectivePower,
  MAX_CHECKPOINTS,
  votingPowerAt,
  withCheckpoint,
} from "../../../functions/src/membership/votingPower.ts";
import { at, member } from "./members.ts";

test.each([
  ["an active citizen", { status: "active", standing: "citizen", votingPower: 4 }, 4],
  ["a resident", { status: "active", standing: "resident", votingPower: 4 }, 0],
  ["a visitor", { status: "active", standing: "visitor", votingPower: 4 }, 0],
  ["a banned citizen", { status: "banned", standing: "citizen", votingPower: 4 }, 0],
  ["a citizen who left", { status: "left", standing: "citizen", votingPower: 4 }, 0],
] as const)("%s votes with what the standing gives", (_who, given, power) => {
  expect(effectivePower(given)).toBe(power);
});

test("a citizen from the first day has a checkpoint on that day, a visitor none", () => {
  const born = { uid: "u", regionId: "ter", name: "Ada", at: at(5) };
  expect(newMember({ ...born, standing: "citizen" }).votingPowerCheckpoints).toEqual([
    { since: at(5), power: 1 },
  ]);
  expect(newMember({ ...born, standing: "visitor" }).votingPowerCheckpoints).toEqual([]);
});

/** Changes of a member at instants that may repeat or go back, as clocks of two instances do. */
const changes = fc.array(
  fc.record({
    minute: fc.integer({ min: 0, max: 30 }),
    status: fc.constantFrom("active", "banned", "left"),
    standing: fc.constantFrom("visitor", "resident", "citizen"),
    votingPower: fc.integer({ min: 1, max: 10 }),
  }),
  { maxLength: 40 },
);

function lifeOf(given: typeof changes extends fc.Arbitrary<infer Given> ? Given : never) {
  let current = member();
  for (const { minute, ...change } of given) current = withCheckpoint({ ...current, ...change }, at(minute));
  return current;
}

describe("the power at an instant", () => {
  test("is what the last change up to it left, where instants go forward", () => {
    fc.assert(
      fc.property(changes, fc.integer({ min: -1, max: 31 }), (given, minute) => {
        const inOrder = given.toSorted((a, b) => a.minute - b.minute);
        const end = lifeOf(inOrder);
        const last = inOrder.findLast((change) => change.minute <= minute);
        expect(votingPowerAt(end, at(minute))).toBe(last === undefined ? 0 : effectivePower(last));
      }),
      { seed: 2102 },
    );
  });

  test("now is always the effective power, and the checkpoints stay in order without repetition", () => {
    fc.assert(
      fc.property(changes, (given) => {
        const end = lifeOf(given);
        const points = end.votingPowerCheckpoints;
        expect(votingPowerAt(end, at(1_000))).toBe(effectivePower(end));
        for (const [index, { since, power }] of points.entries()) {
          const before = points[index - 1];
          expect(power).not.toBe(before?.power ?? 0);
          if (before !== undefined) expect(since.getTime()).toBeGreaterThan(before.since.getTime());
        }
      }),
      { seed: 2102 },
    );
  });

  test("is forgotten only beyond the bound, the oldest first", () => {
    let current = member({ standing: "citizen" });
    for (let minute = 1; minute <= 200; minute++) {
      current = withCheckpoint({ ...current, votingPower: 1 + (minute % 2) }, at(minute));
    }
    expect(current.votingPowerCheckpoints).toHaveLength(MAX_CHECKPOINTS);
    expect(votingPowerAt(current, at(200))).toBe(1);
    expect(votingPowerAt(current, at(199))).toBe(2);
    expect(votingPowerAt(current, at(200 - MAX_CHECKPOINTS))).toBe(0);
  });
});
