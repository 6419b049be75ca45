import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { atPace } from "../../../functions/src/governance/treaties/pause.ts";
import {
  holdsAt,
  partnerIn,
  type Treaty,
  treatyIdOf,
  treatySchema,
  treatyStateAt,
} from "../../../functions/src/governance/treaties/treaty.ts";
import {
  breached,
  noticed,
  offered,
  putToVote,
  requireOffer,
  requireOfferLeft,
  requireUnsigned,
  signed,
  withoutOffer,
  wouldEnterIntoForce,
} from "../../../functions/src/governance/treaties/treatyDecision.ts";
import { DAY_MS } from "../../../functions/src/platform/duration.ts";
import type { Holder } from "../../../functions/src/regions/schema.ts";
import { NO_HOLDS } from "../../../functions/src/regions/status/holds.ts";
import { NEVER } from "../../../functions/src/regions/status/terms.ts";
import { refusal } from "../membership/members.ts";
import { day, endless, FREE, inForce, made } from "./treaties.ts";

const offer = () => offered(undefined, made(), day(0));

test("two regions and a type have one document, from both sides", () => {
  expect(treatyIdOf("vega", "lyra", "free_movement")).toEqual(treatyIdOf("lyra", "vega", "free_movement"));
  expect(treatyIdOf("vega", "lyra", "free_movement")).toEqual({
    treatyId: "lyra~vega~free_movement",
    regionIds: ["lyra", "vega"],
  });
  expect(treatyIdOf("vega", "lyra", "defense_pact").treatyId).not.toBe("lyra~vega~free_movement");
  expect(refusal(() => treatyIdOf("lyra", "lyra", "free_movement"))).toBe("INVALID_INPUT");
  expect(partnerIn({ regionIds: ["lyra", "vega"] }, "lyra")).toBe("vega");
  expect(partnerIn({ regionIds: ["lyra", "vega"] }, "vega")).toBe("lyra");
});

test("an offer, a counter-offer and an amendment are revisions of one treaty, each unsigned", () => {
  const first = signed(offer(), "lyra", day(1));
  const counter = made({ byRegionId: "vega", toRegionId: "lyra", termDays: 99 });
  const second = offered(putToVote(first, "vega", "poll", day(1)), counter, day(2));
  expect(second).toMatchObject({ treatyId: first.treatyId, regionIds: ["lyra", "vega"], revision: 2 });
  expect(second.offer).toMatchObject({ revision: 2, byRegionId: "vega", signedRegionIds: [], pollIds: {} });
  const amendment = offered(inForce(), made({ noticeDays: 9 }), day(3));
  expect(amendment).toMatchObject({ revision: 2, agreement: { noticeDays: 3 }, offer: { noticeDays: 9 } });
});

describe("what one side makes another read", () => {
  const fromLyra = { byRegionId: "lyra", toRegionId: "vega" };
  const hours = (count: number) => day(count / 24);
  const trade = { terms: { type: "trade_agreement" as const, dutyBasisPoints: 1 } };

  test("is bounded within a day over all types, for each side by itself", () => {
    const peace = offered(offered(undefined, made(), hours(0)), made(), hours(1));
    const goods = offered(undefined, made(trade), hours(2));
    const left = (now: Date, by = fromLyra) =>
      refusal(() => requireOfferLeft([peace, goods, undefined], by, now));
    expect(left(hours(23))).toBe("OFFERS_USED");
    expect(left(hours(24))).toBeUndefined();
    expect(left(hours(3), { byRegionId: "vega", toRegionId: "lyra" })).toBeUndefined();
    expect(() => requireOfferLeft([peace, goods], fromLyra, hours(3))).toThrow(/from 2102-01-02T00:00:00/);
  });

  test("is remembered for a day and no longer", () => {
    const first = offered(undefined, made(), hours(0));
    expect(offered(first, made(), hours(23)).recentOffers).toHaveLength(2);
    expect(offered(first, made(), hours(24)).recentOffers).toEqual([{ byRegionId: "lyra", at: hours(24) }]);
  });
});

test("a treaty is in force with the second signature, from then on for its term", () => {
  const one = signed(offer(), "vega", day(1));
  expect(one.offer?.signedRegionIds).toEqual(["vega"]);
  expect(one.agreement).toBeNull();
  const both = signed(one, "lyra", day(2));
  expect(both.offer).toBeNull();
  expect(both.agreement).toMatchObject({ since: day(2), endsAt: day(12), terms: FREE, breach: null });
  const endless = signed(
    signed(offered(undefined, made({ termDays: null }), day(0)), "lyra", day(1)),
    "vega",
    day(1),
  );
  expect(endless.agreement!.endsAt).toEqual(NEVER);
});

test("one side alone never puts anything into force, however often it signs", () => {
  const twice = signed(signed(offer(), "lyra", day(1)), "lyra", day(2));
  expect(twice.offer?.signedRegionIds).toEqual(["lyra"]);
  expect(twice.agreement).toBeNull();
});

test("an amendment takes the place of what was in force, its notice included", () => {
  const ending = noticed(inForce(), "vega", day(1));
  const amended = offered(ending, made({ termDays: 30 }), day(2));
  const again = signed(signed(amended, "lyra", day(2)), "vega", day(2));
  expect(again.agreement).toMatchObject({ since: day(2), endsAt: day(32), noticeByRegionId: null });
});

test("a signature is for the revision on the table", () => {
  const second = offered(offer(), made(), day(1));
  expect(refusal(() => requireOffer(second, 1))).toBe("TREATY_REVISED");
  expect(requireOffer(second, 2)).toBe(second.offer);
  expect(refusal(() => requireOffer(withoutOffer(second, day(2)), 2))).toBe("TREATY_STATE");
});

test("who has signed, or is voting, does neither again", () => {
  const voting = putToVote(signed(offer(), "lyra", day(1)), "vega", "poll", day(1));
  expect(refusal(() => requireUnsigned(voting.offer!, "lyra"))).toBe("TREATY_SIGNED");
  expect(refusal(() => requireUnsigned(voting.offer!, "vega"))).toBe("TREATY_SIGNED");
  expect(refusal(() => requireUnsigned(offer().offer!, "vega"))).toBeUndefined();
});

test.each<[string, Treaty, string, boolean]>([
  ["the first signature", offer(), "lyra", false],
  ["the second", signed(offer(), "vega", day(1)), "lyra", true],
  ["the same again", signed(offer(), "lyra", day(1)), "lyra", false],
  ["the second of an amendment", signed(offered(inForce(), made(), day(1)), "vega", day(1)), "lyra", false],
  ["the second after the end", signed(offered(inForce(), made(), day(11)), "vega", day(11)), "lyra", true],
])("%s makes one more treaty in force or not", (_what, treaty, regionId, enters) => {
  expect(wouldEnterIntoForce(treaty, regionId, day(treaty.updatedAt > day(5) ? 11 : 1))).toBe(enters);
});

test("a notice ends it when its days have run, or the term before them", () => {
  expect(noticed(inForce(), "vega", day(1)).agreement).toMatchObject({
    endsAt: day(4),
    noticeByRegionId: "vega",
  });
  expect(noticed(inForce(), "vega", day(9)).agreement.endsAt).toEqual(day(10));
  const atOnce = noticed(inForce({ noticeDays: 0 }), "lyra", day(1));
  expect(holdsAt(atOnce, day(1))).toBe(false);
});

test.each<[string, () => unknown]>([
  ["notice of what has ended", () => noticed(inForce(), "vega", day(10))],
  ["a second notice", () => noticed(noticed(inForce(), "vega", day(1)), "lyra", day(2))],
  ["notice of an offer", () => noticed(offer(), "vega", day(1))],
  ["the breach of an offer", () => breached(offer(), "vega", "No reason.", day(1))],
  ["the breach of what has ended", () => breached(inForce(), "vega", "No reason.", day(10))],
])("%s is refused", (_what, act) => {
  expect(refusal(act)).toBe("TREATY_STATE");
});

test("a breach ends it at once, under notice too, and what was to amend it", () => {
  const amended = offered(noticed(inForce(), "lyra", day(1)), made(), day(1));
  const broken = breached(amended, "vega", "They fired first.", day(2));
  expect(broken).toMatchObject({
    offer: null,
    agreement: { endsAt: day(2), breach: { byRegionId: "vega", reason: "They fired first." } },
  });
});

test.each<[string, Treaty, number, string]>([
  ["an offer", offer(), 1, "offered"],
  ["what was declined", withoutOffer(offer(), day(1)), 1, "none"],
  ["what both signed", inForce(), 9, "inForce"],
  ["the same at its end", inForce(), 10, "ended"],
  ["an amendment on the table", offered(inForce(), made(), day(1)), 2, "inForce"],
  ["an offer after the end", offered(inForce(), made(), day(11)), 11, "offered"],
  ["under notice", noticed(inForce(), "vega", day(1)), 3, "ending"],
  ["after the notice", noticed(inForce(), "vega", day(1)), 4, "ended"],
  ["broken", breached(inForce(), "vega", "They fired first.", day(1)), 1, "ended"],
])("%s: the state follows from times", (_what, treaty, days, state) => {
  expect(treatyStateAt(treaty, day(days))).toBe(state);
});

/** What two sides can do, in any order; a refused act changes nothing. */
const ACTS = {
  offer: (treaty: Treaty | undefined, regionId: string, now: Date) => {
    const toRegionId = regionId === "lyra" ? "vega" : "lyra";
    requireOfferLeft([treaty], { byRegionId: regionId, toRegionId }, now);
    return offered(treaty, made({ byRegionId: regionId, toRegionId }), now);
  },
  sign: (treaty: Treaty | undefined, regionId: string, now: Date) => {
    requireUnsigned(requireOffer(treaty!, treaty!.revision), regionId);
    return signed(treaty!, regionId, now);
  },
  decline: (treaty: Treaty | undefined, _regionId: string, now: Date) => {
    requireOffer(treaty!, treaty!.revision);
    return withoutOffer(treaty!, now);
  },
  notice: (treaty: Treaty | undefined, regionId: string, now: Date) => noticed(treaty!, regionId, now),
  breach: (treaty: Treaty | undefined, regionId: string, now: Date) =>
    breached(treaty!, regionId, "They fired first.", now),
};

describe("while a side is suspended", () => {
  const open = { status: "active" as const, holds: NO_HOLDS };
  const held = (since: number, holder: Holder = "platform") => ({
    status: "suspended" as const,
    holds: { ...NO_HOLDS, [holder]: { since: day(since), until: null } },
  });

  test("the term stands still from the hold on, and goes on with what is left of it", () => {
    const paused = atPace(inForce(), [open, held(4)], day(5));
    expect(paused.agreement).toMatchObject({ endsAt: NEVER, remainingMs: 6 * DAY_MS });
    expect(holdsAt(paused, day(99))).toBe(true);
    expect(atPace(paused, [held(1), held(4)], day(6))).toBe(paused);
    expect(atPace(paused, [held(30), open], day(31))).toBe(paused);
    const resumed = atPace(paused, [open, open], day(40));
    expect(resumed.agreement).toMatchObject({ endsAt: day(46), remainingMs: null });
    expect(atPace(resumed, [open, open], day(41))).toBe(resumed);
  });

  test("it stands from the first hold of either, and not before what was signed", () => {
    const both = atPace(inForce(), [held(4, "billing"), held(2)], day(5));
    expect(both.agreement!.remainingMs).toBe(8 * DAY_MS);
    expect(atPace(inForce(), [held(-3), open], day(0)).agreement!.remainingMs).toBe(10 * DAY_MS);
  });

  test("what has no term, had ended or is under notice is left alone", () => {
    const broken = breached(inForce(), "vega", "why", day(1));
    const ending = noticed(inForce(), "vega", day(1));
    for (const treaty of [endless(inForce()), broken, ending, offer()])
      expect(atPace(treaty, [held(2), open], day(2))).toBe(treaty);
    expect(atPace(inForce(), [held(10), open], day(11)).agreement!.remainingMs).toBeNull();
  });

  test("a notice runs all the same, and no longer than what was left of the term", () => {
    const paused = (since: number) => atPace(inForce(), [held(since), open], day(since));
    expect(noticed(paused(4), "vega", day(20)).agreement).toMatchObject({
      endsAt: day(23),
      remainingMs: null,
    });
    expect(noticed(paused(9), "vega", day(20)).agreement.endsAt).toEqual(day(21));
    expect(breached(paused(4), "vega", "why", day(20)).agreement).toMatchObject({
      endsAt: day(20),
      remainingMs: null,
    });
  });
});

test("in every history: what holds was signed by both, and only both signatures, a notice or a breach move its end", () => {
  const step = fc.record({
    act: fc.constantFrom(...(Object.keys(ACTS) as (keyof typeof ACTS)[])),
    regionId: fc.constantFrom("lyra", "vega"),
    days: fc.integer({ min: 0, max: 4 }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      let treaty: Treaty | undefined;
      let today = 0;
      const signers = new Set<string>();
      for (const { act, regionId, days } of steps) {
        today += days;
        const before = treaty;
        try {
          treaty = ACTS[act](treaty, regionId, day(today));
        } catch {
          continue;
        }
        if (act === "offer") signers.clear();
        if (act === "sign") signers.add(regionId);
        treatySchema.parse(treaty);
        const entered = treaty.agreement?.since !== before?.agreement?.since;
        expect(entered).toBe(act === "sign" && signers.size === 2);
        if (!entered && act !== "notice" && act !== "breach") {
          expect(treaty.agreement).toEqual(before?.agreement ?? null);
        }
        if (act === "notice" || act === "breach") {
          expect(treaty.agreement!.endsAt <= before!.agreement!.endsAt).toBe(true);
        }
      }
    }),
  );
});
