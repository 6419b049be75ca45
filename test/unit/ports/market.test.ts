import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PORT_TRADES } from "../../../functions/src/galaxy/generation/sites.ts";
import { DAY_MS } from "../../../functions/src/platform/duration.ts";
import { COMMODITIES } from "../../../functions/src/platform/goods.ts";
import { dayOf } from "../../../functions/src/platform/ledger/day.ts";
import { booksOn, chargeOf, requireTolerable } from "../../../functions/src/ports/market/charge.ts";
import { NO_CLAIMS } from "../../../functions/src/ports/market/claims.ts";
import { deskOf, leftAt, newDesk, purseAt, stockUnits } from "../../../functions/src/ports/market/desk.ts";
import { deskCount, UNITS_A_DAY } from "../../../functions/src/ports/market/goods.ts";
import { goodTerms, purseCreditsADay } from "../../../functions/src/ports/market/port.ts";
import { NOTHING_TRADED } from "../../../functions/src/ports/market/quotas.ts";
import { type MarketRegion, termsOf } from "../../../functions/src/ports/market/terms.ts";
import { BASE_PRICE_CREDITS } from "../../../functions/src/ships/cargo/goods.ts";
import { refusal } from "./refusal.ts";
import { borderFoundry, mine, opened, region } from "./sectors.ts";

const later = (ms: number) => new Date(opened.getTime() + ms);

describe("the goods", () => {
  test("come to some 24,000 credits a day and desk", () => {
    for (const commodity of COMMODITIES) {
      const worth = UNITS_A_DAY[commodity] * BASE_PRICE_CREDITS[commodity];
      expect(Math.abs(worth - 24_000), commodity).toBeLessThanOrEqual(300);
    }
  });

  test("are never bought and sold by one class of port: there a money pump would begin", () => {
    for (const { buys, sells } of Object.values(PORT_TRADES))
      expect(buys.filter((commodity) => sells.includes(commodity))).toEqual([]);
  });
});

describe("a port's terms", () => {
  test("follow from its sector: what is rich has more of it, and cheaper; who brings goods into danger is paid for it", () => {
    const poor = { ...mine, richnessPercent: 0, hazardPercent: 0 };
    const rich = { ...mine, richnessPercent: 100, hazardPercent: 80 };
    const [scarce, plenty] = [poor, rich].map((sector) => goodTerms(sector, region, "ore", "buy")!);
    expect([scarce!.capacityUnits, plenty!.capacityUnits]).toEqual([1_200, 3_600]);
    expect(plenty!.priceThousandths).toBeLessThan(scarce!.priceThousandths);
    const [safe, risky] = [poor, rich].map((sector) => goodTerms(sector, region, "food", "sell")!);
    expect(risky!.priceThousandths - safe!.priceThousandths).toBe(15 * 160);
  });

  test("keep every price from 70 % to 250 % of the base, above what travel insures", () => {
    const sectors = fc.record({
      hazardPercent: fc.nat(100),
      richnessPercent: fc.nat(100),
      number: fc.nat(5_000),
    });
    fc.assert(
      fc.property(sectors, fc.constantFrom(...COMMODITIES), (of, commodity) => {
        for (const side of ["buy", "sell"] as const) {
          const terms = goodTerms({ ...mine, ...of }, region, commodity, side);
          if (terms === undefined) continue;
          const percent = terms.priceThousandths / BASE_PRICE_CREDITS[commodity];
          expect(percent).toBeGreaterThanOrEqual(700);
          expect(percent).toBeLessThanOrEqual(2_500);
        }
      }),
    );
  });

  test("are the specialisation's: its goods come in half as fast again, others at 0.8 ×; trade takes longer lines", () => {
    const of = (specialization: MarketRegion["specialization"]) =>
      goodTerms(borderFoundry, { ...region, specialization }, "machinery", "buy")!;
    expect(of("manufacturing")).toMatchObject({ unitsADay: 405, capacityUnits: 540, mostUnits: 54 });
    expect(of("mining")).toMatchObject({ unitsADay: 216, capacityUnits: 540, mostUnits: 54 });
    expect(of("trade")).toMatchObject({ unitsADay: 216, mostUnits: 81 });
  });

  test("refuse what the port does not deal in, and lines that are too long, naming the bound", () => {
    const ask = (commodity: "machinery" | "ore", side: "buy" | "sell", units: number) =>
      refusal(() => termsOf(borderFoundry, region, [{ commodity, side, units }], 0));
    expect(ask("ore", "buy", 1)).toMatchObject({ reason: "GOODS_NOT_TRADED" });
    const banned: MarketRegion = { ...region, bannedGoods: ["machinery"] };
    expect(
      refusal(() => termsOf(borderFoundry, banned, [{ commodity: "machinery", side: "buy", units: 1 }], 0)),
    ).toMatchObject({ reason: "GOODS_BANNED", metadata: { commodity: "machinery" } });
    expect(ask("machinery", "buy", 55)).toMatchObject({
      reason: "LINE_TOO_BIG",
      metadata: { mostUnits: 54 },
    });
  });

  test("put sales before purchases", () => {
    const lines = [
      { commodity: "machinery", side: "buy", units: 1 },
      { commodity: "ore", side: "sell", units: 1 },
    ] as const;
    expect(termsOf(borderFoundry, region, lines, 0).lines.map(({ side }) => side)).toEqual(["sell", "buy"]);
  });
});

describe("a desk", () => {
  test("serves a player for a UTC day, and nobody picks it: 32 desks share a crowd evenly", () => {
    const place = { regionId: "nexus", sectorNumber: 7 };
    const counts = new Map<number, number>();
    for (let player = 0; player < 3_200; player++) {
      const desk = deskOf(place, { uid: `player-${player}`, day: "2102-01-01", desks: deskCount("transit") });
      counts.set(desk, (counts.get(desk) ?? 0) + 1);
    }
    expect(counts.size).toBe(32);
    expect(Math.max(...counts.values())).toBeLessThan(150);
    const on = (day: string) => deskOf(place, { uid: "somebody", day, desks: 32 });
    expect(on("2102-01-01")).toBe(on("2102-01-01"));
    expect(new Set(["01", "02", "03", "04", "05"].map((day) => on(`2102-01-${day}`))).size).toBeGreaterThan(
      1,
    );
  });

  test("has half its stock when the region opens, and two days' units at most however long nobody comes", () => {
    const terms = goodTerms(borderFoundry, region, "machinery", "buy")!;
    const at = (ms: number) =>
      leftAt(newDesk(opened), terms, { openedAt: opened, specializedBefore: [], paces: [], now: later(ms) })
        .amount;
    expect([at(0), at(DAY_MS / 2), at(10 * DAY_MS), at(20_000 * DAY_MS)]).toEqual([270, 378, 540, 540]);
  });

  test("takes goods down to an empty stock, and its purse fills from nothing to two days'", () => {
    const terms = goodTerms(borderFoundry, region, "ore", "sell")!;
    const at = (ms: number) =>
      stockUnits(
        terms,
        leftAt(newDesk(opened), terms, { openedAt: opened, specializedBefore: [], paces: [], now: later(ms) })
          .amount,
      );
    expect([at(0), at(DAY_MS / 2), at(5 * DAY_MS)]).toEqual([1_200, 600, 0]);
    const daily = purseCreditsADay(borderFoundry);
    const purse = (ms: number) => purseAt(newDesk(opened), daily, [], later(ms)).amount;
    expect([daily, purse(0), purse(DAY_MS / 4), purse(9_000 * DAY_MS)]).toEqual([48_000, 0, 12_000, 96_000]);
  });

  test("takes in what each specialisation brought while it was in force, to the unit", () => {
    const made = (specialization: MarketRegion["specialization"]) =>
      goodTerms(borderFoundry, { ...region, specialization }, "machinery", "buy")!;
    const noon = later(DAY_MS / 2);
    const specializedBefore = [{ specialization: "mining" as const, until: noon }];
    const at = (ms: number) =>
      leftAt(newDesk(opened), made("manufacturing"), {
        openedAt: opened,
        specializedBefore,
        paces: [],
        now: later(ms),
      }).amount;
    // 270 + 216 × ½ = 378 at noon, and 378 + 405 × ¼ = 479 at six.
    expect([at(DAY_MS / 4), at(DAY_MS / 2), at((3 * DAY_MS) / 4)]).toEqual([324, 378, 479]);
    const looked = leftAt(newDesk(opened), made("mining"), {
      openedAt: opened,
      specializedBefore: [],
      paces: [],
      now: later(DAY_MS / 3),
    });
    const now = later((3 * DAY_MS) / 4);
    const desk = { left: { machinery: looked } };
    expect(
      leftAt(desk, made("manufacturing"), { openedAt: opened, specializedBefore, paces: [], now }).amount,
    ).toBe(479);
  });

  test("comes to the same however often somebody trades nothing in between", () => {
    const terms = goodTerms(borderFoundry, region, "machinery", "buy")!;
    fc.assert(
      fc.property(fc.array(fc.nat(3 * DAY_MS), { minLength: 1, maxLength: 6 }), (looks) => {
        const instants = looks.toSorted((a, b) => a - b).map(later);
        let desk = newDesk(opened);
        for (const now of instants)
          desk = {
            ...desk,
            left: {
              machinery: leftAt(desk, terms, { openedAt: opened, specializedBefore: [], paces: [], now }),
            },
          };
        const last = instants.at(-1)!;
        expect(desk.left.machinery).toEqual(
          leftAt(newDesk(opened), terms, { openedAt: opened, specializedBefore: [], paces: [], now: last }),
        );
      }),
    );
  });
});

const books = booksOn("2102-01-01", undefined);
const full = later(10 * DAY_MS);

describe("the charge", () => {
  test("of a sale withholds the tax, of a purchase adds it, and takes stock, room and purse with it", () => {
    const terms = termsOf(
      borderFoundry,
      region,
      [
        { commodity: "machinery", side: "buy", units: 54 },
        { commodity: "ore", side: "sell", units: 100 },
      ],
      0,
    );
    const charge = chargeOf(terms, { desk: newDesk(opened), books }, full);
    const [sale, purchase] = charge.lines;
    expect([sale!.side, purchase!.side]).toEqual(["sell", "buy"]);
    expect(charge.netCredits).toBe(
      sale!.priceCredits - sale!.taxCredits - purchase!.priceCredits - purchase!.taxCredits,
    );
    expect(charge.treasuryCredits).toBe(Math.floor((sale!.priceCredits + purchase!.priceCredits) / 10));
    expect(charge.desk.left.machinery!.amount).toBe(540 - 54);
    expect(charge.desk.left.ore!.amount).toBe(2_400 - 100);
    expect(charge.desk.purse.amount).toBe(96_000 - sale!.priceCredits);
    expect(charge.books.turnoverCredits).toBe(sale!.priceCredits + purchase!.priceCredits);
  });

  test("of what nobody has touched is what was quoted", () => {
    const lines = [{ commodity: "machinery", side: "buy", units: 20 }] as const;
    const terms = termsOf(borderFoundry, region, lines, 0);
    const quote = chargeOf(terms, { desk: newDesk(opened), books }, full);
    expect(chargeOf(terms, { desk: newDesk(opened), books }, full)).toEqual(quote);
  });

  test("names what would still go where stock, room or purse do not suffice", () => {
    const ask = (lines: Parameters<typeof termsOf>[2], at: Date) =>
      refusal(() => chargeOf(termsOf(borderFoundry, region, lines, 0), { desk: newDesk(opened), books }, at));
    const [machinery] = [{ commodity: "machinery", side: "buy", units: 54 }] as const;
    const short = {
      left: { machinery: { amount: 10, anchorAt: full, carry: 0 } },
      purse: newDesk(opened).purse,
      days: [],
    };
    expect(
      refusal(() => chargeOf(termsOf(borderFoundry, region, [machinery], 0), { desk: short, books }, full)),
    ).toMatchObject({ reason: "STOCK_SHORT", metadata: { commodity: "machinery", mostUnits: 10 } });
    const ore = { commodity: "ore", side: "sell", units: 240 } as const;
    const crowded = {
      left: { ore: { amount: 5, anchorAt: full, carry: 0 } },
      purse: newDesk(opened).purse,
      days: [],
    };
    expect(
      refusal(() => chargeOf(termsOf(borderFoundry, region, [ore], 0), { desk: crowded, books }, full)),
    ).toMatchObject({ reason: "PORT_FULL", metadata: { mostUnits: 5 } });
    expect(ask([ore], opened)).toMatchObject({
      reason: "PURSE_EMPTY",
      metadata: { purseCredits: 0, mostUnits: 0 },
    });
    const minutes = later(DAY_MS / 48);
    const refused = ask([ore], minutes)!;
    expect(refused).toMatchObject({ reason: "PURSE_EMPTY", metadata: { purseCredits: 1_000 } });
    const { mostUnits } = refused.metadata as { mostUnits: number };
    expect(ask([{ ...ore, units: mostUnits }], minutes)).toBeUndefined();
    expect(ask([{ ...ore, units: mostUnits + 1 }], minutes)).toBeDefined();
  });

  test("of a day begins with no turnover, and with what was owed of a credit", () => {
    const day = dayOf(opened);
    const claims = { ...NO_CLAIMS, open: { day, credits: 70 }, levyRemainder: 5 };
    const traded = { buy: { ore: 7 }, sell: {} };
    const stored = { day, turnoverCredits: 900, remainder: 4_000, traded, claims, earlier: null };
    expect(booksOn(day, stored)).toBe(stored);
    expect(booksOn("2102-01-02", stored)).toEqual({
      day: "2102-01-02",
      turnoverCredits: 0,
      remainder: 4_000,
      traded: NOTHING_TRADED,
      claims,
      earlier: { day, turnoverCredits: 900 },
    });
  });

  test("is refused where it is worse than quoted by more than tolerated; a better one is the player's", () => {
    const moved = (quotedNetCredits: number, netCredits: number, toleranceBasisPoints: number) =>
      refusal(() =>
        requireTolerable({ netCredits, quotedNetCredits }, toleranceBasisPoints, () => ({ netCredits })),
      );
    expect(moved(1_000, 990, 100)).toBeUndefined();
    expect(moved(1_000, 989, 100)).toMatchObject({ reason: "PRICE_MOVED", offer: { netCredits: 989 } });
    expect(moved(-1_000, -1_010, 100)).toBeUndefined();
    expect(moved(-1_000, -1_011, 100)?.reason).toBe("PRICE_MOVED");
    expect(moved(-1_000, -1_001, 0)?.reason).toBe("PRICE_MOVED");
    expect(moved(-1_000, -500, 0)).toBeUndefined();
  });
});
