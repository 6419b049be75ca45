import { z } from "zod";

/** As many as a document has room for beside its other fields. */
export const MAX_SLICE_BYTES = 440_000;
/** So many UTF-16 units take at most 438,000 bytes. */
const UNITS = 146_000;

export const sliceField = z
  .string()
  .max(MAX_SLICE_BYTES)
  .refine((text) => Buffer.byteLength(text) <= MAX_SLICE_BYTES, `at most ${MAX_SLICE_BYTES} bytes`)
  .meta({ maxBytes: MAX_SLICE_BYTES });

/** A text in slices that a document holds, one at least; together they are the text again. */
export function slicesOf(text: string): string[] {
  const slices: string[] = [];
  for (let from = 0; from < text.length; ) {
    const isWithinPair = /[\uD800-\uDBFF]/.test(text[from + UNITS - 1] ?? "");
    const to = from + UNITS - (isWithinPair ? 1 : 0);
    slices.push(text.slice(from, to));
    from = to;
  }
  return slices.length === 0 ? [""] : slices;
}
