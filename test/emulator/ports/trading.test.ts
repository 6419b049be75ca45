import { beforeAll, describe, expect, test } from "vitest";
import { accrualOf } from "../../../functions/src/platform/accrual.ts";
import { after, DAY_MS, MINUTE_MS } from "../../../functions/src/platform/duration.ts";
import { dayOf } from "../../../functions/src/platform/ledger/day.ts";
import { ledgerTransfers } from "../../../functions/src/platform/ledger/schema.ts";
import { paperIn, signed } from "../../../functions/src/ports/paper.ts";
import { deskId, desks, traders } from "../../../functions/src/ports/schema.ts";
import { transferIdOf } from "../../../functions/src/ports/transfer.ts";
import { inRegion, regions, settings } from "../../../functions/src/regions/schema.ts";
import { pilots } from "../../../functions/src/ships/schema.ts";
import { payClaims } from "../../../functions/src/treasury/claims/payClaims.ts";
import { grant, held } from "../../support/ledger/ledger.ts";
import { type Actor, activeRegion, refusalOf, region } from "../regions/world.ts";
import { cargoOf, creditsOf, load, pilotOf, trader } from "../ships/world.ts";
import { altered, KEYS, outcomeOf } from "./world.ts";

const ore = (units: number) => ({ commodity: "ore", side: "sell", units });
const machinery = (units: number) => ({ commodity: "machinery", side: "buy", units });

interface Quoted {
  readonly paper: string;
  readonly lines: {
    commodity: string;
    side: string;
    priceCredits: number;
    taxCredits: number;
    levyCredits: number;
    claimCredits: number;
  }[];
  readonly netCredits: number;
}

let regionId: string;

/** A region of which nobody has sold anything to the desks, opened so long ago that their purses are full. */
async function fullPurses(): Promise<void> {
  regionId = (await activeRegion()).regionId;
  const { activatedAt } = await region(regionId);
  await regions.ref({ regionId }).update({ activatedAt: after(activatedAt!, -5 * DAY_MS) });
}

beforeAll(fullPurses);

/** A member with so many credits, docked at a starport, and the hold of the piloted ship. */
async function member(credits: number): Promise<{ actor: Actor; shipId: string }> {
  const actor = await trader(regionId, credits + 10);
  await actor.call("membership/joinRegion", { regionId });
  return { actor, shipId: (await pilotOf(actor)).shipId };
}

const quoteFor = (actor: Actor, ...lines: object[]) => actor.call<Quoted>("ports/quote", { regionId, lines });

const tradeOn = (paper: string) => ({ regionId, paper });

describe("a quote and its trade", () => {
  test("charge the same, and move goods, credits and tax at once", async () => {
    const { actor, shipId } = await member(1_000);
    await load(shipId, "ore", 2);
    const before = await held(`treasury:${regionId}`);
    const quoted = await quoteFor(actor, machinery(3), ore(2));
    expect(quoted.lines.map(({ side }) => side)).toEqual(["sell", "buy"]);
    const traded = await actor.call<Quoted>("ports/trade", tradeOn(quoted.paper));
    expect(traded).toMatchObject({ lines: quoted.lines, netCredits: quoted.netCredits });
    const tax = quoted.lines.reduce((sum, { taxCredits }) => sum + taxCredits, 0);
    expect(await creditsOf(actor)).toBe(1_000 + quoted.netCredits);
    expect(await held(`treasury:${regionId}`)).toBe(before + tax);
    expect(await cargoOf(shipId)).toEqual({ machinery: 3 });

    const paper = paperIn(quoted.paper, KEYS);
    const transfer = (await ledgerTransfers.ref({ transferId: transferIdOf(paper) }).get()).data()!;
    expect(transfer.kind).toBe("portPurchase");
    expect(transfer.levies).toEqual({ tradeTax: tax });
    expect(transfer.issued).toEqual({
      credits: quoted.netCredits + tax,
      "goods:ore": -2,
      "goods:machinery": 3,
    });
    const [sale] = (JSON.parse(transfer.details) as { lines: unknown[][] }).lines;
    expect(sale!.slice(0, 4)).toEqual([
      "ore",
      -2,
      quoted.lines[0]!.priceCredits,
      quoted.lines[0]!.taxCredits,
    ]);
    const books = (await traders.ref({ regionId, uid: actor.uid }).get()).data()!;
    expect(books.turnoverCredits).toBe(quoted.lines.reduce((sum, { priceCredits }) => sum + priceCredits, 0));
    const stored = await desks.ref({ regionId, deskId: deskId(paper.sectorNumber, paper.desk) }).get();
    expect(Object.keys(stored.data()!.left).toSorted()).toEqual(["machinery", "ore"]);
    expect(await actor.mayRead(stored.ref.path)).toBe(true);
  });

  test("are one trade: sixteen devices sell one cargo once, and a paper is used once whatever ids come", {
    timeout: 180_000,
  }, async () => {
    const { actor, shipId } = await member(0);
    await load(shipId, "ore", 10);
    const papers = await Promise.all(Array.from({ length: 16 }, () => quoteFor(actor, ore(10))));
    const outcomes = await Promise.all(papers.map(({ paper }) => outcomeOf(actor, tradeOn(paper))));
    expect(outcomes.filter((reason) => reason === undefined)).toHaveLength(1);
    expect(new Set(outcomes.filter((reason) => reason !== undefined))).toEqual(new Set(["NOT_IN_HOLD"]));
    expect(await cargoOf(shipId)).toEqual({});
    expect(await creditsOf(actor)).toBe(papers[0]!.netCredits);

    await load(shipId, "ore", 20);
    const { paper } = await quoteFor(actor, ore(10));
    const again = await Promise.all([1, 2, 3, 4].map(() => outcomeOf(actor, tradeOn(paper))));
    expect(again.toSorted()).toEqual(["QUOTE_USED", "QUOTE_USED", "QUOTE_USED", undefined]);
    expect(await cargoOf(shipId)).toEqual({ ore: 10 });
  });

  test("credit both of two quick sales out of one hold", { timeout: 60_000 }, async () => {
    const { actor, shipId } = await member(0);
    await load(shipId, "ore", 5);
    const papers = [await quoteFor(actor, ore(2)), await quoteFor(actor, ore(3))];
    const sold = await Promise.all(
      papers.map(async ({ paper }) => {
        for (;;) {
          const { result, error } = await actor.send("ports/trade", {
            ...tradeOn(paper),
            toleranceBasisPoints: 500,
          });
          if (error === undefined) return (result as unknown as Quoted).netCredits;
          expect(error.details?.reason).toBe("BUSY");
        }
      }),
    );
    expect(await creditsOf(actor)).toBe(sold[0]! + sold[1]!);
    expect(await cargoOf(shipId)).toEqual({});
  });

  test("never oversell a desk: eight traders for its last ten units, one after the other", {
    timeout: 180_000,
  }, async () => {
    const crowd = await Promise.all(Array.from({ length: 8 }, () => member(5_000)));
    const quotes = await Promise.all(crowd.map(({ actor }) => quoteFor(actor, machinery(3))));
    const { sectorNumber } = paperIn(quotes[0]!.paper, KEYS);
    const last = { regionId, sectorNumber, desk: 3 };
    const now = new Date();
    await desks.ref({ regionId, deskId: deskId(sectorNumber, 3) }).set({
      ...last,
      left: { machinery: accrualOf(10, now) },
      purse: accrualOf(0, now),
      days: [],
      samples: [],
      tradedOn: null,
    });
    const outcomes = await Promise.all(
      crowd.map(async ({ actor }, index) => {
        await pilots.ref({ uid: actor.uid }).update({ "place.sectorNumber": sectorNumber });
        const paper = altered(quotes[index]!.paper, { ...last, quotedNetCredits: -5_000 });
        return outcomeOf(actor, tradeOn(paper));
      }),
    );
    expect(outcomes.filter((reason) => reason === undefined)).toHaveLength(3);
    expect(outcomes.filter((reason) => reason === "STOCK_SHORT")).toHaveLength(5);
  });
});

describe("trades of who claims something of the treasury", () => {
  test("lose nothing of it beside the payment of yesterday's claims, whatever the law becomes meanwhile", {
    timeout: 180_000,
  }, async () => {
    const { regionId: cheap } = await activeRegion();
    const { activatedAt } = await region(cheap);
    await regions.ref({ regionId: cheap }).update({ activatedAt: after(activatedAt!, -5 * DAY_MS) });
    const lawOf = (machinery: number) => ({
      "economy.priceModifierThousandths.machinery": machinery,
      "economy.publicBudget.subsidies": 10_000,
    });
    await settings.ref(inRegion(cheap)).update(lawOf(500));
    await grant(`treasury:${cheap}`, 1_000);
    const actor = await trader(cheap, 2_010);
    await actor.call("membership/joinRegion", { regionId: cheap });
    const asked = { regionId: cheap, lines: [machinery(1)] };
    const papers: string[] = [];
    for (let paper = 0; paper < 5; paper++)
      papers.push((await actor.call<Quoted>("ports/quote", asked)).paper);
    const buy = async (paper: string): Promise<Quoted> => {
      for (;;) {
        const tolerant = { regionId: cheap, paper, toleranceBasisPoints: 500 };
        const { result, error } = await actor.send("ports/trade", tolerant);
        if (error === undefined) return result as unknown as Quoted;
        expect(error.details?.reason).toBe("BUSY");
      }
    };
    const first = await buy(papers[0]!);
    const open = { day: dayOf(new Date(Date.now() - 2 * DAY_MS)), credits: 100 };
    const own = { regionId: cheap, uid: actor.uid };
    await traders.ref(own).update({ "claims.open": open });
    // Yesterday's claims are paid, today's stay.
    const second = await buy(papers[1]!);

    await settings.ref(inRegion(cheap)).update(lawOf(2_000));
    const pay = async () => {
      while ((await payClaims({ regionId: cheap })) === "more") {}
    };
    const [later] = await Promise.all([Promise.all(papers.slice(2).map(buy)), pay(), pay()]);
    const trades = [second, ...later];
    const lines = trades.flatMap((trade) => trade.lines);
    const claimed = lines.reduce((sum, { claimCredits }) => sum + claimCredits, 0);
    expect(claimed).toBeGreaterThan(0);
    expect(lines.every(({ levyCredits }) => levyCredits === 0)).toBe(true);
    const { claims } = (await traders.ref(own).get()).data()!;
    expect(claims).toMatchObject({ open: { credits: claimed }, later: null });
    const net = [first, ...trades].reduce((sum, { netCredits }) => sum + netCredits, 0);
    expect(await creditsOf(actor)).toBe(2_000 + net + open.credits);
  });
});

describe("a paper", () => {
  beforeAll(fullPurses);

  test("is refused where it was altered, is another's, of a retired key, too old or used", async () => {
    const [{ actor }, { actor: other }] = [await member(2_000), await member(2_000)];
    const { paper } = await quoteFor(actor, machinery(1));
    const refused = async (by: Actor, text: string, more: object = {}) =>
      refusalOf(await by.send("ports/trade", { ...tradeOn(text), ...more }));
    const [body, signature] = paper.split(".");
    const forged = JSON.parse(Buffer.from(body!, "base64url").toString());
    forged.lines[0].priceThousandths = 1;
    const forgery = `${Buffer.from(JSON.stringify(forged)).toString("base64url")}.${signature}`;
    expect(await refused(actor, forgery)).toBe("QUOTE_INVALID");
    expect(await refused(other, paper)).toBe("QUOTE_INVALID");
    expect(await refused(actor, signed(paperIn(paper, KEYS), ["retired-key"]))).toBe("QUOTE_INVALID");
    expect(await refused(actor, altered(paper, { expiresAt: after(new Date(), -MINUTE_MS) }))).toBe(
      "QUOTE_EXPIRED",
    );
    expect(await refused(actor, altered(paper, { sectorNumber: 400 }))).toBe("PLACE_CHANGED");
    await actor.call("ports/trade", { ...tradeOn(paper), toleranceBasisPoints: 500 });
    expect(await refused(actor, paper)).toBe("QUOTE_USED");
  });

  test("whose price has moved too far brings the next one, which is the same trade and ends with it", async () => {
    const { actor, shipId } = await member(2_000);
    const { paper } = await quoteFor(actor, machinery(1));
    const moved = altered(paper, { quotedNetCredits: -1 });
    const { error } = await actor.send("ports/trade", { ...tradeOn(moved), toleranceBasisPoints: 500 });
    expect(error!.details).toMatchObject({ reason: "PRICE_MOVED", metadata: { quotedNetCredits: -1 } });
    const offer = error!.details!.offer as Quoted;
    const { quotedNetCredits, ...rest } = paperIn(offer.paper, KEYS);
    const { quotedNetCredits: _, ...before } = paperIn(paper, KEYS);
    expect(rest).toEqual(before);
    expect(quotedNetCredits).toBe(offer.netCredits);
    const traded = await actor.call<Quoted>("ports/trade", {
      ...tradeOn(offer.paper),
      toleranceBasisPoints: 0,
    });
    expect(traded).toMatchObject({ lines: offer.lines, netCredits: offer.netCredits });
    expect(refusalOf(await actor.send("ports/trade", tradeOn(paper)))).toBe("QUOTE_USED");
    expect(await cargoOf(shipId)).toEqual({ machinery: 1 });
  });

  test("needs its trader there, with the goods, the room and the credits", async () => {
    const { actor, shipId } = await member(100);
    expect(refusalOf(await actor.send("ports/trade", tradeOn((await quoteFor(actor, ore(1))).paper)))).toBe(
      "NOT_IN_HOLD",
    );
    expect(
      refusalOf(await actor.send("ports/trade", tradeOn((await quoteFor(actor, machinery(5))).paper))),
    ).toBe("INSUFFICIENT_FUNDS");
    const { actor: rich, shipId: full } = await member(10_000);
    await load(full, "ore", 15);
    expect(
      refusalOf(await rich.send("ports/trade", tradeOn((await quoteFor(rich, machinery(6))).paper))),
    ).toBe("HOLD_FULL");
    const { paper } = await quoteFor(actor, machinery(1));
    await actor.call("ships/undock", { regionId });
    expect(refusalOf(await actor.send("ports/trade", tradeOn(paper)))).toBe("NOT_DOCKED");
    expect(refusalOf(await actor.send("ports/quote", { regionId, lines: [machinery(1)] }))).toBe(
      "NOT_DOCKED",
    );
    expect(await cargoOf(shipId)).toEqual({});
  });

  test("is given on what the port deals in alone, in lines that it takes", async () => {
    const { actor } = await member(0);
    const asked = async (line: object) =>
      refusalOf(await actor.send("ports/quote", { regionId, lines: [line] }));
    expect(await asked({ commodity: "luxuries", side: "buy", units: 1 })).toBe("GOODS_NOT_TRADED");
    expect(await asked(machinery(1_000))).toBe("LINE_TOO_BIG");
    for (const units of [0, -1, 1.5, 10 ** 15, "1", null])
      expect(await asked({ ...machinery(1), units }), `${units}`).toBe("INVALID_INPUT");
    const twice = [machinery(1), machinery(1)];
    expect(refusalOf(await actor.send("ports/quote", { regionId, lines: twice }))).toBe("INVALID_INPUT");
  });
});
