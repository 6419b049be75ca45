import { randomUUID } from "node:crypto";
import { statSync } from "node:fs";
import { expect, test } from "vitest";
import { closings } from "../../functions/src/closing/schema.ts";
import { newMember } from "../../functions/src/membership/newMember.ts";
import { members, memberships } from "../../functions/src/membership/schema.ts";
import { administrators } from "../../functions/src/platform/access.ts";
import { DAY_MS, MINUTE_MS } from "../../functions/src/platform/duration.ts";
import { balanceId } from "../../functions/src/platform/ledger/accounts.ts";
import { ledgerBalances } from "../../functions/src/platform/ledger/schema.ts";
import { db } from "../../functions/src/platform/store.ts";
import { movedHome } from "../../functions/src/players/home.ts";
import { players } from "../../functions/src/players/schema.ts";
import { regions } from "../../functions/src/regions/schema.ts";
import { billedRequests } from "../support/costLog.ts";
import { emptyDatabase } from "../support/emptyDatabase.ts";
import { setClockOffset } from "../support/emulators.ts";
import { playerDocument, regionDocument } from "../support/fixtures.ts";
import { grant, held, openAccounts } from "../support/ledger/ledger.ts";
import { callDelivery, scheduleDelivery, send } from "../support/storyline/delivery.ts";
import { Settling } from "../support/storyline/settling.ts";
import { runOf } from "../support/storyline/start.ts";

const TREASURY = 100_003;
const AT_ONCE = 80;

/** Closes a region of so many residents, each with an account; returns what all of it cost. */
async function closed(residents: number): Promise<{ readonly reads: number; readonly writes: number }> {
  const run = runOf(randomUUID(), `closing ${residents}`);
  const regionId = `end-${run}`;
  await emptyDatabase();
  await regions.ref({ regionId }).set(regionDocument(regionId, { ownerUid: `${run}-owner` }));
  await openAccounts({ accountId: `treasury:${regionId}`, regionId });
  await grant(`treasury:${regionId}`, TREASURY);
  const mandate = { status: "active" as const, appointedAt: new Date(), endedAt: null, note: "test" };
  await administrators.ref({ uid: `${run}-root` }).set({ uid: `${run}-root`, ...mandate });
  const uids = Array.from({ length: residents }, (_, index) => `${run}-${String(index).padStart(5, "0")}`);
  await settle(regionId, [...uids, `${run}-owner`]);

  const log = process.env.COST_LOG!;
  const fromByte = statSync(log).size;
  let offsetMs = 0;
  const passing = {
    advance(ms: number) {
      offsetMs += ms;
      setClockOffset(offsetMs);
    },
    runSchedule: async (name: string) => void (await send(scheduleDelivery(`${run}-000002`, name))),
  };
  try {
    const close = { regionId, reason: "The mines are exhausted.", action: { kind: "close" } };
    const closing = { ...close, requestId: randomUUID() };
    await send(callDelivery(`${run}-000001`, "regions/interveneInRegion", `${run}-root`, closing));
    await new Settling(run, passing).settle();
    passing.advance(15 * MINUTE_MS);
    await passing.runSchedule("confirmEmptied");
    await new Settling(run, passing).settle();
  } finally {
    setClockOffset(0);
  }
  expect((await closings.ref({ regionId }).get()).data()!.phase).toBe("closed");
  const share = Math.floor(TREASURY / residents);
  const balances = await ledgerBalances.collection({}).where("accountId", ">=", "player:").get();
  const purses = balances.docs
    .map((doc) => doc.data())
    .filter(({ accountId }) => accountId.startsWith("player:"));
  const amounts = purses.map(({ amounts }) => Object.values(amounts)[0] ?? 0).toSorted((a, b) => a - b);
  // What was in the treasury is in the purses of those who lived there, and what no purse could have is for relief.
  expect(amounts).toEqual([0, ...Array.from({ length: residents }, () => share)]);
  expect(await held("platform:relief")).toBe(TREASURY - share * residents);
  expect(await regions.ref({ regionId }).listCollections()).toEqual([]);
  const bills = billedRequests(log, fromByte).filter(({ step }) => step?.startsWith(run));
  return {
    reads: bills.reduce((sum, { bill }) => sum + bill.reads, 0),
    writes: bills.reduce((sum, { bill }) => sum + bill.writes, 0),
  };
}

async function settle(regionId: string, uids: readonly string[]): Promise<void> {
  const at = new Date(Date.now() - 30 * DAY_MS);
  for (let first = 0; first < uids.length; first += AT_ONCE) {
    const batch = db().batch();
    for (const uid of uids.slice(first, first + AT_ONCE)) {
      const accountId = `player:${uid}` as const;
      const home = movedHome({ homeRegionId: null, homes: [] }, regionId, at);
      batch.set(players.ref({ uid }), playerDocument(uid, { ...home, registeredAt: at }));
      const member = newMember({ uid, regionId, name: uid.slice(-20), standing: "resident", at });
      const { status, standing, reputation, visits, citizenSince } = member;
      batch.set(members.ref({ regionId, uid }), member);
      batch.set(memberships.ref({ regionId, uid }), {
        ...{ regionId, status, standing, reputation, visits, citizenSince },
        ...{ banUntil: null, updatedAt: at },
      });
      batch.set(ledgerBalances.ref({ balanceId: balanceId(accountId, 0) }), {
        ...{ accountId, shard: 0, amounts: {}, capacityUnits: null, holderUid: uid, regionId: null },
      });
    }
    await batch.commit();
  }
}

test("closing costs what there is: 1,000 residents at most twelve times as much as 100, and ten writes each", async () => {
  const hundred = await closed(100);
  const thousand = await closed(1_000);
  console.log("closing 100 residents", hundred, "1,000 residents", thousand);
  expect(thousand.reads).toBeLessThanOrEqual(12 * hundred.reads);
  expect(thousand.writes).toBeLessThanOrEqual(10 * 1_000);
});
