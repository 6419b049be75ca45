import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import type { Tx } from "../../platform/documents/tx.ts";
import { GameError } from "../../platform/errors.ts";
import { credits, integer, regionId } from "../../platform/fields.ts";
import { creditsOf, currencyOf } from "../../platform/ledger/assets.ts";
import { monthOf } from "../../platform/ledger/day.ts";
import { transferKindsOf } from "../../platform/ledger/kinds.ts";
import { prepareTransfers } from "../../platform/ledger/prepareTransfers.ts";
import { stageTransfers } from "../../platform/ledger/stageTransfers.ts";
import type { Transfer } from "../../platform/ledger/transfer.ts";
import { derivedId } from "../../platform/random.ts";
import type { Reads } from "../../platform/store.ts";
import { readConfiguration } from "../../regions/configuration/storedConfiguration.ts";
import { bought, unbackedLeft } from "../../regions/currency/conversion.ts";
import { readBoard } from "../../regions/currency/readBoard.ts";
import { type Currency, currencies, rateField } from "../../regions/currency/schema.ts";
import { readRegion } from "../../regions/readRegion.ts";
import { inRegion, publicReason, type Region } from "../../regions/schema.ts";
import { requireAllowed } from "../../regions/status/capabilities.ts";
import { readSpending } from "../../treasury/readSpending.ts";
import { spending } from "../../treasury/schema.ts";
import { spent } from "../../treasury/spending.ts";
import { treasuryAccount } from "../../treasury/treasuryHeld.ts";
import { banking as room } from "../room.ts";
import { reserveAccount } from "./account.ts";
import { isEnding, rateOf, unbackedIn } from "./board.ts";
import { readStanding } from "./readStanding.ts";
import { conversionTransfer } from "./transfer.ts";

const amount = integer(1, 1_000_000_000);

const supplyField = z.discriminatedUnion("kind", [
  /** Appropriated credits go into the reserve, and no unit is made: in a float each is worth more. */
  z.strictObject({ kind: z.literal("back"), amountCredits: amount }),
  /** Units for appropriated credits, as anybody buys them, without a fee. */
  z.strictObject({ kind: z.literal("buy"), amountCredits: amount }),
  /** In a float, units for nothing: each is worth less. */
  z.strictObject({ kind: z.literal("issue"), amountUnits: amount }),
]);
type Supply = z.infer<typeof supplyField>;

/** What an act of supply brings: a transfer, and how the board stands after it. */
interface Supplied {
  readonly transfer: Transfer;
  readonly units: number;
  readonly board: Pick<Currency, "rateMillionths" | "unbacked">;
}

interface Context {
  readonly reads: Reads;
  readonly tx: Tx;
  readonly now: Date;
  readonly intent: string;
}

export const supplyCurrency = mutation({
  summary:
    "Backs the region's currency with public money, buys units of it for the treasury, or issues some unbacked: up to 5 % a UTC month, in a float alone.",
  access: access.region("region:{regionId}:economy:manage"),
  input: z.strictObject({ regionId, supply: supplyField, reason: publicReason }),
  output: z.strictObject({ units: credits, rateMillionths: rateField }),
  async handle(context, { regionId, supply, reason }) {
    const { reads, tx, now, audit } = context;
    const region = await readRegion(reads, regionId);
    requireAllowed(region, "spend");
    const board = await readBoard(reads, regionId);
    if (isEnding(board, now))
      throw new GameError("NO_CURRENCY", `${board.name} comes to its end.`, { regionId });
    const month = supply.kind === "issue" ? undefined : await spentOn(context, region, supply.amountCredits);
    const supplied = await suppliedBy(context, board, supply);
    const made = await prepareTransfers(reads, [supplied.transfer]);

    if (month !== undefined) tx.set(spending.ref(month), month);
    tx.update(currencies.ref(inRegion(regionId)), supplied.board);
    stageTransfers(tx, made, now);
    audit({ action: "supplyCurrency", regionId, after: supply, reason, visibility: "public" });
    return { units: supplied.units, rateMillionths: supplied.board.rateMillionths };
  },
});

/** The month with so much spent of what is appropriated for the currency. @throws GameError `BUDGET_SPENT` */
async function spentOn({ reads, now }: Context, region: Region, amountCredits: number) {
  const { economy } = await readConfiguration(reads, region);
  const before = await readSpending(reads, region.regionId, monthOf(now));
  return spent(before, economy, { purpose: "currency", amountCredits, payee: null });
}

async function suppliedBy(context: Context, board: Currency, supply: Supply): Promise<Supplied> {
  if (supply.kind === "buy") return boughtFor(context, board, supply.amountCredits);
  if (supply.kind === "back") return backedBy(context, board, supply.amountCredits);
  return issuedBy(context, board, supply.amountUnits);
}

function boughtFor({ intent }: Context, board: Currency, amountCredits: number): Supplied {
  const { rateMillionths, unbacked } = board;
  const conversion = bought(amountCredits, { rateMillionths, feeBasisPoints: 0 });
  const transferId = derivedId("currencyPurchase", intent);
  const converted = { transferId, give: "credits" as const, ...conversion };
  const transfer = conversionTransfer(board, treasuryAccount(board.regionId), converted);
  return { transfer, units: conversion.units, board: { rateMillionths, unbacked } };
}

async function backedBy({ reads, tx, intent }: Context, board: Currency, amountCredits: number) {
  const { regionId, code, unbacked } = board;
  const { reserveCredits, units } = await readStanding(reads, tx, regionId);
  const rateMillionths = rateOf(board, { reserveCredits: reserveCredits + amountCredits, units });
  const asset = creditsOf(regionId);
  const transfer = {
    transferId: derivedId("backing", intent),
    kind: transferKindsOf(room).backing,
    memo: `Backing of ${code}`,
    changes: [
      { accountId: treasuryAccount(regionId), asset, amount: -amountCredits },
      { accountId: reserveAccount(regionId), asset, amount: amountCredits },
    ],
  };
  return { transfer, units: 0, board: { rateMillionths, unbacked } };
}

/** @throws GameError `UNBACKED_LIMIT` */
async function issuedBy({ reads, tx, now, intent }: Context, board: Currency, amountUnits: number) {
  const { regionId, code, regime } = board;
  const { reserveCredits, units } = await readStanding(reads, tx, regionId);
  const issuedUnits = unbackedIn(board, now);
  const mostUnits = regime === "float" ? unbackedLeft(units, issuedUnits) : 0;
  if (amountUnits > mostUnits)
    throw new GameError("UNBACKED_LIMIT", `${mostUnits} more units may be issued unbacked this month.`, {
      mostUnits,
    });
  const asset = currencyOf(regionId);
  const transfer = {
    transferId: derivedId("unbacked", intent),
    kind: transferKindsOf(room).currencyIssue,
    memo: `Unbacked ${code} of ${regionId}`,
    changes: [
      { accountId: treasuryAccount(regionId), asset, amount: amountUnits },
      { accountId: "issuance" as const, asset, amount: -amountUnits },
    ],
  };
  const rateMillionths = rateOf(board, { reserveCredits, units: units + amountUnits });
  const unbacked = { month: monthOf(now), units: issuedUnits + amountUnits };
  return { transfer, units: amountUnits, board: { rateMillionths, unbacked } };
}
