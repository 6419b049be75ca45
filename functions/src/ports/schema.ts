import { z } from "zod";
import { accrual, credits, day, integer, regionId, sectorNumber, uid } from "../platform/fields.ts";
import { forEachCommodity } from "../platform/goods.ts";
import { accountIdField } from "../platform/ledger/accounts.ts";
import { documents } from "../platform/store.ts";
import { NO_CLAIMS } from "./market/claims.ts";
import { NOTHING_TRADED } from "./market/quotas.ts";
import { ports as room } from "./room.ts";

/** Units of each good in a UTC day. */
const units = z.strictObject(forEachCommodity(integer(0, 100_000_000).optional()));

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
    /** What was traded on a UTC day, for quotas; null before the first trade. */
    traded: z.strictObject({ day, units }).nullable().default(null),
  }),
);

/** Names a desk among those of its region. */
export const deskId = (sectorNumber: number, desk: number) => `${sectorNumber}~${desk}`;

const dayClaim = z.strictObject({ day, credits });
const thousandths = integer(0, 999);

/** What a player has traded in a region, as far as the next trade depends on it, and claims of its treasury. */
export const traders = documents(
  room.collections.traders,
  z.strictObject({
    uid,
    regionId,
    /** The player's account in the ledger, to which claims are paid; null before the first trade that noted it. */
    accountId: accountIdField.nullable().default(null),
    /** The UTC day of turnover and quotas. */
    day,
    turnoverCredits: credits,
    /** Of the tax: what is owed beyond whole credits, in ten-thousandths. */
    remainder: integer(0, 9_999),
    /** Units of the day, for quotas. */
    traded: z.strictObject({ buy: units, sell: units }).default(NOTHING_TRADED),
    /** What bonus and price modifier have brought and not yet been paid, and what is owed beyond whole credits. */
    claims: z
      .strictObject({
        /** Of the earliest UTC day that is not paid. */
        open: dayClaim.nullable(),
        /** What came after that day. */
        later: dayClaim.nullable(),
        claimRemainder: thousandths,
        levyRemainder: thousandths,
      })
      .default(NO_CLAIMS),
  }),
);
export type Trader = z.infer<typeof traders.schema>;
