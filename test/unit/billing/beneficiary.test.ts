import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Beneficiaries,
  type Beneficiary,
  beneficiaryAt,
  MAX_CHANGES,
  withBeneficiary,
} from "../../../functions/src/billing/shares/beneficiary.ts";
import { beneficiaryBy } from "../../../functions/src/billing/shares/prepareBeneficiary.ts";

const day = (number: number) => new Date(Date.UTC(2102, 0, number));
const olga = (since: number, subscriptionId = "sub_olga"): Beneficiary => ({
  ownerUid: "olga",
  subscriptionId,
  since: day(since),
});
const otto = (since: number): Beneficiary => ({
  ownerUid: "otto",
  subscriptionId: "sub_otto",
  since: day(since),
});
const nobody = (since: number, subscriptionId = "sub_olga"): Beneficiary => ({
  ownerUid: null,
  subscriptionId,
  since: day(since),
});

/** What becomes of a region by these changes, one after the other. */
const changed = (...changes: readonly Beneficiary[]) =>
  changes.reduce<Beneficiaries | undefined>(
    (before, change) => withBeneficiary(before, "lyra", change) ?? before,
    undefined,
  );
const onDays = (known: Beneficiaries | undefined, days: readonly number[]) =>
  days.map((number) => (known === undefined ? null : beneficiaryAt(known, day(number))));

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
      "the owner by another subscription, too",
      [olga(1), nobody(5), olga(7, "sub_other"), nobody(9)],
      ["6", null, "9", "olga"],
    ],
    [
      "the new owner where the former one's end is heard of late",
      [olga(1), otto(5), nobody(6)],
      ["5", "otto", "9", "otto"],
    ],
    [
      "nobody from the last change on where an end is heard of after what followed it",
      [olga(1), nobody(5), olga(7), nobody(6)],
      ["4", "olga", "6", null, "7", null],
    ],
  ] as const)("%s", (_what, changes, expected) => {
    const known = changed(...changes);
    for (let at = 0; at < expected.length; at += 2)
      expect(onDays(known, [Number(expected[at])]), `day ${expected[at]}`).toEqual([expected[at + 1]]);
  });

  test("is written only where it changes", () => {
    const known = changed(olga(1))!;
    expect(withBeneficiary(known, "lyra", olga(9))).toBeNull();
    expect(withBeneficiary(known, "lyra", nobody(9, "sub_former"))).toBeNull();
    expect(withBeneficiary(undefined, "lyra", nobody(1))).toBeNull();
    expect(withBeneficiary(known, "lyra", olga(9, "sub_other"))).toEqual({
      ...known,
      subscriptionId: "sub_other",
    });
  });

  test("is in the order of time and bounded, and the last change always counts", () => {
    const change = fc
      .record({
        who: fc.constantFrom("olga", "otto", null),
        since: fc.integer({ min: 1, max: 400 }),
      })
      .map(({ who, since }) => ({
        ownerUid: who,
        subscriptionId: `sub_${who ?? "olga"}`,
        since: day(since),
      }));
    fc.assert(
      fc.property(fc.array(change, { maxLength: 250 }), (changes) => {
        const known = changed(...changes);
        if (known === undefined) return;
        const instants = known.changes.map(({ since }) => since.getTime());
        expect(instants).toEqual(instants.toSorted((a, b) => a - b));
        expect(new Set(instants).size).toBe(instants.length);
        expect(known.changes.length).toBeLessThanOrEqual(MAX_CHANGES);
        const last = changes.at(-1)!;
        if (last.ownerUid !== null) expect(beneficiaryAt(known, day(999))).toBe(last.ownerUid);
      }),
    );
  });
});

test("a subscription shares from its payment to its end at Stripe, and while it is not paid not at all", () => {
  const stored = {
    ...{ subscriptionId: "sub_olga", uid: "olga", checkoutId: "checkout0", priceId: "price_region" },
    subject: { kind: "region" as const, regionId: "lyra" },
    ...{ currentPeriodEndsAt: day(31), cancelsAtPeriodEnd: false, openInvoiceFinalizedAt: null },
    entitlement: { service: "full" as const, namesHeld: true, regionHeld: false, endsAt: null },
  };
  const by = (status: string, paidAt: Date | null, endedAt: Date | null) =>
    beneficiaryBy({ ...stored, status, paidAt, endedAt }, day(20));
  for (const status of ["trialing", "active", "past_due"]) expect(by(status, day(3), null)).toEqual(olga(3));
  expect(by("past_due", null, null)).toEqual(olga(20));
  expect(by("canceled", day(3), day(12))).toEqual(nobody(12));
  for (const status of ["unpaid", "paused", "incomplete"]) expect(by(status, null, null)).toEqual(nobody(20));
});
