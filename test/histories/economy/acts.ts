import fc from "fast-check";
import type { Commodity } from "../../../functions/src/platform/goods.ts";

const DAY_MS = 24 * 3_600_000;

const player = fc.constantFrom<0 | 1>(0, 1);
const units = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 20 }) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 400 }) },
);
/** The foundry of the histories buys ore and sells machinery; the other two goods it does not know. */
const line = fc.record({
  commodity: fc.oneof(
    { weight: 10, arbitrary: fc.constantFrom<Commodity>("ore", "machinery") },
    { weight: 1, arbitrary: fc.constant<Commodity>("food") },
  ),
  units,
});

const acts = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant("trade" as const),
      by: player,
      lines: fc.uniqueArray(line, { minLength: 1, maxLength: 2, selector: ({ commodity }) => commodity }),
      waitMs: fc.oneof(fc.constant(0), fc.nat(70_000)),
      toleranceBasisPoints: fc.constantFrom(0, 100, 500),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("load" as const), by: player, units }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("spend" as const),
      by: fc.constantFrom<0 | 1>(0, 0, 0, 1),
      payee: player,
      amountCredits: fc.integer({ min: 1, max: 600 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("law" as const),
      taxBasisPoints: fc.integer({ min: 500, max: 2_500 }),
      bonusThousandths: fc.integer({ min: 500, max: 3_000 }),
      modifierThousandths: fc.integer({ min: 500, max: 2_000 }),
      grants: fc.nat(2_000),
      subsidies: fc.nat(5_000),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("event" as const),
      effect: fc.constantFrom("price" as const, "flow" as const, "bonus" as const, "closure" as const),
      share: fc.nat(1_000),
      startsMs: fc.nat(2 * DAY_MS),
      lastsMs: fc.integer({ min: 1, max: 7 * DAY_MS }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("pace" as const),
      thousandths: fc.integer({ min: 500, max: 1_500 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("payClaims" as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("night" as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("repeat" as const) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("pass" as const),
      ms: fc.oneof(fc.nat(60_000), fc.nat(6 * 3_600_000), fc.nat(3 * DAY_MS), fc.constant(40 * DAY_MS)),
    }),
  },
);
export type Act = typeof acts extends fc.Arbitrary<infer One> ? One : never;

export const history: fc.Arbitrary<readonly Act[]> = fc.array(acts, { minLength: 15, maxLength: 35 });
