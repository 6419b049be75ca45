import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { asleep, awake, occupied, vacant } from "../../../functions/src/colonies/dormancy/dormant.ts";
import {
  colonies as colonyExample,
  outposts as outpostExample,
} from "../../../functions/src/colonies/examples.ts";
import { harvestOf } from "../../../functions/src/colonies/harvest.ts";
import { rentAt } from "../../../functions/src/colonies/outposts/rent.ts";
import { requireLandedAt } from "../../../functions/src/colonies/ownColony.ts";
import {
  requireFree,
  requireSettler,
  requireSettlersAboard,
} from "../../../functions/src/colonies/plots/founding.ts";
import type { Colony, Outpost } from "../../../functions/src/colonies/schema.ts";
import { type Site, siteHere, withoutSite, withSite } from "../../../functions/src/colonies/sites.ts";
import { DAY_MS, HOUR_MS } from "../../../functions/src/platform/duration.ts";
import { hasReach } from "../../../functions/src/ships/depots/reach.ts";
import { endsAt, noticed } from "../../../functions/src/ships/dormancy/dormancy.ts";
import { refusal } from "../ports/refusal.ts";
import { later, NOW, pilotWith } from "../ships/pilots.ts";

const colony = colonyExample as Colony;
const outpost = outpostExample as Outpost;
const site = (kind: Site["kind"], regionId: string, siteId = `${kind}-1`): Site => ({
  kind,
  regionId,
  sectorNumber: 120,
  siteId,
});

describe("a harvest", () => {
  const store = { ...colony.store, units: 100 };
  const taken = (facts: Partial<Colony>, roomUnits: number, credits: number, tax: number | null) =>
    harvestOf({ ...colony, store, ...facts }, { roomUnits, credits }, tax);

  test("is what the hold has room for, taxed on its base value", () => {
    expect(taken({}, 80, 1_000, 500)).toEqual({ units: 80, taxCredits: 60, paidCredits: 60, dueCredits: 0 });
    expect(taken({}, 200, 1_000, 2_000)).toMatchObject({ units: 100, taxCredits: 300 });
  });

  test("leaves due what the account lacks, and nothing more is collected before that is paid", () => {
    expect(taken({}, 80, 40, 500)).toMatchObject({ units: 80, paidCredits: 40, dueCredits: 20 });
    expect(refusal(() => taken({ dueCredits: 20 }, 80, 19, 500))?.reason).toBe("PLANET_TAX_DUE");
    expect(taken({ dueCredits: 20 }, 80, 20, 500)).toMatchObject({ paidCredits: 20, dueCredits: 60 });
  });

  test("is taxed with nothing where the region may levy nothing, and what is due stays", () => {
    expect(taken({ dueCredits: 20 }, 80, 0, null)).toEqual({
      units: 80,
      taxCredits: 0,
      paidCredits: 0,
      dueCredits: 20,
    });
  });

  test("is refused of an empty store, and into a full hold", () => {
    expect(refusal(() => taken({ store: { ...store, units: 0 } }, 80, 0, 500))?.reason).toBe(
      "NOTHING_IN_STORE",
    );
    expect(refusal(() => taken({}, 0, 0, 500))?.reason).toBe("HOLD_FULL");
  });

  test("pays and owes together what was owed, and never more than the account has", () => {
    fc.assert(
      fc.property(fc.nat(1_000), fc.nat(500), fc.nat(2_000), fc.nat(50), (credits, room, tax, due) => {
        fc.pre(due <= credits && room > 0);
        const { taxCredits, paidCredits, dueCredits } = taken({ dueCredits: due }, room, credits, tax);
        expect(paidCredits + dueCredits).toBe(due + taxCredits);
        expect(paidCredits).toBeLessThanOrEqual(credits);
      }),
    );
  });
});

describe("sites", () => {
  test("are three colonies and three outposts at most, one outpost a region", () => {
    const colonies = ["a", "b", "c"].map((id) => site("colony", "vega", id));
    expect(withSite({ sites: colonies.slice(1) }, colonies[0]!)).toHaveLength(3);
    expect(refusal(() => withSite({ sites: colonies }, site("colony", "lyra")))?.reason).toBe(
      "TOO_MANY_SITES",
    );
    expect(withSite({ sites: colonies }, site("outpost", "vega"))).toHaveLength(4);
    const outposts = ["vega", "lyra", "mira"].map((regionId) => site("outpost", regionId));
    expect(refusal(() => withSite({ sites: outposts.slice(0, 1) }, outposts[0]!))?.reason).toBe(
      "TOO_MANY_SITES",
    );
    expect(refusal(() => withSite({ sites: outposts }, site("outpost", "rigel")))?.reason).toBe(
      "TOO_MANY_SITES",
    );
    expect(withoutSite({ sites: outposts }, outposts[1]!)).toEqual([outposts[0], outposts[2]]);
  });

  test("are where one lands, each kind at its own", () => {
    const pilot = pilotWith({
      place: { regionId: "vega", sectorNumber: 120, berth: "space" },
      sites: [site("colony", "vega"), site("outpost", "lyra")],
    });
    expect(siteHere(pilot, "colony").siteId).toBe("colony-1");
    expect(refusal(() => siteHere(pilot, "outpost"))?.reason).toBe("NO_BERTH");
    expect(refusal(() => requireLandedAt(pilot, colony))?.reason).toBe("NOT_LANDED");
    expect(() => requireLandedAt({ place: { ...pilot.place, berth: "planet" } }, colony)).not.toThrow();
  });

  test("are settled by residents with room aboard, where the law lets them and nobody is", () => {
    const open = { colonizationEnabled: true };
    expect(() => requireSettler({ homeRegionId: "vega" }, "vega", open)).not.toThrow();
    expect(refusal(() => requireSettler({ homeRegionId: "lyra" }, "vega", open))?.reason).toBe(
      "SETTLERS_ONLY",
    );
    const closed = { colonizationEnabled: false };
    expect(refusal(() => requireSettler({ homeRegionId: "vega" }, "vega", closed))?.reason).toBe(
      "COLONIZATION_OFF",
    );
    expect(() => requireSettlersAboard({ roomUnits: 40 })).not.toThrow();
    expect(refusal(() => requireSettlersAboard({ roomUnits: 39 }))?.reason).toBe("HOLD_FULL");
    expect(refusal(() => requireFree(colony, 1))?.reason).toBe("PLOT_TAKEN");
  });
});

describe("a dormant site", () => {
  test("yields nothing, and goes on as it was", () => {
    const start = colony.store.untilMs;
    const slept = { ...colony, ...asleep(colony, start + 5 * HOUR_MS, NOW) };
    expect(slept).toMatchObject({ store: { hours: 53 }, dormancy: { since: NOW, dueAt: NOW } });
    expect(asleep(slept, start + 5 * HOUR_MS, later(DAY_MS)).dormancy).toEqual(slept.dormancy);
    const woken = awake(slept, start + 500 * HOUR_MS);
    expect(woken).toEqual({ store: { ...slept.store, untilMs: start + 500 * HOUR_MS }, dormancy: null });
    expect(awake(colony, start + HOUR_MS).store).toEqual(colony.store);
  });

  test("owes no rent meanwhile", () => {
    const monthMs = 30 * DAY_MS;
    const left = { ...outpost, ...vacant(outpost, later(monthMs)) };
    expect(left.rent.amount).toBe(100);
    const back = occupied(left, later(3 * monthMs));
    expect(rentAt(back.rent, later(4 * monthMs)).amount).toBe(200);
    expect(rentAt(outpost.rent, later(5_000 * DAY_MS)).amount).toBe(1_200);
  });

  test("is told of three times in 90 days, and then wound up", () => {
    const since = NOW;
    const dueAfter = (days: number) => noticed({ since }, later(days * DAY_MS)).dueAt;
    expect(dueAfter(0)).toEqual(later(60 * DAY_MS));
    expect(dueAfter(60)).toEqual(later(83 * DAY_MS));
    expect(dueAfter(83)).toEqual(endsAt({ since }));
    expect(endsAt({ since })).toEqual(later(90 * DAY_MS));
  });
});

test("outposts are for who pays, and for the displaced while their premium runs", () => {
  const player = { galacticCitizen: false, displaced: null, homeRegionId: "vega", homes: [] };
  expect(hasReach(player, NOW)).toBe(false);
  expect(hasReach({ ...player, galacticCitizen: true }, NOW)).toBe(true);
  const displaced = { fromRegionId: "vega", since: NOW, premiumUntil: later(DAY_MS), dueAt: NOW };
  expect(hasReach({ ...player, displaced }, NOW)).toBe(true);
  expect(hasReach({ ...player, displaced }, later(DAY_MS))).toBe(false);
  const nomad = { ...player, homeRegionId: "nexus", homes: [{ regionId: "nexus", since: NOW }] };
  expect(hasReach(nomad, NOW)).toBe(false);
});
