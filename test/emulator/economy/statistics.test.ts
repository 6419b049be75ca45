import { describe, expect, test } from "vitest";
import type { Projected } from "../../../functions/src/economy/projection/projection.ts";
import {
  type DayFigures,
  type LastChange,
  statistics,
  tradeSamples,
} from "../../../functions/src/economy/schema.ts";
import { dayAfter, monthOfDay } from "../../../functions/src/economy/statistics/days.ts";
import { takeStatistics } from "../../../functions/src/economy/statistics/takeStatistics.ts";
import { after, DAY_MS } from "../../../functions/src/platform/duration.ts";
import { dayOf } from "../../../functions/src/platform/ledger/day.ts";
import { booksOn, chargeOf } from "../../../functions/src/ports/market/charge.ts";
import { newDesk } from "../../../functions/src/ports/market/desk.ts";
import { sampleAfter } from "../../../functions/src/ports/market/sample.ts";
import { termsOf } from "../../../functions/src/ports/market/terms.ts";
import { deskId, desks, traders } from "../../../functions/src/ports/schema.ts";
import { inRegion, regions, settings } from "../../../functions/src/regions/schema.ts";
import { openRegionFixture } from "../../support/fixtures.ts";
import { grant, openAccounts } from "../../support/ledger/ledger.ts";
import { borderFoundry, region } from "../../unit/ports/sectors.ts";
import { type Actor, freshId, player, refusalOf } from "../regions/world.ts";

const now = new Date();
const today = dayOf(now);
const yesterday = dayAfter(today, -1);
const opened = after(now, -40 * DAY_MS);

/** A region of forty days, with so much in its treasury. */
async function oldRegion(treasury: number): Promise<string> {
  const regionId = freshId("e");
  await openRegionFixture(regionId, {});
  await regions.ref({ regionId }).update({ activatedAt: opened });
  await openAccounts({ accountId: `treasury:${regionId}`, regionId });
  await grant(`treasury:${regionId}`, treasury);
  return regionId;
}

/** As if somebody had bought so many machines at a desk on a day, and again today. */
async function bought(regionId: string, desk: number, units: number, on: string): Promise<void> {
  const uid = `${regionId}-${desk}`;
  const terms = termsOf(borderFoundry, { ...region, openedAt: opened }, [machinery(units)], desk);
  const first = chargeOf(terms, { desk: newDesk(opened), books: booksOn(on, undefined) }, now);
  const samples = sampleAfter([], on, { paperId: uid, turnoverCredits: 0, lines: first.lines });
  const again = chargeOf(terms, { desk: first.desk, books: booksOn(today, first.books) }, now);
  const sectorNumber = 12;
  await desks
    .ref({ regionId, deskId: deskId(sectorNumber, desk) })
    .set({ regionId, sectorNumber, desk, ...again.desk, tradedOn: today, samples });
  await traders.ref({ regionId, uid }).set({ uid, regionId, accountId: `player:${uid}`, ...again.books });
}
const machinery = (units: number) => ({ commodity: "machinery", side: "buy", units }) as const;

async function figuresOf(regionId: string, day: string): Promise<DayFigures | undefined> {
  const doc = await statistics.ref({ regionId, month: monthOfDay(day) }).get();
  return doc.data()?.days.find((one) => one.day === day);
}

describe("a region's figures", () => {
  test("are taken of the day that has ended, once, and then of the day that runs", async () => {
    const regionId = await oldRegion(700);
    await bought(regionId, 0, 20, yesterday);
    await bought(regionId, 1, 30, yesterday);
    await Promise.all([takeStatistics({ regionId }), takeStatistics({ regionId })]);
    const ended = (await figuresOf(regionId, yesterday))!;
    expect(ended).toMatchObject({ isFinal: true, trades: 2, traders: 2, treasuryCredits: 700 });
    expect(ended.goods.machinery!.buy.units).toBe(50);
    expect(ended.biggestTraderCredits).toBeGreaterThan(ended.valueCredits / 2);
    expect(ended.health!.terms).toMatchObject({ weekTraders: 2, stocks: 2, weekCredits: ended.valueCredits });
    const sample = (await tradeSamples.ref({ regionId, day: yesterday }).get()).data()!;
    expect([sample.trades, sample.kept.length]).toEqual([2, 2]);

    await takeStatistics({ regionId });
    expect(await figuresOf(regionId, today)).toMatchObject({ isFinal: false, trades: 2, traders: 2 });
    expect(await figuresOf(regionId, yesterday)).toEqual(ended);
  });

  test("tell a member what another tax would bring, by the trades of days that have ended", async () => {
    const regionId = await oldRegion(1);
    await bought(regionId, 0, 20, yesterday);
    await takeStatistics({ regionId });
    const [actor, stranger] = [await player(), await player()];
    await actor.call("membership/joinRegion", { regionId });
    const asked = (economy: object) => ({ regionId, economy });
    const taxed = asked({ tradeTaxBasisPoints: 2_000 });
    const answer = await actor.call<{ days: number; levies: Projected[] }>("economy/project", taxed);
    const { valueCredits } = (await figuresOf(regionId, yesterday))!;
    expect(answer).toMatchObject({ days: 1, trades: 1, sampledTrades: 1 });
    expect(answer.levies[0]).toMatchObject({
      levy: "tradeTax",
      presentCredits: 3 * valueCredits,
      staticCredits: 6 * valueCredits,
      behaviourCredits: null,
    });
    const refused = async (by: Actor, change: object) =>
      refusalOf(await by.send("economy/project", asked(change)));
    expect(await refused(stranger, { tradeTaxBasisPoints: 2_000 })).toBe("NOT_A_MEMBER");
    expect(await refused(actor, { dockingFeeCredits: 50 })).toBe("NOT_PROJECTABLE");
    expect(await refused(actor, { tradeTaxBasisPoints: 9_000 })).toBe("INVALID_INPUT");
  });

  test("keep what was foretold of a change of the levies, which a projection tells", async () => {
    const regionId = await oldRegion(1);
    await bought(regionId, 0, 20, yesterday);
    await takeStatistics({ regionId });
    const actor = await player();
    await actor.call("membership/joinRegion", { regionId });
    const lastChange = async () => {
      const asked = { regionId, economy: { tradeTaxBasisPoints: 500 } };
      return (await actor.call<{ lastChange: LastChange | null }>("economy/project", asked)).lastChange;
    };
    await takeStatistics({ regionId });
    expect(await lastChange()).toBeNull();
    await settings.ref(inRegion(regionId)).update({ "economy.priceModifierThousandths.machinery": 1_100 });
    await Promise.all([takeStatistics({ regionId }), takeStatistics({ regionId })]);
    const { valueCredits } = (await figuresOf(regionId, yesterday))!;
    const known = (await lastChange())!;
    expect(known).toMatchObject({ day: today, days: 0 });
    expect(known.levies[1]).toEqual({
      levy: "priceLevy",
      presentCredits: 0,
      staticCredits: 3 * valueCredits,
      expectedCredits: null,
      cameCredits: 0,
    });
    await takeStatistics({ regionId });
    expect(await lastChange()).toEqual(known);
  });

  test("are nothing where nobody has traded, and are read by who belongs to the region", async () => {
    const regionId = await oldRegion(1);
    await takeStatistics({ regionId });
    const ended = (await figuresOf(regionId, yesterday))!;
    expect(ended).toMatchObject({ trades: 0, valueCredits: 0, indexThousandths: null });
    const [actor, stranger] = [await player(), await player()];
    await actor.call("membership/joinRegion", { regionId });
    const { path } = statistics.ref({ regionId, month: monthOfDay(yesterday) });
    expect(await actor.mayRead(path)).toBe(true);
    expect(await stranger.mayRead(path)).toBe(false);
  });
});
