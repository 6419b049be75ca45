import { describe, expect, test } from "vitest";
import { closeBank } from "../../../functions/src/banking/closeBank.ts";
import { reviewLoan } from "../../../functions/src/banking/loans/reviewLoan.ts";
import { deposits, loans } from "../../../functions/src/banking/schema.ts";
import { members } from "../../../functions/src/membership/schema.ts";
import { DAY_MS, after as later } from "../../../functions/src/platform/duration.ts";
import { goodsOf } from "../../../functions/src/platform/ledger/assets.ts";
import { holdOf } from "../../../functions/src/ships/hold.ts";
import { newShip } from "../../../functions/src/ships/newShip.ts";
import { newPilot } from "../../../functions/src/ships/pilots/pilot.ts";
import { pilots, ships } from "../../../functions/src/ships/schema.ts";
import { grant, held, openAccounts } from "../../support/ledger/ledger.ts";
import { type Actor, freshId, refusalOf } from "../regions/world.ts";
import { banked, depositOf, hold, saver, wallet } from "./world.ts";

const now = new Date();
const LENDING = {
  loansEnabled: true,
  maxLoanCredits: 5_000,
  interestBasisPoints: 0,
  loanMarginBasisPoints: 300,
};
const onDeposit = (regionId: string, amountCredits: number) => ({
  regionId,
  amountCredits,
  days: 7,
  collateral: { kind: "deposit" },
});
const onShip = (regionId: string, amountCredits: number, shipId: string) => ({
  ...onDeposit(regionId, amountCredits),
  collateral: { kind: "ship", shipId },
});
const loanOf = async (regionId: string, { uid }: Actor) => (await loans.ref({ regionId, uid }).get()).data()!;

/** A borrower's own freighter, docked or flown, with some ore aboard. */
async function freighter(regionId: string, { uid }: Actor, isFlown: boolean): Promise<string> {
  const shipId = freshId("ship");
  const bought = newShip("freighter", { ownerUid: uid, name: "Barge", granted: false }, now);
  const place = isFlown ? null : ({ regionId, sectorNumber: 1, berth: "port" } as const);
  await ships.ref({ shipId }).set({ ...bought, place });
  await openAccounts(holdOf(shipId, bought));
  await grant(`hold:${shipId}`, 5, goodsOf("ore"));
  await grant("platform:yards", 5_000);
  const newcomer = { uid, name: "Flyer", regionId, startingShip: "scout", startingTurns: 10 } as const;
  const { pilot } = newPilot(newcomer, isFlown ? shipId : freshId("scout"), now);
  await pilots.ref({ uid }).set(pilot);
  return shipId;
}

/** As if it had been due so many days ago, and its borrower had been told. */
async function overdue(regionId: string, { uid }: Actor): Promise<void> {
  const dueAt = later(now, -4 * DAY_MS);
  await loans.ref({ regionId, uid }).update({ dueAt, notices: 2, actsAt: later(now, -DAY_MS) });
}

describe("a loan", () => {
  test("on a deposit locks it until all is repaid, in parts or at once", async () => {
    const regionId = await banked(2_000, LENDING);
    const actor = await saver(regionId, 1_000);
    await actor.call("banking/deposit", { regionId, amountCredits: 1_000 });
    const loan = await actor.call("banking/borrow", onDeposit(regionId, 900));
    // 900 at 300 basis points a 30 days: nine tenths of a credit on the first day.
    expect(loan).toMatchObject({ owedCredits: 901, rateBasisPoints: 300 });
    expect([await wallet(actor), await held(`bank:${regionId}`)]).toEqual([900, 1_100]);
    expect(refusalOf(await actor.send("banking/withdraw", { regionId }))).toBe("DEPOSIT_SHORT");
    await grant(`player:${actor.uid}`, 50);
    expect(await actor.call("banking/repay", { regionId, amountCredits: 500 })).toEqual({
      paidCredits: 500,
      owedCredits: 401,
    });
    expect(await actor.call("banking/repay", { regionId })).toEqual({ paidCredits: 401, owedCredits: 0 });
    expect(await held(`bank:${regionId}`)).toBe(2_001);
    expect(await actor.call("banking/withdraw", { regionId })).toMatchObject({ paidCredits: 1_000 });
    expect(refusalOf(await actor.send("banking/repay", { regionId }))).toBe("NO_LOAN");
  });

  test("is refused beyond law, collateral and capital, on another's ship, and a second time", async () => {
    const [regionId, poor] = [await banked(9_000, LENDING), await banked(10, LENDING)];
    const actor = await saver(regionId, 20_000);
    await actor.call("banking/deposit", { regionId, amountCredits: 10_000 });
    const refused = async (loan: object) => refusalOf(await actor.send("banking/borrow", loan));
    expect(await refused(onDeposit(regionId, 5_001))).toBe("LOAN_TOO_BIG");
    const shipId = await freighter(regionId, actor, false);
    expect(await refused(onShip(regionId, 1_251, shipId))).toBe("LOAN_TOO_BIG");
    const other = await saver(poor, 1_000);
    await other.call("banking/deposit", { regionId: poor, amountCredits: 1_000 });
    expect(refusalOf(await other.send("banking/borrow", onDeposit(poor, 11)))).toBe("LOAN_TOO_BIG");
    expect(refusalOf(await other.send("banking/borrow", onShip(poor, 1, shipId)))).toBe("SHIP_UNKNOWN");
    await actor.call("banking/borrow", onShip(regionId, 1_250, shipId));
    expect(await refused(onDeposit(regionId, 1))).toBe("LOAN_OPEN");
    expect(refusalOf(await actor.send("ships/sellShip", { regionId, shipId }))).toBeDefined();
    expect((await ships.ref({ shipId }).get()).data()?.pledgedTo).toBe(regionId);
    await actor.call("banking/repay", { regionId });
    expect((await ships.ref({ shipId }).get()).data()?.pledgedTo).toBeNull();
  });

  test("stands still while its region is suspended, and can be repaid", async () => {
    const regionId = await banked(2_000, LENDING);
    const [actor, other] = [await saver(regionId, 1_001), await saver(regionId, 1_001)];
    for (const each of [actor, other]) {
      await each.call("banking/deposit", { regionId, amountCredits: 1_000 });
      await each.call("banking/borrow", onDeposit(regionId, 900));
      await overdue(regionId, each);
    }
    // Its default was due a day ago, after the hold.
    await hold(regionId, later(now, -2 * DAY_MS));
    await reviewLoan({ regionId, uid: actor.uid });
    expect(await loanOf(regionId, actor)).toMatchObject({ ended: null, actsAt: null });
    expect(await other.call("banking/repay", { regionId })).toEqual({ paidCredits: 901, owedCredits: 0 });
    await hold(regionId, null, 2 * DAY_MS);
    const { dueAt, actsAt } = await loanOf(regionId, actor);
    expect([dueAt, actsAt]).toEqual([later(now, -2 * DAY_MS), later(now, DAY_MS)]);
    await loans.ref({ regionId, uid: actor.uid }).update({ actsAt: now });
    await reviewLoan({ regionId, uid: actor.uid });
    expect(await loanOf(regionId, actor)).toMatchObject({ ended: null, actsAt: later(now, DAY_MS) });
  });

  test("that is repaid and collected at once ends once, with nothing lost", async () => {
    const regionId = await banked(2_000, LENDING);
    const actor = await saver(regionId, 2_000);
    await actor.call("banking/deposit", { regionId, amountCredits: 1_000 });
    await actor.call("banking/borrow", onDeposit(regionId, 500));
    await overdue(regionId, actor);
    const { uid } = actor;
    await Promise.all([
      ...[1, 2].map(() => reviewLoan({ regionId, uid })),
      ...[1, 2].map(() => actor.send("banking/repay", { regionId })),
    ]);
    expect((await loanOf(regionId, actor)).ended).not.toBeNull();
    const all = (await wallet(actor)) + (await depositOf(actor, regionId)) + (await held(`bank:${regionId}`));
    expect(all).toBe(4_000);
    expect(await held(`bank:${regionId}`)).toBe(2_001);
    expect((await deposits.ref({ regionId, uid }).get()).data()?.lockedCredits).toBe(0);
  });
});

describe("a default", () => {
  test.each([false, true])("takes the wallet down to 100 and sells the ship, flown: %s", async (isFlown) => {
    const regionId = await banked(2_000, LENDING);
    const actor = await saver(regionId, 0);
    const shipId = await freighter(regionId, actor, isFlown);
    await actor.call("banking/borrow", onShip(regionId, 1_000, shipId));
    await overdue(regionId, actor);
    await reviewLoan({ regionId, uid: actor.uid });
    await reviewLoan({ regionId, uid: actor.uid });
    // 900 of the wallet and 101 of the ship, which brings 2,500: the rest of that is the borrower's.
    expect(await wallet(actor)).toBe(100 + 2_399);
    expect(await held(`bank:${regionId}`)).toBe(2_001);
    expect((await ships.ref({ shipId }).get()).exists).toBe(false);
    expect(await held(`hold:${shipId}`, goodsOf("ore"))).toBe(0);
    expect((await loanOf(regionId, actor)).ended).toMatchObject({ how: "collected", writtenOffCredits: 0 });
    const pilot = (await pilots.ref({ uid: actor.uid }).get()).data()!;
    expect(pilot.shipClass).toBe(isFlown ? "escape_pod" : "scout");
    if (isFlown) expect((await ships.ref({ shipId: pilot.shipId }).get()).data()?.ownerUid).toBe(actor.uid);
  });

  test("whose ship has been lost is written off, and bars its borrower from every bank", async () => {
    const [regionId, elsewhere] = [await banked(2_000, LENDING), await banked(2_000, LENDING)];
    const actor = await saver(regionId, 0);
    const shipId = await freighter(regionId, actor, false);
    await actor.call("banking/borrow", onShip(regionId, 1_000, shipId));
    await ships.ref({ shipId }).delete();
    await overdue(regionId, actor);
    await reviewLoan({ regionId, uid: actor.uid });
    expect([await wallet(actor), await held(`bank:${regionId}`)]).toEqual([100, 1_900]);
    expect((await loanOf(regionId, actor)).ended).toMatchObject({
      how: "writtenOff",
      writtenOffCredits: 101,
    });
    const member = (await members.ref({ regionId, uid: actor.uid }).get()).data()!;
    await members.ref({ regionId: elsewhere, uid: actor.uid }).set({ ...member, regionId: elsewhere });
    await actor.call("banking/deposit", { regionId: elsewhere, amountCredits: 100 });
    expect(refusalOf(await actor.send("banking/borrow", onDeposit(elsewhere, 50)))).toBe("LOAN_BARRED");
  });

  test("does not come where the region ends: the deposit pays, the ship is free, the rest is forgiven", async () => {
    const regionId = await banked(2_000, LENDING);
    const actor = await saver(regionId, 0);
    const shipId = await freighter(regionId, actor, false);
    await actor.call("banking/borrow", onShip(regionId, 1_000, shipId));
    await actor.call("banking/deposit", { regionId, amountCredits: 600 });
    await closeBank(regionId);
    expect(await wallet(actor)).toBe(100);
    expect((await ships.ref({ shipId }).get()).data()?.pledgedTo).toBeNull();
    expect((await loanOf(regionId, actor)).ended).toMatchObject({ how: "collected", writtenOffCredits: 0 });
    expect(await held(`treasury:${regionId}`)).toBe(1_900);
  });
});
