import { expect, test } from "vitest";
import {
  type Entitlement,
  entitlementOf,
  isGalacticCitizen,
  type SubscriptionFacts,
} from "../../../functions/src/billing/entitlement.ts";

const NOW = new Date("2102-03-01T00:00:00Z");
const daysAgo = (days: number, seconds = 0) => new Date(NOW.getTime() - days * 86_400_000 - seconds * 1_000);

const facts = (differing: Partial<SubscriptionFacts>): SubscriptionFacts => ({
  status: "active",
  openInvoiceFinalizedAt: null,
  currentPeriodEndsAt: new Date("2102-03-20T00:00:00Z"),
  cancelsAtPeriodEnd: false,
  ...differing,
});
const heldBy = (subscription: Partial<SubscriptionFacts>, before?: Entitlement) => {
  const { entitlement, unknown } = entitlementOf(facts(subscription), before, NOW);
  const { service, namesHeld, regionHeld } = entitlement;
  return [service, namesHeld, regionHeld, unknown];
};

test.each([
  ["trialing", ["full", true, false, false]],
  ["active", ["full", true, false, false]],
  ["incomplete", ["none", true, false, false]],
  ["incomplete_expired", ["none", false, false, false]],
  ["unpaid", ["none", true, true, false]],
  ["paused", ["none", true, true, false]],
  ["canceled", ["none", true, true, false]],
])("%s gives service, holds names, holds the region: %j", (status, expected) => {
  expect(heldBy({ status })).toEqual(expected);
});

test("past due is served for 21 days from the open invoice, to the second", () => {
  const status = "past_due";
  expect(heldBy({ status, openInvoiceFinalizedAt: daysAgo(21, -1) })).toEqual(["full", true, false, false]);
  expect(heldBy({ status, openInvoiceFinalizedAt: daysAgo(21) })).toEqual(["none", true, true, false]);
});

test("a cancellation at the period's end leaves full service until then", () => {
  const { entitlement } = entitlementOf(facts({ cancelsAtPeriodEnd: true }), undefined, NOW);
  expect(entitlement).toMatchObject({ service: "full", endsAt: new Date("2102-03-20T00:00:00Z") });
});

test("a status that nobody knows changes nothing, and says so", () => {
  const { entitlement: before } = entitlementOf(facts({}), undefined, NOW);
  expect(heldBy({ status: "hibernating" }, before)).toEqual(["full", true, false, true]);
  expect(heldBy({ status: "hibernating" })).toEqual(["none", false, false, true]);
});

test.each([
  ["none", null, false],
  ["full", null, true],
  ["none", daysAgo(0, -1), true],
  ["none", NOW, false],
  ["none", daysAgo(1), false],
  ["full", daysAgo(1), true],
] as const)("service %s with premium until %s: a Galactic Citizen %s", (service, premiumUntil, expected) => {
  expect(isGalacticCitizen({ service, premiumUntil }, NOW)).toBe(expected);
});
