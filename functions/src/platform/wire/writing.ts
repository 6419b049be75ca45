/**
 * Which characters a text may hold: all that people write in any script, and nothing that only disguises. Source: Unicode
 * Standard, chapter 23 (layout controls, variation selectors, tags), and Unicode Technical Standard 51 (emoji sequences).
 */

/** Scripts in which a joiner or non-joiner changes what is read. */
const JOINING = [
  ...["Arabic", "Syriac", "Mandaic", "Nko", "Mongolian", "Phags_Pa", "Devanagari", "Bengali", "Gurmukhi"],
  ...["Gujarati", "Oriya", "Tamil", "Telugu", "Kannada", "Malayalam", "Sinhala", "Khmer", "Myanmar"],
  ...["Tibetan", "Balinese", "Javanese", "Brahmi", "Grantha", "Newa", "Chakma", "Meetei_Mayek", "Tirhuta"],
]
  .map((script) => `\\p{scx=${script}}`)
  .join("");

/** What is invisible by itself and allowed only where it shapes what stands beside it. */
const SHAPING = [
  // Joiners, in words of these scripts and in emoji of several parts.
  `(?<=[${JOINING}])[\\u200C\\u200D]`,
  "(?<=[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\uFE0F])\\u200D(?=\\p{Extended_Pictographic})",
  // Variation selectors: emoji or text, variants of ideographs and Mongolian letters.
  "(?<=[\\p{Emoji}\\p{Extended_Pictographic}\\p{S}])[\\uFE0E\\uFE0F]",
  "(?<=[\\p{Ideographic}\\p{scx=Myanmar}\\p{scx=Phags_Pa}])[\\uFE00-\\uFE0F\\u{E0100}-\\u{E01EF}]",
  "(?<=\\p{scx=Mongolian})[\\u180B-\\u180F]",
  // The flags of England, Scotland and Wales are written with tags.
  "\\u{1F3F4}[\\u{E0030}-\\u{E0039}\\u{E0061}-\\u{E007A}]{1,6}\\u{E007F}",
  // Keeps two marks in their order.
  "(?<=[\\p{L}\\p{M}])\\u034F(?=\\p{M})",
  // Marks of direction; whether the isolates are closed is counted apart.
  "[\\u200E\\u200F\\u061C\\u202A\\u202B\\u202C\\u2066-\\u2069]",
  // Arabic, Syriac and Kaithi signs that stand around numbers are formats by category, and visible.
  "[\\u0600-\\u0605\\u06DD\\u070F\\u0890\\u0891\\u08E2\\u{110BD}\\u{110CD}]",
];

const INVISIBLE = "\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{DI}\\p{NChar}";
const writable = (also: string, butNot: string) =>
  new RegExp(`^(?:${SHAPING.join("|")}|[^${INVISIBLE}${butNot}]|${also})*$`, "u");

// Each is made at its first use: Unicode's classes take a cold start five milliseconds.
let oneLine: RegExp | undefined;
let severalLines: RegExp | undefined;

/** Whether the text holds one line of what people write. */
export function isLine(text: string): boolean {
  oneLine ??= writable("(?!)", "\\p{Zl}\\p{Zp}");
  return oneLine.test(text) && closesItsDirections(text);
}

/** The same for several lines, with tabs. */
export function isText(text: string): boolean {
  severalLines ??= writable("[\\n\\t]", "");
  return severalLines.test(text) && text.split("\n").every(closesItsDirections);
}

/** Whether there is something to see: neither blank nor invisible. */
export const isVisible = (text: string) => /[^\p{Z}\p{C}\p{DI}\p{M}\u2800]/u.test(text);

/**
 * A name is told apart by its looks: no character in it may be invisible or blank but spaces between others.
 * @see isLine for what else it is.
 */
export const isName = (text: string) =>
  /^[^\p{C}\p{Z}\p{DI}\u2800]+(?: +[^\p{C}\p{Z}\p{DI}\u2800]+)*$/u.test(text);

const CLOSERS = new Map([
  ["\u202A", "\u202C"],
  ["\u202B", "\u202C"],
  ["\u2066", "\u2069"],
  ["\u2067", "\u2069"],
  ["\u2068", "\u2069"],
]);

/** What must still close the embeddings and isolates of the text's last line. */
export function closersOf(text: string): string {
  const open: string[] = [];
  for (const character of text.slice(text.lastIndexOf("\n") + 1)) {
    const closer = CLOSERS.get(character);
    if (closer !== undefined) open.unshift(closer);
    else if (character === open[0]) open.shift();
  }
  return open.join("");
}

/** An embedding or isolate that stays open turns round what others have written behind it. */
function closesItsDirections(line: string): boolean {
  const open: string[] = [];
  for (const character of line) {
    const closer = CLOSERS.get(character);
    if (closer !== undefined) open.push(closer);
    else if ((character === "\u202C" || character === "\u2069") && open.pop() !== character) return false;
  }
  return open.length === 0;
}
