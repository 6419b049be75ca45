/** Made at the first use: it takes a cold start ten milliseconds. */
let graphemes: Intl.Segmenter | undefined;
/** Stands where something was left out. */
export const MARK = "…";

/**
 * The text, cut where it has more than so many UTF-16 units (as schemas count), with a mark at the cut. What a reader
 * sees as one character, an emoji of a family or a letter with its marks, is kept whole or left out.
 */
export function shortened(text: string, maximum: number): string {
  if (text.length <= maximum) return text;
  return text.slice(0, lastBoundary(text, maximum - MARK.length)) + MARK;
}

/** The same for a bound in bytes of UTF-8. */
export function shortenedBytes(text: string, maximumBytes: number): string {
  // A unit takes a byte at the least.
  const candidate = shortened(text, maximumBytes);
  if (Buffer.byteLength(candidate) <= maximumBytes) return candidate;
  let units = 0;
  let bytes = Buffer.byteLength(MARK);
  for (const character of candidate) {
    bytes += Buffer.byteLength(character);
    if (bytes > maximumBytes) break;
    units += character.length;
  }
  return text.slice(0, lastBoundary(text, units)) + MARK;
}

/** The last place at or before `maximum` where one character ends and the next begins. */
function lastBoundary(text: string, maximum: number): number {
  let boundary = 0;
  graphemes ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  // Whether a boundary stands at the bound, the character behind it says.
  for (const { index } of graphemes.segment(text.slice(0, maximum + 2))) {
    if (index > maximum) break;
    boundary = index;
  }
  return boundary;
}
