import { z } from "zod";
import { now } from "../../platform/clock.ts";
import type { Tx } from "../../platform/documents/tx.ts";
import { regionId } from "../../platform/fields.ts";
import { creditsOf } from "../../platform/ledger/assets.ts";
import { monthOf } from "../../platform/ledger/day.ts";
import { transferKindsOf } from "../../platform/ledger/kinds.ts";
import { prepareTransfers } from "../../platform/ledger/prepareTransfers.ts";
import { stageTransfers } from "../../platform/ledger/stageTransfers.ts";
import { canonicalJson, derivedId } from "../../platform/random.ts";
import { Reads, transact } from "../../platform/store.ts";
import { readConfiguration } from "../../regions/configuration/storedConfiguration.ts";
import { type Currency, currencies } from "../../regions/currency/schema.ts";
import { stageNews } from "../../regions/news.ts";
import { readRegion } from "../../regions/readRegion.ts";
import { inRegion } from "../../regions/schema.ts";
import { allows } from "../../regions/status/capabilities.ts";
import { monthBefore } from "../../treasury/months/month.ts";
import { treasuryMonths } from "../../treasury/schema.ts";
import { treasuryAccount } from "../../treasury/treasuryHeld.ts";
import { banking as room } from "../room.ts";
import { reserveAccount } from "./account.ts";
import { isEnding, posted } from "./board.ts";
import { readStanding } from "./readStanding.ts";
import { redeemAll, redeemUnits } from "./redeemAll.ts";

const bodySchema = z.object({ regionId });

/**
 * Posts on what terms a region's board issues and redeems from now on, and announces what the law wants. Once a month
 * is closed, and its salaries are paid, it redeems what the treasury has in units: levies that were paid in them. With its end a currency redeems all.
 */
export async function postBoard(body: unknown): Promise<void> {
  const { regionId } = bodySchema.parse(body);
  const board = (await currencies.ref(inRegion(regionId)).get()).data();
  if (board === undefined) return;
  if (isEnding(board, now())) await redeemAll(regionId);
  const closedMonth = await monthClosedSince(board, now());
  if (closedMonth) await redeemUnits(regionId, treasuryAccount(regionId));
  await transact((tx) => post(tx, regionId, closedMonth));
}

/** Whether a month has been closed since the treasury's units were redeemed last. */
async function monthClosedSince({ regionId, unbacked }: Currency, at: Date): Promise<boolean> {
  const month = monthOf(at);
  if (unbacked.month >= month) return false;
  return (await treasuryMonths.ref({ regionId, month: monthBefore(month) }).get()).exists;
}

async function post(tx: Tx, regionId: string, closedMonth: boolean): Promise<void> {
  const at = now();
  const reads = new Reads(tx);
  const region = await readRegion(reads, regionId);
  const before = await reads.get(currencies, inRegion(regionId));
  // A region that closes has its units redeemed by then.
  if (before === undefined || !allows(region, "vote")) return;
  const { currency: law } = await readConfiguration(reads, region);
  const standing = await readStanding(reads, tx, regionId);
  const month = monthOf(at);
  const unbacked = closedMonth && before.unbacked.month < month ? { month, units: 0 } : before.unbacked;
  const next = { ...posted(before, law, standing, at), unbacked };
  if (canonicalJson(next) === canonicalJson(before)) return;
  const isOver = next.regime === "none" && before.regime !== "none";
  const left = isOver && standing.reserveCredits > 0 ? [returned(before, standing.reserveCredits, at)] : [];
  const made = await prepareTransfers(reads, left);

  tx.set(currencies.ref(inRegion(regionId)), next);
  if (next.announced !== null && next.announced !== before.announced) stageAnnouncement(tx, next, at);
  stageTransfers(tx, made, at);
}

/** What a reserve has beyond its units is the treasury's. */
function returned({ regionId, code }: Currency, reserveCredits: number, at: Date) {
  const asset = creditsOf(regionId);
  return {
    transferId: derivedId("reserveReturn", regionId, at.getTime()),
    kind: transferKindsOf(room).bankClosing,
    memo: `What the reserve of ${code} still had`,
    changes: [
      { accountId: reserveAccount(regionId), asset, amount: -reserveCredits },
      { accountId: treasuryAccount(regionId), asset, amount: reserveCredits },
    ],
  };
}

function stageAnnouncement(tx: Tx, { regionId, name, announced }: Currency, at: Date): void {
  const { regime, rateMillionths, from } = announced!;
  const terms = {
    none: `The region redeems every unit of ${name}, and has no money of its own from then on.`,
    fixed: `A unit of ${name} is worth ${rateMillionths} millionths of a credit from then on.`,
    float: `What a unit of ${name} is worth follows from its reserve from then on.`,
  };
  const intent = derivedId("currencyNotice", regionId, regime, rateMillionths, from.getTime());
  const news = { title: `Announced: ${name}`, body: `${terms[regime]} It begins at ${from.toISOString()}.` };
  stageNews(tx, regionId, news, { authorUid: "task:postBoard", intent, at });
}
