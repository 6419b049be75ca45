import { z } from "zod";
import {
  accrual,
  credits,
  date,
  documentId,
  integer,
  regionId,
  sectorNumber,
  uid,
} from "../platform/fields.ts";
import { COMMODITIES } from "../platform/goods.ts";
import { documents } from "../platform/store.ts";
import { dormancyField } from "../ships/dormancy/dormancy.ts";
import { HIGHEST_LEVEL } from "./levels.ts";
import { RENT_RATE } from "./outposts/rent.ts";
import { MOST_PLOTS } from "./planet.ts";
import { colonies as room } from "./room.ts";

export const plotField = integer(1, MOST_PLOTS);
export const levelField = integer(0, HIGHEST_LEVEL);
/** Far above what a store takes. */
export const storeUnits = integer(0, 1_000_000);

/** Null where nothing is lacking. */
const dormancy = dormancyField.nullable();

/** A colony on a plot of a planet. What it yields is derived (`yield.ts`), and becomes goods when it is collected. */
export const colonies = documents(
  room.collections.colonies,
  z.strictObject({
    regionId,
    /** By sector and plot: a plot has one colony. */
    colonyId: documentId,
    sectorNumber,
    plot: plotField,
    ownerUid: uid,
    foundedAt: date,
    /** Of the planet, which never changes. */
    commodity: z.enum(COMMODITIES),
    habitabilityPercent: integer(0, 100),
    richnessPercent: integer(0, 100),
    level: levelField,
    store: z.strictObject({
      units: storeUnits,
      /** Of the next unit, what has grown so far. */
      carry: integer(0, Number.MAX_SAFE_INTEGER),
      /** How many hours have yielded. */
      hours: integer(0, 100_000_000),
      /** In the region's own time: the instant until which they did. */
      untilMs: integer(0, Number.MAX_SAFE_INTEGER),
    }),
    /** Tax that the account could not pay. */
    dueCredits: credits,
    /** Who may take it over; null where nobody may. */
    offeredToUid: uid.nullable(),
    dormancy,
  }),
);
export type Colony = z.infer<typeof colonies.schema>;

/** A player's berth in a region, one in each. */
export const outposts = documents(
  room.collections.outposts,
  z.strictObject({
    regionId,
    uid,
    sectorNumber,
    builtAt: date,
    /** What is owed. */
    rent: accrual(RENT_RATE.cap),
    dormancy,
  }),
);
export type Outpost = z.infer<typeof outposts.schema>;
