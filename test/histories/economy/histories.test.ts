import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { beforeAll, expect, test, vi } from "vitest";
import { takeBalanceSheets } from "../../../functions/src/economy/money/takeBalanceSheets.ts";
import { takeMoneyWeek } from "../../../functions/src/economy/money/takeMoneyWeek.ts";
import { balanceSheets } from "../../../functions/src/economy/schema.ts";
import { takeStatistics } from "../../../functions/src/economy/statistics/takeStatistics.ts";
import type { Reason } from "../../../functions/src/platform/errors.ts";
import { goodsOf } from "../../../functions/src/platform/ledger/assets.ts";
import { checkLedger } from "../../../functions/src/platform/ledger/check.ts";
import { monthOf } from "../../../functions/src/platform/ledger/day.ts";
import { ledgerTotals } from "../../../functions/src/platform/ledger/totals.ts";
import { db } from "../../../functions/src/platform/store.ts";
import { desks, traders } from "../../../functions/src/ports/schema.ts";
import { inRegion, settings } from "../../../functions/src/regions/schema.ts";
import { payClaims } from "../../../functions/src/treasury/claims/payClaims.ts";
import { closeMonth } from "../../../functions/src/treasury/months/closeMonth.ts";
import { monthBefore } from "../../../functions/src/treasury/months/month.ts";
import { spending, treasuryMonths } from "../../../functions/src/treasury/schema.ts";
import { draw, drawsAll } from "../../../scripts/suite/draw.ts";
import { held } from "../../support/ledger/ledger.ts";
import { type Act, history } from "./acts.ts";
import { issue, Market, START_CREDITS } from "./market.ts";

const PROJECT = "demo-economy";
const game = vi.hoisted(() => ({ nowMs: 0 }));

// Game time is the history's own: months pass in it.
vi.mock("../../../functions/src/platform/clock.ts", () => ({ now: () => new Date(game.nowMs) }));
vi.mock("../../../functions/src/platform/calls/rateLimit.ts", () => ({ limitRate: async () => {} }));
vi.mock("firebase-functions/logger", () => ({ write: () => {} }));
// A project of its own: every credit and every unit is counted.
vi.mock("firebase-admin/firestore", async (original) => {
  const { firestoreOf } = await import("../ownProject.ts");
  return firestoreOf(() => PROJECT, original);
});

const SEED = Number(process.env.HISTORY_SEED ?? 2102);
const HISTORIES = Number(process.env.ECONOMY_HISTORIES ?? 200);
/** In a whole suite one takes five seconds. */
const PATIENCE_MS = HISTORIES * 10_000;

beforeAll(async () => {
  process.env.QUOTE_KEYS = "quote-key-of-the-histories";
  for (const { id } of await db().listCollections()) await db().recursiveDelete(db().collection(id));
  game.nowMs = Date.UTC(2102, 0, 1);
});

const now = () => new Date(game.nowMs);

/** What a trade may be refused with, whatever was asked. */
const OF_A_TRADE: readonly Reason[] = [
  "GOODS_NOT_TRADED",
  "HOLD_FULL",
  "INSUFFICIENT_FUNDS",
  "LINE_TOO_BIG",
  "NOT_IN_HOLD",
  "PORT_CLOSED",
  "PORT_FULL",
  "PRICE_MOVED",
  "PURSE_EMPTY",
  "QUOTE_EXPIRED",
  "STOCK_SHORT",
];
const OF_A_SPENDING: readonly Reason[] = [
  "BUDGET_SPENT",
  "INSUFFICIENT_FUNDS",
  "OFFICERS_LIMIT",
  "PAYEE_LIMIT",
  "PERMISSION_DENIED",
];

interface Traded {
  readonly lines: readonly {
    readonly commodity: "ore" | "machinery";
    readonly side: "buy" | "sell";
    readonly units: number;
    readonly priceCredits: number;
    readonly taxCredits: number;
    readonly levyCredits: number;
    readonly claimCredits: number;
  }[];
  readonly netCredits: number;
}

/** What everybody must have by what was answered. */
class Books {
  readonly credits = [START_CREDITS, START_CREDITS];
  readonly goods = [
    { ore: 0, machinery: 0 },
    { ore: 0, machinery: 0 },
  ];
  treasury = 0;
  /** Claimed and neither paid nor lapsed. */
  readonly claimed = [0, 0];

  take(by: 0 | 1, { lines, netCredits }: Traded): void {
    this.credits[by]! += netCredits;
    for (const { commodity, side, units, priceCredits, taxCredits, levyCredits, claimCredits } of lines) {
      this.goods[by]![commodity] += side === "buy" ? units : -units;
      this.treasury += taxCredits + levyCredits;
      this.claimed[by]! += claimCredits;
      const owed = taxCredits + levyCredits;
      netCredits -= side === "sell" ? priceCredits - owed : -(priceCredits + owed);
    }
    expect(netCredits).toBe(0);
  }
}

class History {
  readonly market: Market;
  readonly books = new Books();
  readonly seen: Map<string, number>;
  #last: { readonly again: () => Promise<{ answer?: unknown }>; readonly answer: unknown } | undefined;

  constructor(name: string, seen: Map<string, number>) {
    this.market = new Market(name);
    this.seen = seen;
  }

  async play(act: Act, id: string): Promise<void> {
    const { market, books } = this;
    switch (act.kind) {
      case "pass":
        game.nowMs += act.ms;
        return;
      case "law":
        return market.law(act);
      case "event":
        return market.happen(act, now());
      case "pace":
        return market.pace(act.thousandths, now());
      case "load": {
        const units = Math.min(act.units, 400 - books.goods[act.by]!.ore - books.goods[act.by]!.machinery);
        if (units <= 0) return;
        await issue(market.hold(act.by), units, now(), goodsOf("ore"));
        books.goods[act.by]!.ore += units;
        return;
      }
      case "trade":
        return this.#trade(act, id);
      case "spend":
        return this.#spend(act, id);
      case "payClaims":
        return this.#payClaims();
      case "night":
        return this.#night();
      case "repeat": {
        if (this.#last === undefined) return;
        expect(isDeepStrictEqual((await this.#last.again()).answer, this.#last.answer)).toBe(true);
        return this.count("repeated");
      }
    }
  }

  async #trade(act: Extract<Act, { kind: "trade" }>, id: string): Promise<void> {
    const { market, books } = this;
    const lines = act.lines.map((line) => ({ ...line, side: line.commodity === "ore" ? "sell" : "buy" }));
    const quoted = await market.quote(act.by, lines);
    if (quoted.reason !== undefined) return this.#refused(quoted.reason, OF_A_TRADE);
    game.nowMs += act.waitMs;
    const { paper, netCredits } = quoted.answer as Traded & { paper: string };
    const { reason, answer } = await market.trade(act.by, paper, act, id);
    if (reason !== undefined) return this.#refused(reason, OF_A_TRADE);
    const traded = answer as Traded;
    // Nobody else trades at this desk meanwhile: only what came in can have moved the price, in the player's favour or within the tolerance.
    if (act.waitMs === 0) expect(traded.netCredits).toBe(netCredits);
    books.take(act.by, traded);
    this.#last = { answer, again: () => market.trade(act.by, paper, act, id) };
    this.count("traded");
  }

  async #spend(act: Extract<Act, { kind: "spend" }>, id: string): Promise<void> {
    const { market, books } = this;
    const { reason, answer } = await market.spend(act, id);
    if (reason !== undefined) return this.#refused(reason, OF_A_SPENDING);
    books.treasury -= act.amountCredits;
    books.credits[act.payee]! += act.amountCredits;
    const { regionId } = market;
    const spent = (await spending.ref({ regionId, month: monthOf(now()) }).get()).data()!;
    const budget = (await settings.ref(inRegion(regionId)).get()).data()!.economy.publicBudget;
    expect(spent.spentCredits.grants).toBeLessThanOrEqual(budget.grants);
    this.#last = { answer, again: () => market.spend(act, id) };
    this.count("spent");
  }

  /** Claims of days that are over are paid or lapse; nobody gets more than was claimed. */
  async #payClaims(): Promise<void> {
    const { market, books } = this;
    const { regionId } = market;
    while ((await payClaims({ regionId })) === "more") {}
    for (const player of [0, 1]) {
      const paid = (await held(market.account(player))) - books.credits[player]!;
      const claims = (await traders.ref({ regionId, uid: market.uid(player) }).get()).data()?.claims;
      const open = (claims?.open?.credits ?? 0) + (claims?.later?.credits ?? 0);
      expect(paid).toBeGreaterThanOrEqual(0);
      expect(paid).toBeLessThanOrEqual(books.claimed[player]! - open);
      books.credits[player]! += paid;
      books.treasury -= paid;
      books.claimed[player] = open;
      if (paid > 0) this.count("claims paid");
    }
  }

  /** What the schedules do after midnight. */
  async #night(): Promise<void> {
    const { regionId } = this.market;
    await takeBalanceSheets();
    await takeMoneyWeek();
    await takeStatistics({ regionId });
    const month = monthBefore(monthOf(now()));
    await closeMonth({ regionId, month });
    const statement = (await treasuryMonths.ref({ regionId, month }).get()).data();
    expect(statement?.differenceCredits ?? 0).toBe(0);
    this.count(statement === undefined ? "night" : "month closed");
  }

  #refused(reason: Reason, expected: readonly Reason[]): void {
    expect(expected).toContain(reason);
    this.count(reason);
  }

  count(what: string): void {
    this.seen.set(what, (this.seen.get(what) ?? 0) + 1);
  }

  /** Everybody has what the books say; no stock and no purse is beyond its bounds. */
  async check(at: string): Promise<void> {
    const { market, books } = this;
    for (const player of [0, 1]) {
      expect(await held(market.account(player)), at).toBe(books.credits[player]);
      for (const commodity of ["ore", "machinery"] as const)
        expect(await held(market.hold(player), goodsOf(commodity)), at).toBe(books.goods[player]![commodity]);
    }
    expect(await held(market.treasury), at).toBe(books.treasury);
    const { docs } = await desks.collection({ regionId: market.regionId }).get();
    for (const { left, purse } of docs.map((doc) => doc.data()))
      for (const one of [purse, ...Object.values(left)]) expect(one!.amount, at).toBeGreaterThanOrEqual(0);
  }
}

test(`histories of trades and spending keep every credit and every unit (seed ${SEED})`, {
  timeout: PATIENCE_MS,
}, async () => {
  const all = [...fc.sample(history, { seed: SEED, numRuns: HISTORIES }).entries()];
  const drawn = draw(
    "histories of trades and spending",
    all,
    HISTORIES / 8,
    ([number]) => `market ${number}`,
  );
  const seen = new Map<string, number>();
  for (const [number, acts] of drawn) {
    const one = new History(`market-${number}`, seen);
    await one.market.open(now());
    for (const [step, act] of acts.entries()) {
      const at = `${one.market.regionId}, step ${step}: ${JSON.stringify(act)}`;
      await one.play(act, `${one.market.regionId}-step-${String(step).padStart(12, "0")}`);
      if (drawsAll || step % 5 === 4) await one.check(at);
    }
    await one.check(`${one.market.regionId}, at the end`);
    const { issued, held: inAll, balancesBelowZero } = await ledgerTotals();
    expect([inAll, balancesBelowZero], one.market.regionId).toEqual([issued, 0]);
  }
  expect(await checkLedger()).toEqual([]);
  const sheets = (await balanceSheets.collection({}).get()).docs.map((doc) => doc.data());
  expect(sheets.filter(({ differenceCredits }) => differenceCredits !== 0)).toEqual([]);
  const lines = [...seen].sort().map(([what, times]) => `${what}: ${times}`);
  console.info(`${drawn.length} histories, seed ${SEED}:\n${lines.join("\n")}`);
  if (drawsAll)
    for (const what of ["traded", "spent", "claims paid", "month closed", "repeated"])
      expect(seen.get(what) ?? 0, what).toBeGreaterThan(0);
});
