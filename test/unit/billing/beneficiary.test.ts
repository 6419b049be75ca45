import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Beneficiary,
  beneficiaryAt,
  MAX_CHANGES,
  withBeneficiary,
} from "../../../functions/src/billing/shares/beneficiary.ts";
import { beneficiaryBy } from "../../../functions/src/billing/shares/prepareBeneficiary.ts";

const day = (number: number) => new Date(Date.UTC(2102, 0, number));
const from = (since: number, ownerUid: string | null): Beneficiary => ({ ownerUid, since: day(since) });
const olga = (since: number) => from(since, "olga");
const otto = (since: number) => from(since, "otto");
const nobody = (since: number) => from(since, null);

/** What becomes of a region by these changes, one after the other. */
const changed = (...changes: readonly Beneficiary[]) =>
  changes.reduce<readonly Beneficiary[]>((before, change) => withBeneficiary(before, change) ?? before, []);

describe("who shares in a region's revenue", () => {
  test.each([
    ["nobody before the region was bought", [olga(3)], ["2", null, "3", "olga"]],
    [
      "the former owner until the region is handed on",
      [olga(1), otto(5)],
      ["4", "olga", "5", "otto", "9", "otto"],
    ],
    [
      "nobody while it is not paid for",
      [olga(1), nobody(5), olga(7)],
      ["4", "olga", "5", null, "6", null, "7", "olga"],
    ],
    [
      "nobody from the last change on where an end is heard of after what followed it",
      [olga(1), nobody(5), olga(7), nobody(6)],
      ["4", "olga", "6", null, "7", null],
    ],
  ] as const)("%s", (_what, changes, expected) => {
    const known = changed(...changes);
    for (let at = 0; at < expected.length; at += 2) {
      const number = Number(expected[at]);
      expect(beneficiaryAt(known, day(number)), `day ${number}`).toBe(expected[at + 1]);
    }
  });

  test("is written only where it changes", () => {
    expect(withBeneficiary([olga(1)], olga(9))).toBeNull();
    expect(withBeneficiary([olga(1), nobody(5)], nobody(9))).toBeNull();
    expect(withBeneficiary([], nobody(1))).toBeNull();
    // Nothing has happened between two that were at one instant.
    expect(withBeneficiary([olga(1), nobody(5)], olga(3))).toEqual([olga(1)]);
  });

  test("is in the order of time and bounded, and the last change always counts", () => {
    const change = fc
      .tuple(fc.integer({ min: 1, max: 400 }), fc.constantFrom("olga", "otto", null))
      .map(([since, ownerUid]) => from(since, ownerUid));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 250 }), (changes) => {
        const known = changed(...changes);
        const instants = known.map(({ since }) => since.getTime());
        expect(instants).toEqual([...new Set(instants)].toSorted((a, b) => a - b));
        expect(known.length).toBeLessThanOrEqual(MAX_CHANGES);
        expect(beneficiaryAt(known, day(999))).toBe(changes.at(-1)!.ownerUid);
      }),
    );
  });
});

test("a subscription shares from its payment to its end at Stripe, and while it is not paid not at all", () => {
  const by = (status: string, paidAt: Date | null, endedAt: Date | null, finalizedAt: Date | null = null) =>
    beneficiaryBy({ uid: "olga", status, paidAt, endedAt, openInvoiceFinalizedAt: finalizedAt }, day(20));
  for (const status of ["trialing", "active", "past_due"]) expect(by(status, day(3), null)).toEqual(olga(3));
  expect(by("past_due", null, null)).toEqual(olga(20));
  expect(by("canceled", day(3), day(12))).toEqual(nobody(12));
  for (const status of ["unpaid", "paused", "incomplete"]) expect(by(status, null, null)).toEqual(nobody(20));
  // Heard of in time, and long after Stripe has given up.
  expect(by("unpaid", null, null, day(5))).toEqual(nobody(20));
  expect(by("unpaid", null, null, day(-8))).toEqual(nobody(13));
});
