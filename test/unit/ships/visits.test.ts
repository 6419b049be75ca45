import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  changedVisit,
  feeOfReturn,
  isOver,
  reputationAfterOverstay,
  requireWelcome,
  unwatched,
  visitOf,
  watched,
} from "../../../functions/src/ships/visits/visit.ts";
import { later, NOW, pilotWith, refusalOf } from "./pilots.ts";

const HOUR_MS = 3_600_000;
const settler = {
  galacticCitizen: false,
  displaced: null,
  homeRegionId: "lyra",
  homes: [{ regionId: "lyra", since: NOW }],
};
const citizen = { ...settler, galacticCitizen: true };
const endsAt = later(72 * HOUR_MS);

describe("a visit", () => {
  test("of a resident lasts 72 hours; at home, in the Nexus and for who is entitled there is none", () => {
    expect(visitOf("orion", settler, NOW)).toEqual({ endsAt, dueAt: later(48 * HOUR_MS) });
    expect([visitOf("lyra", settler, NOW), visitOf("nexus", settler, NOW)]).toEqual([null, null]);
    expect(visitOf("orion", citizen, NOW)).toBeNull();
    // Who has no home is a visitor everywhere but in the Nexus.
    expect(visitOf("lyra", { ...settler, homeRegionId: null }, NOW)?.endsAt).toEqual(endsAt);
  });

  test("is told of 24 hours and 2 hours before its end, and is due at the end, to the millisecond", () => {
    const dueAfter = (ms: number) => watched({ endsAt }, later(ms)).dueAt;
    const [first, second] = [later(48 * HOUR_MS), later(70 * HOUR_MS)];
    expect([dueAfter(0), dueAfter(48 * HOUR_MS - 1)]).toEqual([first, first]);
    expect([dueAfter(48 * HOUR_MS), dueAfter(70 * HOUR_MS - 1)]).toEqual([second, second]);
    expect([dueAfter(70 * HOUR_MS), dueAfter(90 * HOUR_MS)]).toEqual([endsAt, endsAt]);
    expect(unwatched({ endsAt })).toEqual({ endsAt, dueAt: null });
  });

  test("lets its pilot do nothing more from its last instant on", () => {
    const visitor = pilotWith({ visit: { endsAt, dueAt: null } });
    expect(() => requireWelcome(visitor, later(72 * HOUR_MS - 1))).not.toThrow();
    const refused = refusalOf(() => requireWelcome(visitor, endsAt));
    expect(refused).toMatchObject({ reason: "VISIT_OVER", metadata: { endsAt: endsAt.toISOString() } });
    expect(() => requireWelcome(pilotWith(), endsAt)).not.toThrow();
    expect([isOver({ endsAt }, later(0)), isOver({ endsAt }, endsAt)]).toEqual([false, true]);
  });
});

describe("when the player has changed", () => {
  const abroad = { place: { regionId: "orion", sectorNumber: 1, berth: "space" as const } };
  const visit = { endsAt, dueAt: later(48 * HOUR_MS) };

  test("an entitlement that ends abroad leaves 72 hours from then on; one that begins takes the end away", () => {
    expect(changedVisit(pilotWith(abroad), settler, NOW)).toEqual(visit);
    expect(changedVisit(pilotWith({ ...abroad, visit }), citizen, NOW)).toBeNull();
    expect(changedVisit(pilotWith(), settler, NOW)).toBeNull();
  });

  test("a visit that has an end keeps it, and of who is in passage nothing is due", () => {
    const later24 = later(24 * HOUR_MS);
    expect(changedVisit(pilotWith({ ...abroad, visit }), settler, later24)).toBe(visit);
    const underWay = pilotWith({ ...abroad, passageId: "p" });
    expect(changedVisit(underWay, settler, NOW)).toEqual({ endsAt, dueAt: null });
  });

  test("who makes home of where they are visits no more, and who moves it away does", () => {
    expect(
      changedVisit(pilotWith({ ...abroad, visit }), { ...settler, homeRegionId: "orion" }, NOW),
    ).toBeNull();
    expect(changedVisit(pilotWith(), { ...settler, homeRegionId: "orion" }, NOW)?.endsAt).toEqual(endsAt);
  });

  test("looking again changes nothing: the end never moves", () => {
    const hours = fc.integer({ min: 0, max: 200 });
    fc.assert(
      fc.property(fc.array(hours, { maxLength: 8 }), (looks) => {
        let pilot = pilotWith({ ...abroad, visit });
        for (const hour of looks) {
          const again = changedVisit(pilot, settler, later(hour * HOUR_MS))!;
          pilot = pilotWith({ ...abroad, visit: watched(again, later(hour * HOUR_MS)) });
        }
        expect(pilot.visit!.endsAt).toEqual(endsAt);
      }),
    );
  });
});

test("an overstay costs the gates' fee as far as the account reaches, and ten points down to the least", () => {
  expect([feeOfReturn(300, 1_000), feeOfReturn(300, 120), feeOfReturn(300, 0)]).toEqual([300, 120, 0]);
  expect([0, 5, -995, -1_000].map(reputationAfterOverstay)).toEqual([-10, -5, -1_000, -1_000]);
});
