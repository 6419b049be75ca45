import { describe, expect, test } from "vitest";
import { forewarningOf } from "../../../functions/src/billing/forewarning.ts";

const PERIOD_END = new Date("2102-02-01T00:00:00Z");
const SERVED_UNTIL = new Date("2102-01-29T00:00:00Z");
const FINALIZED = new Date("2102-01-08T00:00:00Z");
const FULL = { service: "full", namesHeld: true, regionHeld: false, endsAt: SERVED_UNTIL } as const;

type Facts = Parameters<typeof forewarningOf>[1];
const active: Facts = {
  subject: { kind: "region", regionId: "vega" },
  status: "active",
  openInvoiceFinalizedAt: null,
  cancelsAtPeriodEnd: false,
  currentPeriodEndsAt: PERIOD_END,
  entitlement: FULL,
};
const failed: Facts = { ...active, status: "past_due", openInvoiceFinalizedAt: FINALIZED };
const ending: Facts = { ...active, cancelsAtPeriodEnd: true };
const toldOf = (before: Facts | undefined, after: Facts) => forewarningOf(before, after)?.kind ?? null;

describe("a buyer is told", () => {
  test("of a payment that has failed, once, and until when all stays", () => {
    expect(forewarningOf(active, failed)?.sentence).toContain('"vega" has failed');
    expect(forewarningOf(active, failed)?.sentence).toContain(SERVED_UNTIL.toISOString());
    expect(toldOf(failed, failed)).toBeNull();
    expect(toldOf(undefined, failed)).toBe("PAYMENT_FAILED");
  });

  test("again of the next invoice that is not paid, whether or not anything was heard of between", () => {
    const next = { ...failed, openInvoiceFinalizedAt: PERIOD_END };
    expect(toldOf(failed, next)).toBe("PAYMENT_FAILED");
    expect(toldOf(active, next)).toBe("PAYMENT_FAILED");
  });

  test("of a cancellation at the end of the period, once until it is taken back", () => {
    expect(forewarningOf(active, ending)?.sentence).toContain(PERIOD_END.toISOString());
    expect(toldOf(ending, ending)).toBeNull();
    expect(toldOf(ending, active)).toBeNull();
    expect(toldOf(active, { ...ending, subject: { kind: "galacticCitizen" } })).toBe("SUBSCRIPTION_ENDING");
  });

  test("of nothing that has ended: what follows then has its own letters", () => {
    const none = { ...FULL, service: "none" } as const;
    expect(toldOf(active, { ...failed, entitlement: none })).toBeNull();
    expect(toldOf(active, { ...ending, status: "canceled", entitlement: none })).toBeNull();
    expect(toldOf(undefined, active)).toBeNull();
  });
});
