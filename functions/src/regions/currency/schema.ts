import { z } from "zod";
import { date, integer, line, MAX_CREDITS, regionId } from "../../platform/fields.ts";
import { documents } from "../../platform/store.ts";
import { currency } from "../configuration/currency.ts";
import { regions as room } from "../room.ts";
import { codeField } from "./code.ts";
import { MOST_RATE_MILLIONTHS } from "./conversion.ts";

/** A unit's worth in millionths of a credit; 0 where the reserve of a float is next to nothing. */
export const rateField = integer(0, MOST_RATE_MILLIONTHS);

const regimeField = currency.regime;

/** A region's board: on what terms units are issued and redeemed. Conversions read it, and what moves the rate writes it. */
export const currencies = documents(
  room.collections.currencies,
  z.strictObject({
    regionId,
    code: codeField,
    name: line(32, 3),
    /** In force. */
    regime: regimeField,
    rateMillionths: rateField,
    /** What the law has set for it: the fixed rate, or a float's first. */
    setRateMillionths: currency.rateMillionths,
    feeBasisPoints: currency.feeBasisPoints,
    levyRebateBasisPoints: currency.levyRebateBasisPoints,
    /** What the law wants instead, and from when it holds. */
    announced: z
      .strictObject({ regime: regimeField, rateMillionths: currency.rateMillionths, from: date })
      .nullable(),
    /** Units that were issued in a UTC month without backing. */
    unbacked: z.strictObject({ month: z.string().length(7), units: integer(0, MAX_CREDITS) }),
  }),
);
export type Currency = z.infer<typeof currencies.schema>;

/** Holds a currency's code or name and everything that looks like it: the id is its look-alike key. */
export const currencyNames = documents(
  room.collections.currencyNames,
  z.strictObject({ regionId, name: line(32, 3) }),
);
