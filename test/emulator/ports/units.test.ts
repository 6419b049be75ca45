import { expect, test } from "vitest";
import { postBoard } from "../../../functions/src/banking/currency/postBoard.ts";
import { after, DAY_MS } from "../../../functions/src/platform/duration.ts";
import { currencyOf } from "../../../functions/src/platform/ledger/assets.ts";
import { closeLedgerDays, reopenLedgerDays } from "../../../functions/src/platform/ledger/closeDays.ts";
import { monthOf } from "../../../functions/src/platform/ledger/day.ts";
import { USUAL_CURRENCY } from "../../../functions/src/regions/configuration/currency.ts";
import { type Currency, currencies } from "../../../functions/src/regions/currency/schema.ts";
import { currencies as example } from "../../../functions/src/regions/examples.ts";
import { inRegion, regions, settings } from "../../../functions/src/regions/schema.ts";
import { closeMonth } from "../../../functions/src/treasury/months/closeMonth.ts";
import { monthBefore } from "../../../functions/src/treasury/months/month.ts";
import { grant, held, openAccounts } from "../../support/ledger/ledger.ts";
import { type Actor, activeRegion, refusalOf, region } from "../regions/world.ts";
import { creditsOf, trader } from "../ships/world.ts";

interface Quoted {
  readonly paper: string;
  readonly netCredits: number;
  readonly levyUnits: number;
  readonly lines: readonly { taxCredits: number }[];
}

const month = monthOf(new Date());
const money = { regime: "fixed" as const, rateMillionths: 500_000, levyRebateBasisPoints: 2_000 };

/** A region whose units are worth half a credit, and whose levies are a fifth cheaper in them. */
async function minting(): Promise<string> {
  const { regionId } = await activeRegion();
  const { activatedAt } = await region(regionId);
  await regions.ref({ regionId }).update({ activatedAt: after(activatedAt!, -5 * DAY_MS) });
  await settings.ref(inRegion(regionId)).update({ currency: { ...USUAL_CURRENCY, ...money } });
  const terms = { ...money, setRateMillionths: money.rateMillionths, feeBasisPoints: 0, announced: null };
  const unbacked = { month: monthBefore(month), units: 0 };
  await currencies.ref(inRegion(regionId)).set({ ...(example as Currency), regionId, ...terms, unbacked });
  await openAccounts({ accountId: `reserve:${regionId}`, regionId });
  return regionId;
}

const quote = (actor: Actor, regionId: string, leviesIn?: "units") =>
  actor.send("ports/quote", {
    regionId,
    lines: [{ commodity: "machinery", side: "buy", units: 5 }],
    ...(leviesIn === undefined ? {} : { leviesIn }),
  });

test("levies of a trade are paid in units, cheaper, and the treasury has their credits once the month is closed", {
  timeout: 120_000,
}, async () => {
  const regionId = await minting();
  const units = currencyOf(regionId);
  const actor = await trader(regionId, 1_010);
  await actor.call("membership/joinRegion", { regionId });
  const inCredits = (await quote(actor, regionId)).result as unknown as Quoted;
  const inUnits = (await quote(actor, regionId, "units")).result as unknown as Quoted;
  const { taxCredits } = inCredits.lines[0]!;
  expect(inCredits.levyUnits).toBe(0);
  expect(inUnits.netCredits).toBe(inCredits.netCredits + taxCredits);
  expect(inUnits.levyUnits).toBe(Math.ceil((taxCredits * 8 * 2) / 10));

  const trade = { regionId, paper: inUnits.paper };
  expect(refusalOf(await actor.send("ports/trade", trade))).toBe("INSUFFICIENT_FUNDS");
  expect(await creditsOf(actor)).toBe(1_000);
  await grant(`player:${actor.uid}`, inUnits.levyUnits + 7, units);
  await grant(`reserve:${regionId}`, inUnits.levyUnits + 7);
  const treasury = `treasury:${regionId}` as const;
  const before = await held(treasury);
  const traded = await actor.call<Quoted>("ports/trade", trade);
  expect(traded).toMatchObject({ netCredits: inUnits.netCredits, levyUnits: inUnits.levyUnits });
  expect(await creditsOf(actor)).toBe(1_000 + inUnits.netCredits);
  expect(await held(`player:${actor.uid}`, units)).toBe(7);
  expect([await held(treasury), await held(treasury, units)]).toEqual([before, inUnits.levyUnits]);

  await closeLedgerDays(new Date());
  await closeMonth({ regionId, month: monthBefore(month) });
  await Promise.all([postBoard({ regionId }), postBoard({ regionId })]);
  expect([await held(treasury), await held(treasury, units)]).toEqual([
    before + Math.floor(inUnits.levyUnits / 2),
    0,
  ]);
  await reopenLedgerDays();
});

test("where there is no money of the region's own, levies are paid in credits alone", async () => {
  const { regionId } = await activeRegion();
  const actor = await trader(regionId, 1_010);
  expect(refusalOf(await quote(actor, regionId, "units"))).toBe("NO_CURRENCY");
});
