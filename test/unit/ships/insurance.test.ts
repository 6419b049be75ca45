import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lootOf } from "../../../functions/src/combat/loot.ts";
import { COMMODITIES } from "../../../functions/src/platform/goods.ts";
import { creditsOf } from "../../../functions/src/platform/ledger/assets.ts";
import { type Goods, unitsOf, valueCredits } from "../../../functions/src/ships/cargo/goods.ts";
import { evacuationOf, NOT_EVACUATED } from "../../../functions/src/ships/evacuations/evacuation.ts";
import {
  atHome,
  burntOf,
  claimed,
  coverCredits,
  premiumCredits,
  settledBy,
  UNINSURED,
  uninsured,
  withInsured,
} from "../../../functions/src/ships/insurance/insurance.ts";
import { gateFeeChanges } from "../../../functions/src/ships/passages/gateFee.ts";
import { acted } from "../../../functions/src/ships/pilots/pilot.ts";
import { later, NOW, pilotWith, refusalOf } from "./pilots.ts";

const ore = (units: number): Goods => [{ commodity: "ore", units }];
const HOUR_MS = 3_600_000;

const cargo = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...COMMODITIES), fc.integer({ min: 1, max: 60 })), {
    selector: ([commodity]) => commodity,
  })
  .map(
    (lines): Goods =>
      COMMODITIES.flatMap((commodity) =>
        lines.filter(([named]) => named === commodity).map(([, units]) => ({ commodity, units })),
      ),
  );

describe("cargo insurance", () => {
  test("is the worked example of the guide", () => {
    const goods: Goods = [...ore(40), { commodity: "technology", units: 10 }];
    expect(coverCredits(goods)).toBe(920);
    expect([premiumCredits(goods, true), premiumCredits(goods, false)]).toEqual([56, 19]);
    const insured = withInsured(goods, null, "ship");
    const { burnt, saved } = burntOf(ore(50), insured, "ship");
    expect([burnt, saved]).toEqual([ore(40), ore(10)]);
    expect(claimed({ ...UNINSURED, cargo: insured }, burnt, NOW)).toEqual({
      ...UNINSURED,
      owedCredits: 320,
      dueAt: NOW,
    });
  });

  test("is of one ship's hold, for units beyond those insured before, and ends at home but for what is owed", () => {
    const insured = withInsured(ore(5), null, "ship");
    expect(uninsured(ore(8), insured, "ship")).toEqual(ore(3));
    expect(uninsured(ore(4), insured, "ship")).toEqual([]);
    expect(uninsured(ore(8), insured, "other")).toEqual(ore(8));
    expect(withInsured(ore(3), insured, "ship").goods).toEqual(ore(8));
    expect(withInsured(ore(3), insured, "other")).toEqual({ shipId: "other", goods: ore(3) });
    expect(burntOf(ore(8), insured, "other")).toEqual({ burnt: [], saved: ore(8) });
    const owing = { cargo: insured, journey: true, owedCredits: 7, dueAt: NOW };
    expect(atHome(owing)).toEqual({ ...owing, cargo: null, journey: false });
    expect(claimed(owing, [], NOW)).toBe(owing);
  });

  test("is paid as far as the fund reaches, and what it lacks stays owed", () => {
    const owing = { ...UNINSURED, owedCredits: 100, dueAt: NOW };
    const short = settledBy(owing, 30, later(HOUR_MS));
    expect(short).toEqual({ paidCredits: 30, after: { ...owing, owedCredits: 70, dueAt: later(HOUR_MS) } });
    expect(settledBy(short.after, 1_000, later(HOUR_MS))).toEqual({ paidCredits: 70, after: UNINSURED });
  });

  /** What a pool has, its goods at what insurance covers: less than any port pays for them. */
  test("never lets those gain who insure, fight, loot and salvage out of one pool", () => {
    const step = fc.record({
      by: fc.nat(2),
      victim: fc.nat(2),
      insures: fc.boolean(),
      isFightAllowed: fc.boolean(),
      roomUnits: fc.nat(120),
      taxBasisPoints: fc.nat(1_500),
    });
    fc.assert(
      fc.property(
        fc.array(cargo, { minLength: 3, maxLength: 3 }),
        fc.array(step, { maxLength: 12 }),
        (holds, steps) => {
          let credits = 100_000;
          let pool = holds.map((goods) => ({ goods, insurance: UNINSURED }));
          let lying: Goods = [];
          const worth = () =>
            10 * credits +
            4 * pool.reduce((sum, { goods }) => sum + valueCredits(goods), valueCredits(lying));
          let last = worth();
          for (const { by, victim, insures, isFightAllowed, ...bounds } of steps) {
            const target = pool[victim]!;
            if (insures) {
              const added = uninsured(target.goods, target.insurance.cargo, "ship");
              credits -= premiumCredits(added, isFightAllowed);
              const held = target.insurance.cargo;
              target.insurance = {
                ...target.insurance,
                cargo: added.length === 0 ? held : withInsured(added, held, "ship"),
              };
            } else if (by !== victim) {
              const { burnt, saved } = burntOf(target.goods, target.insurance.cargo, "ship");
              const { paidCredits } = settledBy(claimed(target.insurance, burnt, NOW), 1e9, NOW);
              const loot = lootOf(saved, { credits, ...bounds });
              credits += paidCredits - loot.taxCredits;
              expect(unitsOf(burnt) + unitsOf(loot.taken) + unitsOf(loot.left)).toBe(unitsOf(target.goods));
              const winner = pool[by]!;
              winner.goods = withInsured(loot.taken, { shipId: "ship", goods: winner.goods }, "ship").goods;
              lying = withInsured(loot.left, { shipId: "ship", goods: lying }, "ship").goods;
              pool = pool.map((one, index) => (index === victim ? { goods: [], insurance: UNINSURED } : one));
            }
            expect(worth()).toBeLessThanOrEqual(last);
            last = worth();
          }
        },
      ),
    );
  });
});

describe("an evacuation", () => {
  const resident = { isEntitled: false, pays: false };

  test("is free for the entitled and, once, for an insured journey; others pay or wait a day without acting", () => {
    const pilot = pilotWith();
    expect(evacuationOf(pilot, { ...resident, isEntitled: true }, NOW)).toEqual({
      how: "now",
      feeCredits: 0,
    });
    const insured = pilotWith({ insurance: { ...UNINSURED, journey: true } });
    expect(evacuationOf(insured, resident, NOW)).toMatchObject({
      how: "now",
      feeCredits: 0,
    });
    expect(evacuationOf(pilot, { ...resident, pays: true }, NOW)).toMatchObject({
      how: "now",
      feeCredits: 1_000,
    });
    const asked = evacuationOf(pilot, resident, NOW);
    expect(asked).toEqual({ how: "wait", askedAt: NOW, until: later(24 * HOUR_MS) });
    const waiting = pilotWith({ evacuation: { ...NOT_EVACUATED, askedAt: NOW } });
    const ofWaiting = (hours: number) => evacuationOf(waiting, resident, later(hours * HOUR_MS));
    expect(ofWaiting(23)).toMatchObject({ how: "wait", until: later(24 * HOUR_MS) });
    expect(ofWaiting(24)).toMatchObject({ how: "now", feeCredits: 0 });
    expect(acted(waiting, NOW).evacuation.askedAt).toBeNull();
  });

  test("is to be had once in 24 hours, entitled or not", () => {
    const lately = pilotWith({ evacuation: { askedAt: null, lastAt: NOW } });
    const at = (ms: number) => () => evacuationOf(lately, { isEntitled: true, pays: true }, later(ms));
    expect(refusalOf(at(24 * HOUR_MS - 1)).reason).toBe("EVACUATED_LATELY");
    expect(at(24 * HOUR_MS)()).toMatchObject({ how: "now" });
  });
});

test("a tenth of each gate's fee, rounded down, is the insurance's", () => {
  const asset = creditsOf(null);
  const amounts = (fee: number) => gateFeeChanges("hold:x", asset, fee).map(({ amount }) => amount);
  expect([amounts(238), amounts(9)]).toEqual([
    [-238, 215, 23],
    [-9, 9],
  ]);
});
