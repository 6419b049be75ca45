import { z } from "zod";
import { fittedLine, fittedLineOfBytes, fittedText } from "./wire/composed.ts";
import { isLine, isName, isText, isVisible } from "./wire/writing.ts";

/** The bounded fields that callables and documents are made of; no schema of ours takes an unbounded value. */

/** Nothing is done with a text that is too long: normalising one of marks takes quadratic time. */
const ABORT = { abort: true } as const;

/** An integer within bounds, both inclusive. `-0`, which JSON can carry, becomes `0`. */
export const integer = (minimum: number, maximum: number) =>
  z
    .int()
    .min(minimum)
    .max(maximum)
    .overwrite((value) => value + 0);

/** Biggest amount of credits one transfer or balance may show: far above the game, far below 2^53. */
export const MAX_CREDITS = 1_000_000_000_000;
export const credits = integer(0, MAX_CREDITS);

/** One line for people to read: NFC, trimmed, of what people write in any script and nothing that only disguises. */
export const line = (maximum: number, minimum = 1) =>
  z
    .string()
    .max(maximum, ABORT)
    .overwrite((value) => value.normalize("NFC").trim())
    // Again: normalising can lengthen a text.
    .max(maximum, ABORT)
    .min(minimum)
    .refine(isLine, "must be one line without control or invisible characters")
    .refine((value) => minimum === 0 || isVisible(value), "must hold something to see");

/** A new name: of visible characters, with plain spaces between words. Of inputs alone, so that older names stay readable. */
export const newName = (field: z.ZodString) =>
  field.refine(isName, "must be visible characters with plain spaces between words");

/** Several lines for people to read; line feeds and tabs are kept. */
export const text = (maximum: number, minimum = 0) =>
  z
    .string()
    .max(maximum, ABORT)
    .overwrite((value) => value.normalize("NFC").replaceAll("\r\n", "\n").trim())
    .max(maximum, ABORT)
    .min(minimum)
    .refine(isText, "must not hold control or invisible characters");

/** A line that we compose from what people wrote: it fits by being cut. Never of an input, which is refused instead. */
export const composedLine = (maximum: number) =>
  z
    .string()
    .overwrite((value) => fittedLine(value, maximum))
    .max(maximum)
    .min(1);

/** The same within so many bytes. */
export const composedLineOfBytes = (maximumBytes: number) =>
  z
    .string()
    .overwrite((value) => fittedLineOfBytes(value, maximumBytes))
    .max(maximumBytes)
    .min(1)
    .meta({ maxBytes: maximumBytes });

/** The same for several lines. */
export const composedText = (maximum: number) =>
  z
    .string()
    .overwrite((value) => fittedText(value, maximum))
    .max(maximum)
    .min(1);

/** JSON that we store, bounded by the bytes it takes: a letter beyond ASCII takes two or three. */
export const storedJson = (maximumBytes: number) =>
  z
    .string()
    .max(maximumBytes, ABORT)
    .refine((json) => Buffer.byteLength(json) <= maximumBytes, `at most ${maximumBytes} bytes`)
    .meta({ maxBytes: maximumBytes });

/** A Firebase Auth uid. `.`, `..`, `/` and `__…__` cannot be document ids. */
export const uid = z
  .string()
  .min(1)
  .max(128, ABORT)
  .regex(/^[A-Za-z0-9_:-]+$/)
  .regex(/^(?!__.*__$)/);

/** A region's id and URL name: 3–32 of a–z, 0–9 and single inner hyphens. */
export const regionId = z
  .string()
  .min(3)
  .max(32, ABORT)
  .regex(
    /^[a-z](?:-?[a-z0-9])+$/,
    "must be 3–32 of a–z, 0–9 and single inner hyphens, and begin with a letter",
  );

/** A sector's number within its region. */
export const sectorNumber = integer(1, 5_000);

/** The id of a document that we made: derived or random. */
export const documentId = z
  .string()
  .min(1)
  .max(128, ABORT)
  .regex(/^[A-Za-z0-9_~:-]+$/)
  .regex(/^(?!__.*__$)/);

/** The client's id of one intent: the same id never acts twice. */
export const requestId = z
  .string()
  .min(16)
  .max(64, ABORT)
  .regex(/^[A-Za-z0-9_-]+$/, "must be 16–64 of A–Z, a–z, 0–9, _ and -, for example a UUID");

/** Opaque position in a paged list, as an earlier page returned it. */
export const cursor = z
  .string()
  .max(256, ABORT)
  .regex(/^[A-Za-z0-9_~:-]*$/)
  .regex(/^(?!__.*__$)/);
export const pageSize = integer(1, 100).default(25);

export const date = z.date();

/** An instant on the wire, as `Date.toISOString` writes it. */
export const instant = z.iso.datetime({ abort: true }).max(30);

/** A UTC day, `2102-01-31`. */
export const day = z.iso.date().max(10);

/** An amount that grows with time (`accrual.ts`), up to what is ever granted of it. */
export const accrual = (most: number) =>
  z.strictObject({
    amount: integer(0, most),
    anchorAt: date,
    carry: integer(0, Number.MAX_SAFE_INTEGER),
  });
