import { GameError } from "../../platform/errors.ts";
import type { Reads } from "../../platform/store.ts";
import { inRegion } from "../schema.ts";
import { type Currency, currencies } from "./schema.ts";

/** A board that issues and redeems, and a unit is worth something. */
export const isInForce = ({ regime, rateMillionths }: Pick<Currency, "regime" | "rateMillionths">) =>
  regime !== "none" && rateMillionths > 0;

/** The board of a region whose currency is in force. @throws GameError `NO_CURRENCY` */
export async function readBoard(reads: Reads, regionId: string): Promise<Currency> {
  const board = await reads.get(currencies, inRegion(regionId));
  if (board !== undefined && isInForce(board)) return board;
  throw new GameError("NO_CURRENCY", `The region "${regionId}" has no money of its own in force.`, {
    regionId,
  });
}
