import fc from "fast-check";
import { expect, test } from "vitest";
import { creditsOf } from "../../../functions/src/platform/ledger/assets.ts";
import { quoteOf } from "../../../functions/src/ships/passages/passage.ts";
import { travellerOf } from "../../../functions/src/ships/passages/traveller.ts";
import {
  closingOf,
  farSideOf,
  requireOpen,
  requirePlaceForGate,
  tollAt,
  tollFor,
  withToll,
} from "../../../functions/src/ships/playerGates/gate.ts";
import type { PlayerGate } from "../../../functions/src/ships/playerGates/schema.ts";
import { tollChanges, tollsOf } from "../../../functions/src/ships/playerGates/toll.ts";
import { later, NOW, refusalOf } from "./pilots.ts";

const DAY_MS = 86_400_000;
const gate: PlayerGate = {
  ownerUid: "vera",
  tollTo: "tolls:vera",
  regionIds: ["lyra", "vega"],
  sectorNumbers: [300, 40],
  raisedAt: NOW,
  opensAt: later(DAY_MS),
  tollCredits: 100,
  nextToll: null,
  closesAt: null,
};

test("of each toll 15 % go to the platform, rounded down, the rest to the owner, and nothing is lost", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), (tollCredits) => {
      const changes = tollChanges("hold:p", creditsOf(null), tollCredits, "tolls:vera");
      const amountOf = (account: string) =>
        changes.find(({ accountId }) => accountId === account)?.amount ?? 0;
      expect(amountOf("platform:gates")).toBe(Math.floor(tollCredits * 0.15));
      expect(amountOf("hold:p") + amountOf("platform:gates") + amountOf("tolls:vera")).toBe(0);
      expect(changes.every(({ amount }) => amount !== 0)).toBe(true);
    }),
  );
  expect(tollsOf({ accountId: "player:vera" })).toBe("tolls:vera");
});

test("a new toll is asked 24 hours later, to the instant; one that comes after it takes its place", () => {
  const raised = withToll(gate, 300, NOW);
  expect([later(DAY_MS - 1), later(DAY_MS)].map((at) => tollAt(raised, at))).toEqual([100, 300]);
  const again = withToll(raised, 50, later(DAY_MS - 1));
  expect([later(DAY_MS), later(2 * DAY_MS - 1)].map((at) => tollAt(again, at))).toEqual([100, 50]);
  const later300 = withToll(raised, 0, later(DAY_MS));
  expect([later(DAY_MS), later(2 * DAY_MS)].map((at) => tollAt(later300, at))).toEqual([300, 0]);
});

test("an owner passes free at every instant, whatever the toll is and becomes", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(500), fc.nat(3 * DAY_MS))), fc.nat(9 * DAY_MS), (tolls, ms) => {
      let changed = gate;
      for (const [toll, at] of tolls) changed = withToll(changed, toll, later(at));
      expect(tollFor(changed, "vera", later(ms))).toBe(0);
      expect(tollFor(changed, "otto", later(ms))).toBe(tollAt(changed, later(ms)));
    }),
  );
});

test("a gate opens a day after it was raised and closes a day after it was given up, which a second time lengthens nothing", () => {
  const closesAt = closingOf(gate, later(2 * DAY_MS));
  expect(closesAt).toEqual(later(3 * DAY_MS));
  expect(closingOf({ closesAt }, later(2 * DAY_MS + 5))).toEqual(closesAt);
  const closing = { ...gate, closesAt };
  for (const ms of [DAY_MS, 3 * DAY_MS - 1]) requireOpen(closing, "g", later(ms));
  for (const ms of [0, DAY_MS - 1, 3 * DAY_MS])
    expect(refusalOf(() => requireOpen(closing, "g", later(ms))).reason).toBe("GATE_CLOSED");
});

test("a gate leads both ways, from its own sectors and to its own regions alone", () => {
  const from = (regionId: string, sectorNumber: number, to: string) =>
    farSideOf(gate, "g", { regionId, sectorNumber }, to);
  expect([from("lyra", 300, "vega"), from("vega", 40, "lyra")]).toEqual([40, 300]);
  for (const [regionId, sectorNumber, to] of [
    ["lyra", 40, "vega"],
    ["lyra", 300, "lyra"],
    ["vega", 40, "aurora"],
    ["aurora", 300, "vega"],
  ] as const)
    expect(refusalOf(() => from(regionId, sectorNumber, to)).reason).toBe("NOT_AT_GATE");
});

test("a player has three gates and a region five", () => {
  const standing = (own: number, lyra: number, vega: number) => () =>
    requirePlaceForGate({ own, byRegion: { lyra, vega } });
  standing(2, 4, 4)();
  for (const [own, lyra, vega] of [
    [3, 0, 0],
    [0, 5, 0],
    [0, 0, 5],
  ] as const)
    expect(refusalOf(standing(own, lyra, vega)).reason).toBe("TOO_MANY_GATES");
});

test("a passage through it takes a turn, five minutes and the toll", () => {
  const citizen = travellerOf(
    { galacticCitizen: true, displaced: null, homeRegionId: "lyra", homes: [] },
    NOW,
  );
  expect(quoteOf({ by: "playerGate", tollCredits: 70 }, citizen, false)).toEqual({
    feeCredits: 70,
    spentTenths: 10,
    customsMinutes: 0,
    transitMinutes: 5,
  });
});
