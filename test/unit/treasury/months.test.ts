import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { forEachPurpose } from "../../../functions/src/regions/configuration/publicMoney.ts";
import { daysOf, endOfMonth, monthBefore } from "../../../functions/src/treasury/months/month.ts";
import {
  MOST_ARREARS,
  payrollOf,
  type Salary,
  salariesOf,
} from "../../../functions/src/treasury/months/salaries.ts";
import { earnedIn, statementOf } from "../../../functions/src/treasury/months/statement.ts";
import { newSpending } from "../../../functions/src/treasury/spending.ts";

const at = new Date("2102-03-01T00:15:00Z");
const flow = (receivedCredits: number, givenCredits: number) => ({ receivedCredits, givenCredits });

describe("a month", () => {
  test("has its days, its end and the one before, also at the year's turn and in leap years", () => {
    expect(daysOf("2104-02")).toHaveLength(29);
    expect(daysOf("2102-02").at(-1)).toBe("2102-02-28");
    expect(endOfMonth("2102-12").toISOString()).toBe("2103-01-01T00:00:00.000Z");
    expect([monthBefore("2103-01"), monthBefore("2102-03")]).toEqual(["2102-12", "2102-02"]);
  });
});

describe("a statement", () => {
  const facts = {
    regionId: "vega",
    month: "2102-02",
    openingCredits: 5_000,
    flows: {
      tradeTax: flow(9_000, 0),
      dockingFee: flow(3_000, 0),
      claimFunding: flow(0, 300),
      claimReturn: flow(20, 0),
      grant: flow(0, 500),
      aid: flow(70, 10),
    },
    closingCredits: 16_280,
    spending: {
      ...newSpending("vega", "2102-02"),
      spentCredits: { ...forEachPurpose(0), subsidies: 300, grants: 500, aid: 10 },
      claimedCredits: 450,
      payees: [
        { uid: "a", credits: 100, grantCredits: 100, isOfficer: false },
        { uid: "b", credits: 250, grantCredits: 250, isOfficer: false },
        { uid: "governor", credits: 150, grantCredits: 150, isOfficer: true },
      ],
    },
  };

  test("is opening + receipts − payments = closing: 5,000 + 12,090 − 810 = 16,280", () => {
    expect(statementOf(facts, at)).toEqual({
      regionId: "vega",
      month: "2102-02",
      openingCredits: 5_000,
      receipts: { tradeTax: 9_000, dockingFee: 3_000, claimReturn: 20, aid: 70 },
      payments: { claimFunding: 300, grant: 500, aid: 10 },
      closingCredits: 16_280,
      differenceCredits: 0,
      claimedCredits: 450,
      claimsPaidCredits: 300,
      officers: [{ uid: "governor", credits: 150 }],
      others: { count: 2, credits: 350, greatestCredits: 250 },
      arrears: [],
      lapsedCredits: 0,
      closedAt: at,
    });
  });

  test("says what does not agree, and takes the first opening from the rest", () => {
    expect(statementOf({ ...facts, closingCredits: 16_281 }, at).differenceCredits).toBe(-1);
    expect(statementOf({ ...facts, openingCredits: 4_000 }, at).differenceCredits).toBe(-1_000);
    expect(statementOf({ ...facts, openingCredits: null }, at)).toMatchObject({
      openingCredits: 5_000,
      differenceCredits: 0,
    });
  });

  test("counts to the officers' share what the region has earned: no aid, and nothing that came back", () => {
    expect(earnedIn(statementOf(facts, at))).toBe(12_000);
  });
});

describe("salaries", () => {
  const offices = { governor: 500, councilMember: 100, ambassador: 50 };
  const holders = [
    { uid: "governor", offices: ["governor"] as const },
    { uid: "both", offices: ["councilMember", "ambassador"] as const },
    { uid: "councillor", offices: ["councilMember"] as const },
  ];

  test("are the offices' of who holds them, or in proportion where less may be paid", () => {
    expect(salariesOf(holders, offices, 10_000).map(({ credits }) => credits)).toEqual([500, 150, 100]);
    // 500, 150 and 100 of 750: of 100 that is 66.67, 20 and 13.33.
    expect(salariesOf(holders, offices, 100).map(({ credits }) => credits)).toEqual([67, 20, 13]);
    expect(salariesOf(holders, offices, 0)).toEqual([]);
  });

  test("never come to more than may be paid", () => {
    fc.assert(
      fc.property(fc.nat(2_000), (most) => {
        const total = salariesOf(holders, offices, most).reduce((sum, { credits }) => sum + credits, 0);
        expect(total).toBe(Math.min(most, 750));
      }),
    );
  });
});

describe("a payroll", () => {
  const salaries = [
    { uid: "governor", credits: 500 },
    { uid: "councillor", credits: 100 },
  ];
  const rich = { lawfulCredits: 10_000, treasuryCredits: 10_000 };

  test("pays arrears first, and keeps what the treasury has not: worked figures", () => {
    const poor = payrollOf({ arrears: [], salaries }, { lawfulCredits: 600, treasuryCredits: 240 });
    expect(poor.paid).toEqual([
      { uid: "governor", credits: 200 },
      { uid: "councillor", credits: 40 },
    ]);
    const { arrears } = poor;
    expect(arrears).toEqual([
      { uid: "governor", credits: 300 },
      { uid: "councillor", credits: 60 },
    ]);
    // Somebody else governs by now: 360 of 400 are the arrears, 40 are left for 600.
    const successor = [{ uid: "successor", credits: 600 }];
    expect(payrollOf({ arrears, salaries: successor }, { ...rich, treasuryCredits: 400 })).toEqual({
      paid: [...arrears, { uid: "successor", credits: 40 }],
      arrears: [{ uid: "successor", credits: 560 }],
      lapsedCredits: 0,
    });
    expect(payrollOf({ arrears, salaries }, rich)).toEqual({
      paid: [
        { uid: "governor", credits: 800 },
        { uid: "councillor", credits: 160 },
      ],
      arrears: [],
      lapsedCredits: 0,
    });
  });

  test("of a region that owes as many people as it can takes nothing from them, and owes nobody else", () => {
    const arrears = Array.from({ length: MOST_ARREARS }, (_, index) => ({
      uid: `former${index}`,
      credits: index + 1,
    }));
    const seated = [
      { uid: "former7", credits: 30 },
      { uid: "newcomer", credits: 70 },
    ];
    const poor = payrollOf({ arrears, salaries: seated }, { lawfulCredits: 100, treasuryCredits: 0 });
    expect(poor.arrears).toHaveLength(MOST_ARREARS);
    expect(poor.arrears[7]).toEqual({ uid: "former7", credits: 38 });
    expect(poor.arrears.filter(({ uid }) => uid !== "former7")).toEqual(
      arrears.filter(({ uid }) => uid !== "former7"),
    );
    expect(poor.lapsedCredits).toBe(70);
    // What is paid at once is not owed: 20,100 of arrears come first.
    const { paid, lapsedCredits } = payrollOf(
      { arrears, salaries: seated },
      { ...rich, lawfulCredits: 20_150, treasuryCredits: 20_150 },
    );
    expect(paid.find(({ uid }) => uid === "newcomer")).toEqual({ uid: "newcomer", credits: 35 });
    expect(lapsedCredits).toBe(0);
  });

  test("neither loses nor makes anything of what is owed, within law and treasury", () => {
    const owed = fc.array(
      fc.record({ uid: fc.constantFrom("a", "b", "c"), credits: fc.integer({ min: 1, max: 900 }) }),
      { maxLength: 3 },
    );
    const sum = (all: readonly Salary[]) => all.reduce((total, { credits }) => total + credits, 0);
    fc.assert(
      fc.property(
        owed,
        owed,
        fc.nat(3_000),
        fc.nat(3_000),
        (arrears, salaries, lawfulCredits, treasuryCredits) => {
          const payroll = payrollOf({ arrears, salaries }, { lawfulCredits, treasuryCredits });
          expect(sum(payroll.paid) + sum(payroll.arrears)).toBe(sum(arrears) + sum(salaries));
          expect(payroll.lapsedCredits).toBe(0);
          expect(sum(payroll.paid)).toBe(
            Math.min(lawfulCredits, treasuryCredits, sum(arrears) + sum(salaries)),
          );
        },
      ),
    );
  });
});
