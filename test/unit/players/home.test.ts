import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { homeAt, MAX_HOMES, movedHome, nextChoiceAt } from "../../../functions/src/players/home.ts";

const at = (minute: number) => new Date(Date.UTC(2102, 0, 1) + minute * 60_000);
const homeless = { homeRegionId: null, homes: [] };

const moves = fc.array(
  fc.record({
    minute: fc.integer({ min: 0, max: 20 }),
    regionId: fc.constantFrom("terra", "luna", "mars", null),
  }),
  { maxLength: 40 },
);
type Homes = Parameters<typeof movedHome>[0];
const after = (given: readonly { minute: number; regionId: string | null }[]) =>
  given.reduce<Homes>((homes, { minute, regionId }) => movedHome(homes, regionId, at(minute)), homeless);

test("home at an instant is where the last move up to it went", () => {
  fc.assert(
    fc.property(moves, fc.integer({ min: -1, max: 21 }), (given, minute) => {
      const inOrder = given.toSorted((a, b) => a.minute - b.minute);
      const last = inOrder.findLast((move) => move.minute <= minute);
      expect(homeAt(after(inOrder), at(minute))).toBe(last?.regionId ?? null);
    }),
    { seed: 2102 },
  );
});

test("home now is the last move, and entries stay in order, though clocks go back", () => {
  fc.assert(
    fc.property(moves, (given) => {
      const { homeRegionId, homes } = after(given);
      expect(homeRegionId).toBe(given.at(-1)?.regionId ?? null);
      expect(homeAt({ homes }, at(1_000))).toBe(homeRegionId);
      for (const [index, { since, regionId }] of homes.entries()) {
        const before = homes[index - 1];
        expect(regionId).not.toBe(before?.regionId ?? null);
        if (before !== undefined) expect(since.getTime()).toBeGreaterThan(before.since.getTime());
      }
    }),
    { seed: 2102 },
  );
});

test("the oldest home is forgotten first, and only beyond the bound", () => {
  const many = Array.from({ length: 250 }, (_, minute) => ({
    minute,
    regionId: minute % 2 ? "luna" : "terra",
  }));
  const { homes } = after(many);
  expect(homes).toHaveLength(MAX_HOMES);
  expect(homes.at(-1)).toEqual({ regionId: "luna", since: at(249) });
  expect(homeAt({ homes }, at(150))).toBe("terra");
  expect(homeAt({ homes }, at(149))).toBeNull();
});

describe("the next choice of a home", () => {
  const DAY_MINUTES = 24 * 60;
  const first = { regionId: "default", since: at(0) };
  const choosesAt = (
    homes: readonly { regionId: string | null; since: Date }[],
    closedAt: Date | null = null,
  ) =>
    nextChoiceAt({
      homes: [first, ...homes],
      displaced: closedAt && { fromRegionId: "gone", since: closedAt, premiumUntil: null, dueAt: null },
    });

  test("is free to who has only registered, or was given the Nexus by a closing", () => {
    expect(choosesAt([])).toBeNull();
    const closedAt = at(10);
    const chosen = { regionId: "gone", since: at(5) };
    expect(choosesAt([chosen, { regionId: "nexus", since: closedAt }], closedAt)).toBeNull();
  });

  test("comes seven days after the last one, though that home was left or lost since", () => {
    const chosen = { regionId: "aurora", since: at(60) };
    const free = at(60 + 7 * DAY_MINUTES);
    expect(choosesAt([chosen])).toEqual(free);
    expect(choosesAt([chosen, { regionId: null, since: at(90) }])).toEqual(free);
  });
});
