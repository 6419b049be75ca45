import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { GameError } from "../../platform/errors.ts";
import { credits, integer, regionId } from "../../platform/fields.ts";
import { prepareTransfers } from "../../platform/ledger/prepareTransfers.ts";
import { stageTransfers } from "../../platform/ledger/stageTransfers.ts";
import { derivedId } from "../../platform/random.ts";
import { players } from "../../players/schema.ts";
import { bought, redeemed } from "../../regions/currency/conversion.ts";
import { readBoard } from "../../regions/currency/readBoard.ts";
import { type Currency, rateField } from "../../regions/currency/schema.ts";
import { readRegion } from "../../regions/readRegion.ts";
import { requireAllowed } from "../../regions/status/capabilities.ts";
import { isEnding } from "./board.ts";
import { conversionTransfer } from "./transfer.ts";

/** With the bounds of a rate, no conversion exceeds what a transfer moves. */
const MOST_CONVERTED = 1_000_000_000;
const LEAST_RATE_MILLIONTHS = 1_000;

/** Units are their holder's: a member or not redeems them, in whatever state the region is. */
export const convert = mutation({
  summary:
    "Converts the caller's credits into units of a region's currency, or units into credits, at the region's board.",
  access: access.player,
  input: z.strictObject({
    regionId,
    give: z.enum(["credits", "units"]),
    amount: integer(1, MOST_CONVERTED),
    /** As the caller has seen it: at another one nothing is converted. */
    rateMillionths: rateField,
  }),
  output: z.strictObject({ received: credits, feeCredits: credits }),
  async handle({ caller, reads, tx, now, intent }, { regionId, give, amount, rateMillionths }) {
    const board = await readBoard(reads, regionId);
    requireRate(board, rateMillionths);
    if (give === "credits") {
      requireAllowed(await readRegion(reads, regionId), "trade");
      requireIssuing(board, now);
    }
    const conversion = give === "credits" ? bought(amount, board) : redeemed(amount, board);
    const received =
      give === "credits" ? conversion.units : conversion.reserveCredits - conversion.feeCredits;
    if (received === 0)
      throw new GameError("CONVERTS_TO_NOTHING", `${amount} ${give} are not worth a whole one.`, { amount });
    const { accountId } = (await reads.get(players, { uid: caller.uid }))!;
    const transferId = derivedId("conversion", intent);
    const made = await prepareTransfers(reads, [
      conversionTransfer(board, accountId, { transferId, give, ...conversion }),
    ]);

    stageTransfers(tx, made, now);
    return { received, feeCredits: conversion.feeCredits };
  },
});

/** @throws GameError `RATE_MOVED` */
function requireRate(board: Currency, rateMillionths: number): void {
  if (board.rateMillionths === rateMillionths) return;
  throw new GameError(
    "RATE_MOVED",
    `A unit of ${board.name} is worth ${board.rateMillionths} millionths of a credit now.`,
    { rateMillionths: board.rateMillionths },
  );
}

/** @throws GameError `NO_CURRENCY` where the currency ends, or is worth next to nothing */
function requireIssuing(board: Currency, now: Date): void {
  if (!isEnding(board, now) && board.rateMillionths >= LEAST_RATE_MILLIONTHS) return;
  throw new GameError("NO_CURRENCY", `The board of ${board.regionId} issues no more of ${board.name}.`, {
    regionId: board.regionId,
  });
}
