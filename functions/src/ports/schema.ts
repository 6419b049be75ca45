import { z } from "zod";
import { unchanged } from "../platform/documents/versions.ts";
import { accrual, credits, date, day, integer, regionId, sectorNumber, uid } from "../platform/fields.ts";
import { COMMODITIES, forEachCommodity } from "../platform/goods.ts";
import { accountIdField } from "../platform/ledger/accounts.ts";
import { documents } from "../platform/store.ts";
import { publicReason } from "../regions/schema.ts";
import { NO_CLAIMS } from "./market/claims.ts";
import { MOST_DAYS } from "./market/deskDays.ts";
import { MOST_EVENTS, marketEventField } from "./market/events.ts";
import { MOST_PACES, PACE } from "./market/pace.ts";
import { NOTHING_TRADED } from "./market/quotas.ts";
import { SAMPLED_TRADES } from "./market/sample.ts";
import { ports as room } from "./room.ts";

/** Units of each good in a UTC day. */
const units = z.strictObject(forEachCommodity(integer(0, 100_000_000).optional()));

const sideField = z.enum(["buy", "sell"]);

/** Far above what a desk can hold of a good, or in its purse. */
const MOST_LEFT = 100_000_000;

const deskGood = z.strictObject({
  side: sideField,
  units: integer(0, 100_000_000),
  credits,
  capacityUnits: integer(0, 1_000_000),
});

const deskDay = z.strictObject({
  day,
  trades: integer(0, 1_000_000),
  goods: z.strictObject(forEachCommodity(deskGood.optional())),
  taxCredits: credits,
  levyCredits: credits,
  claimCredits: credits,
});

export const sampledTradeSchema = z.strictObject({
  rank: integer(0, 2 ** 32 - 1),
  turnoverCredits: credits,
  lines: z
    .array(z.strictObject({ commodity: z.enum(COMMODITIES), side: sideField, priceCredits: credits }))
    .min(1)
    .max(COMMODITIES.length),
});

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
    /** The last UTC day on which somebody traded here, for queries; null before that was noted. */
    tradedOn: day.nullable().default(null),
    /** What was traded on the last two of them, for quotas and figures. */
    days: z.array(deskDay).max(MOST_DAYS).default([]),
    /** Of each the trades that projections are made from. */
    samples: z
      .array(z.strictObject({ day, trades: z.array(sampledTradeSchema).max(SAMPLED_TRADES) }))
      .max(MOST_DAYS)
      .default([]),
  }),
);

/** Names a desk among those of its region. */
export const deskId = (sectorNumber: number, desk: number) => `${sectorNumber}~${desk}`;

/** What a region's ports know of its events, until none of them decides anything any more. */
export const markets = documents(
  room.collections.markets,
  z.strictObject({ regionId, events: z.array(marketEventField).max(MOST_EVENTS) }),
  // Version 2 knows events that waive the docking fee.
  { versions: { 2: unchanged } },
);

/** How fast all ports' stocks move and their purses fill: what was set for which Monday, and why. */
export const paces = documents(
  room.collections.paces,
  z.strictObject({
    changes: z
      .array(
        z.strictObject({ from: date, thousandths: integer(PACE.least, PACE.most), reason: publicReason }),
      )
      .max(MOST_PACES),
  }),
);
export type PaceChange = z.infer<typeof paces.schema>["changes"][number];

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
    /** Of the day of trade before it; null where there was none. */
    earlier: z.strictObject({ day, turnoverCredits: credits }).nullable().default(null),
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
