import fc from "fast-check";
import { DAY_MS, HOUR_MS } from "../../../functions/src/platform/duration.ts";

const by = fc.nat(2);
const amount = fc.integer({ min: 1, max: 3_000 });
const part = fc.option(fc.integer({ min: 1, max: 500 }));
const give = fc.constantFrom("credits" as const, "units" as const);
const supply = fc.oneof(
  fc.record({ kind: fc.constantFrom("back" as const, "buy" as const), amountCredits: amount }),
  fc.record({ kind: fc.constant("issue" as const), amountUnits: fc.integer({ min: 1, max: 100 }) }),
);

const act = fc.oneof(
  fc.record({ kind: fc.constant("deposit" as const), by, amount }),
  fc.record({ kind: fc.constant("withdraw" as const), by, amount: part }),
  fc.record({
    kind: fc.constant("borrow" as const),
    by,
    amount: fc.integer({ min: 1, max: 500 }),
    days: fc.integer({ min: 7, max: 12 }),
  }),
  fc.record({ kind: fc.constant("repay" as const), by, amount: part }),
  fc.record({ kind: fc.constant("convert" as const), by, give, amount }),
  fc.record({ kind: fc.constant("supply" as const), supply }),
  fc.record({
    kind: fc.constant("law" as const),
    regime: fc.constantFrom("fixed" as const, "float" as const, "float" as const, "none" as const),
    rateMillionths: fc.constantFrom(500_000, 1_000_000, 1_500_000),
  }),
);

/** Time passes, and what is due is done: rates, interest, loans, the board. */
const pass = fc.record({
  kind: fc.constant("pass" as const),
  ms: fc.constantFrom(HOUR_MS, DAY_MS, 2 * DAY_MS, 5 * DAY_MS),
});

export type Command =
  | (typeof act extends fc.Arbitrary<infer Act> ? Act : never)
  | (typeof pass extends fc.Arbitrary<infer Pass> ? Pass : never);

/** What depositors, borrowers, converters and a treasurer do, one after the other. */
export const history = fc.array(fc.oneof({ weight: 3, arbitrary: act }, { weight: 1, arbitrary: pass }), {
  minLength: 20,
  maxLength: 40,
});
