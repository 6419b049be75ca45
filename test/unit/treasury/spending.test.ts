import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { forEachPurpose } from "../../../functions/src/regions/configuration/publicMoney.ts";
import { isOfficer } from "../../../functions/src/treasury/officer.ts";
import {
  type BudgetLaw,
  leftForOfficers,
  leftOf,
  newSpending,
  spent,
} from "../../../functions/src/treasury/spending.ts";
import { refusal } from "../ports/refusal.ts";

const law: BudgetLaw = {
  publicBudget: { ...forEachPurpose(0), grants: 1_000, aid: 200 },
  grantCreditsPerPayee: 400,
  officersShareBasisPoints: 1_000,
};
const month = { ...newSpending("vega", "2102-02"), earnedBeforeCredits: 2_999 };
const citizen = { uid: "citizen", isOfficer: false };
const governor = { uid: "governor", isOfficer: true };
const grant = (amountCredits: number, payee = citizen) =>
  ({ purpose: "grants", amountCredits, payee }) as const;

describe("an officer's spending", () => {
  test("goes as far as is appropriated for the purpose, and names what is left", () => {
    const after = spent(month, law, { purpose: "aid", amountCredits: 150, payee: null });
    expect(after.spentCredits).toEqual({ ...forEachPurpose(0), aid: 150 });
    expect(
      refusal(() => spent(after, law, { purpose: "aid", amountCredits: 51, payee: null })),
    ).toMatchObject({
      reason: "BUDGET_SPENT",
      metadata: { purpose: "aid", leftCredits: 50 },
    });
    expect(
      refusal(() => spent(month, law, { purpose: "bank", amountCredits: 1, payee: null })),
    ).toMatchObject({
      metadata: { leftCredits: 0 },
    });
    // A law that cuts the appropriation takes nothing back.
    expect(leftOf({ publicBudget: { ...law.publicBudget, aid: 100 } }, after, "aid")).toBe(0);
  });

  test("gives one payee no more in grants than the law allows, however they are split", () => {
    const first = spent(month, law, grant(300));
    expect(refusal(() => spent(first, law, grant(101)))).toMatchObject({
      reason: "PAYEE_LIMIT",
      metadata: { leftCredits: 100 },
    });
    expect(spent(first, law, grant(100)).payees).toEqual([
      { uid: "citizen", credits: 400, grantCredits: 400, isOfficer: false },
    ]);
    expect(spent(first, law, grant(400, { uid: "other", isOfficer: false })).payees).toHaveLength(2);
  });

  test("gives all officers together their share of the last closed month's receipts: ⌊2,999 × 10 %⌋ = 299", () => {
    expect(leftForOfficers(law, month)).toBe(299);
    const first = spent(month, law, grant(200, governor));
    const councillor = { uid: "councillor", isOfficer: true };
    expect(refusal(() => spent(first, law, grant(100, councillor)))).toMatchObject({
      reason: "OFFICERS_LIMIT",
      metadata: { leftCredits: 99 },
    });
    expect(spent(first, law, grant(99, councillor)).officersCredits).toBe(299);
    expect(spent(first, law, grant(400)).officersCredits).toBe(200);
    expect(refusal(() => spent(newSpending("vega", "2102-02"), law, grant(1, governor)))?.reason).toBe(
      "OFFICERS_LIMIT",
    );
  });

  test("stays within every limit over any sequence", () => {
    const acts = fc.array(
      fc.record({
        amountCredits: fc.integer({ min: 1, max: 500 }),
        payee: fc.constantFrom(citizen, governor, { uid: "third", isOfficer: true }),
      }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(acts, (all) => {
        let running = month;
        let total = 0;
        for (const act of all)
          refusal(() => {
            running = spent(running, law, { purpose: "grants", ...act });
            total += act.amountCredits;
          });
        expect(running.spentCredits.grants).toBe(total);
        expect(total).toBeLessThanOrEqual(1_000);
        expect(running.officersCredits).toBeLessThanOrEqual(299);
        for (const { grantCredits } of running.payees) expect(grantCredits).toBeLessThanOrEqual(400);
      }),
    );
  });

  test("takes owner, governor, council, ambassadors and moderators for officers, under whatever title", () => {
    const region = { ownerUid: "owner", governorUid: "governor" };
    const nobody = { offices: [], moderatorPermissions: [] };
    expect(isOfficer(region, "owner", undefined)).toBe(true);
    expect(isOfficer(region, "governor", nobody)).toBe(true);
    expect(isOfficer(region, "citizen", nobody)).toBe(false);
    expect(isOfficer(region, "stranger", undefined)).toBe(false);
    expect(isOfficer(region, "seated", { ...nobody, offices: ["ambassador"] })).toBe(true);
    const moderatorPermissions = ["region:{regionId}:members:manage" as const];
    expect(isOfficer(region, "moderator", { ...nobody, moderatorPermissions })).toBe(true);
  });
});
