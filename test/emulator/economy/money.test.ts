import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { takeBoards } from "../../../functions/src/economy/boards/takeBoards.ts";
import { takeBalanceSheets } from "../../../functions/src/economy/money/takeBalanceSheets.ts";
import { takeMoneyWeek } from "../../../functions/src/economy/money/takeMoneyWeek.ts";
import { balanceSheets, moneyWeeks, priceBoards } from "../../../functions/src/economy/schema.ts";
import { reopenLedgerDays } from "../../../functions/src/platform/ledger/closeDays.ts";
import { paces } from "../../../functions/src/ports/schema.ts";
import { credits, makeTransfers, openAccounts, testKinds } from "../../support/ledger/ledger.ts";
import { type Actor, activeRegion, administrator, freshId, player, refusalOf } from "../regions/world.ts";
import { trader } from "../ships/world.ts";

const current = paces.ref({ part: "current" });
/** Long before anything else in the ledger: a Saturday. */
const SATURDAY = new Date("2001-01-06T12:00:00Z");
const reason = "The credits per player grow too fast.";

/** In the night after the day, as the schedules run. */
const nightAfter = (day: string) => vi.setSystemTime(Date.parse(`${day}T00:50:00Z`) + 24 * 3_600_000);

async function issued(accountId: `player:${string}` | `treasury:${string}`, amount: number, at: Date) {
  const changes = [
    { accountId: "issuance" as const, asset: credits, amount: -amount },
    { accountId, asset: credits, amount },
  ];
  const kind = amount > 0 ? testKinds.testGrant : testKinds.testLoss;
  await makeTransfers([{ transferId: freshId("sheet"), kind, changes }], at);
}

describe("the galaxy's balance sheet", () => {
  const name = freshId("e");
  const [own, public_] = [`player:${name}`, `treasury:${name}`] as const;

  beforeAll(async () => {
    await openAccounts({ accountId: own }, { accountId: public_ });
    await issued(own, 5_000, SATURDAY);
    await reopenLedgerDays();
    vi.useFakeTimers({ toFake: ["Date"] });
  });
  afterAll(async () => {
    vi.useRealTimers();
    await reopenLedgerDays();
  });

  test("is taken once a day, by kind and holder, and says what was written past the ledger", async () => {
    nightAfter("2001-01-06");
    await takeBalanceSheets();
    const sheet = async (day: string) => (await balanceSheets.ref({ day }).get()).data();
    const first = (await sheet("2001-01-06"))!;
    expect(first).toMatchObject({ since: null, issued: { testGrant: 5_000 }, differenceCredits: 0 });

    const sunday = new Date("2001-01-07T09:00:00Z");
    await issued(public_, 700, sunday);
    await issued(own, -50, sunday);
    // What comes on the next day is in the next sheet, though the balances have it when the day is closed.
    await issued(own, 9_999, new Date("2001-01-08T00:20:00Z"));
    nightAfter("2001-01-07");
    await Promise.all([takeBalanceSheets(), takeBalanceSheets()]);
    const second = (await sheet("2001-01-07"))!;
    expect(second).toMatchObject({
      since: "2001-01-06",
      issued: { testGrant: 700 },
      takenBack: { testLoss: 50 },
      held: { players: first.held.players - 50, treasuries: first.held.treasuries + 700 },
      differenceCredits: 0,
    });
    await takeBalanceSheets();
    expect(await sheet("2001-01-07")).toEqual(second);
    const stranger = await player();
    expect(await stranger.mayRead(balanceSheets.ref({ day: "2001-01-07" }).path)).toBe(true);
  });

  test("gives a week its figures, from which a pace is set by itself where nobody has set one", async () => {
    const week = { week: "2001-01-01" };
    await moneyWeeks.ref({ week: "2000-12-25" }).set({
      week: "2000-12-25",
      sheetDay: "2000-12-31",
      activePlayers: 1,
      playersCredits: 1,
      creditsPerPlayer: 1,
      growthBasisPoints: null,
      indexThousandths: null,
      paceThousandths: 1_000,
      proposedThousandths: 1_000,
      takenAt: SATURDAY,
    });
    await current.delete();
    process.env.PACE_BY_ITSELF = "true";
    await Promise.all([takeMoneyWeek(), takeMoneyWeek()]);
    delete process.env.PACE_BY_ITSELF;
    const taken = (await moneyWeeks.ref(week).get()).data()!;
    expect(taken).toMatchObject({ sheetDay: "2001-01-07", paceThousandths: 1_000, proposedThousandths: 950 });
    expect(taken.creditsPerPlayer).toBe(Math.floor(taken.playersCredits / Math.max(1, taken.activePlayers)));
    const { changes } = (await current.get()).data()!;
    expect(changes).toMatchObject([{ from: new Date("2001-01-15T00:00:00Z"), thousandths: 950 }]);
    await current.delete();
  });
});

describe("the pace of all ports", () => {
  test("is set by administrators, from next Monday on, and stands in every quote's paper", async () => {
    const { regionId, owner } = await activeRegion();
    const pace = { paceThousandths: 900, reason };
    const root = await administrator();
    expect(refusalOf(await owner.send("economy/setPace", pace))).toBe("PERMISSION_DENIED");
    expect(refusalOf(await root.send("economy/setPace", { ...pace, paceThousandths: 499 }))).toBe(
      "INVALID_INPUT",
    );
    const { from } = await root.call<{ from: string }>("economy/setPace", pace);
    expect([new Date(from).getUTCDay(), Date.parse(from) > Date.now()]).toEqual([1, true]);
    await root.call("economy/setPace", { ...pace, paceThousandths: 850 });
    const { changes } = (await current.get()).data()!;
    expect(changes).toEqual([{ from: new Date(from), thousandths: 850, reason }]);
    const actor = await trader(regionId, 1_000);
    const lines = [{ commodity: "machinery", side: "buy", units: 1 }];
    const { paper } = await actor.call<{ paper: string }>("ports/quote", { regionId, lines });
    const written = JSON.parse(Buffer.from(paper.split(".")[0]!, "base64url").toString());
    expect(written.paces).toEqual([{ from, thousandths: 850 }]);
    await current.delete();
  });
});

describe("a region's board of prices", () => {
  test("has every port with what it deals in, at the price of a quote, for who belongs to the region", async () => {
    const { regionId } = await activeRegion();
    await takeBoards({ regionId });
    const ref = priceBoards.ref({ regionId, part: 1 });
    const board = (await ref.get()).data()!;
    expect(board.ports.length).toBeGreaterThanOrEqual(25);
    const actor: Actor = await trader(regionId, 1_000);
    const line = { commodity: "machinery", side: "buy", units: 1 } as const;
    const quoted = await actor.call<{ paper: string; lines: { priceCredits: number }[] }>("ports/quote", {
      regionId,
      lines: [line],
    });
    const { sectorNumber } = JSON.parse(Buffer.from(quoted.paper.split(".")[0]!, "base64url").toString());
    const port = board.ports.find((one) => one.sectorNumber === sectorNumber)!;
    const { priceCredits } = port.goods.find(({ commodity }) => commodity === line.commodity)!;
    expect(priceCredits).toBe(quoted.lines[0]!.priceCredits);
    expect(await (await player()).mayRead(ref.path)).toBe(false);
    await actor.call("membership/joinRegion", { regionId });
    expect(await actor.mayRead(ref.path)).toBe(true);
  });
});
