import { z } from "zod";
import { accrual, credits, day, integer, regionId, sectorNumber, uid } from "../platform/fields.ts";
import { forEachCommodity } from "../platform/goods.ts";
import { documents } from "../platform/store.ts";
import { ports as room } from "./room.ts";

/** Far above what a desk can hold of a good, or in its purse. */
const MOST_LEFT = 100_000_000;

export const desks = documents(
  room.collections.desks,
  z.strictObject({
    regionId,
    sectorNumber,
    /** Which of the port's desks, from 0. */
    desk: integer(0, 63),
    /** Of each good that was traded here what is left to trade: of one that is sold the stock, of one that is bought the room for more. */
    left: z.strictObject(forEachCommodity(accrual(MOST_LEFT).optional())),
    /** Credits that the desk has for what players sell. */
    purse: accrual(MOST_LEFT),
  }),
);

/** Names a desk among those of its region. */
export const deskId = (sectorNumber: number, desk: number) => `${sectorNumber}~${desk}`;

/** What a player has traded in a region, as far as the next trade depends on it. */
export const traders = documents(
  room.collections.traders,
  z.strictObject({
    uid,
    regionId,
    /** The UTC day of the turnover. */
    day,
    turnoverCredits: credits,
    /** Of the tax: what is owed beyond whole credits, in ten-thousandths. */
    remainder: integer(0, 9_999),
  }),
);
export type Trader = z.infer<typeof traders.schema>;
