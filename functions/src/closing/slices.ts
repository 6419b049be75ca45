/** So many UTF-16 units take at most 438,000 bytes, and a document holds them. */
const UNITS = 146_000;

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
