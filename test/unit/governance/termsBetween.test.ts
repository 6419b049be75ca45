import fc from "fast-check";
import { expect, test } from "vitest";
import { termsBetween } from "../../../functions/src/governance/treaties/termsBetween.ts";
import type { TreatyTerms } from "../../../functions/src/governance/treaties/treaty.ts";
import { breached, noticed, offered } from "../../../functions/src/governance/treaties/treatyDecision.ts";
import { agreed, day, endless, FREE, inForce, made } from "./treaties.ts";

const NOTHING = {
  dutyBasisPoints: 10_000,
  aid: null,
  combatForbidden: false,
  mutualAdmission: false,
  mutualBans: false,
};
const DUTY: TreatyTerms = { type: "trade_agreement", dutyBasisPoints: 2_500 };
const AID: TreatyTerms = { type: "defense_pact", aidShips: 12, withinHours: 24 };
const PEACE: TreatyTerms = { type: "non_aggression" };
const BANS: TreatyTerms = { type: "free_movement", mutualAdmission: false, mutualBans: true };

test.each([
  ["a trade agreement", DUTY, { dutyBasisPoints: 2_500 }],
  ["a waiver of duty", { ...DUTY, dutyBasisPoints: 0 }, { dutyBasisPoints: 0 }],
  ["a defence pact", AID, { aid: { ships: 12, withinHours: 24 } }],
  ["non-aggression", PEACE, { combatForbidden: true }],
  ["free movement", FREE, { mutualAdmission: true, mutualBans: true }],
  ["bans alone", BANS, { mutualBans: true }],
] as const)("%s grants its terms and nothing else", (_what, terms, granted) => {
  expect(termsBetween([agreed(terms)], day(1))).toEqual({ ...NOTHING, ...granted });
});

test("treaties of every type hold beside each other", () => {
  expect(termsBetween([agreed(DUTY), agreed(AID), agreed(PEACE), agreed(FREE)], day(1))).toEqual({
    dutyBasisPoints: 2_500,
    aid: { ships: 12, withinHours: 24 },
    combatForbidden: true,
    mutualAdmission: true,
    mutualBans: true,
  });
});

test.each([
  ["without any treaty", [], day(1)],
  ["an offer alone", [offered(undefined, made(), day(0))], day(1)],
  ["at the very end of the term", [agreed(FREE)], day(10)],
  ["after it", [agreed(DUTY), agreed(PEACE)], day(11)],
  ["once the notice has run", [noticed(inForce(), "vega", day(1))], day(4)],
  ["after a breach", [breached(inForce(), "vega", "They fired first.", day(1))], day(1)],
] as const)("nothing holds %s", (_what, treaties, now) => {
  expect(termsBetween(treaties, now)).toEqual(NOTHING);
});

test("it holds to the last millisecond, under notice too, and for ever where no term was agreed", () => {
  const last = new Date(day(10).getTime() - 1);
  expect(termsBetween([agreed(PEACE)], last).combatForbidden).toBe(true);
  const noticeRuns = new Date(day(4).getTime() - 1);
  expect(termsBetween([noticed(inForce(), "vega", day(1))], noticeRuns).mutualBans).toBe(true);
  expect(termsBetween([endless(agreed(PEACE))], day(1_000_000)).combatForbidden).toBe(true);
});

test("what is offered to amend a treaty changes nothing of it", () => {
  const amended = offered(inForce(), made({ terms: BANS }), day(1));
  expect(termsBetween([amended], day(2)).mutualAdmission).toBe(true);
});

test("treaties of several pairs, or two of one type, are no question that has an answer", () => {
  expect(() => termsBetween([agreed(DUTY), agreed(PEACE, ["lyra", "orion"])], day(1))).toThrow(/one pair/);
  expect(() => termsBetween([agreed(DUTY), agreed(DUTY)], day(1))).toThrow(/one treaty of a type/);
});

test("the order of the treaties changes nothing", () => {
  const all = [DUTY, AID, PEACE, FREE].map((terms) => agreed(terms));
  fc.assert(
    fc.property(fc.shuffledSubarray(all), fc.integer({ min: 0, max: 12 }), (some, days) => {
      const sorted = all.filter((treaty) => some.includes(treaty));
      expect(termsBetween(some, day(days))).toEqual(termsBetween(sorted, day(days)));
    }),
  );
});
