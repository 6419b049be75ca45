/** Left and right by name, or a shorthand of four values whose sides differ. */
const SIDED = [
  /\b(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)\b/,
  /^(?:left|right):/,
  /^(?:text-align|float|clear): (?:left|right)\b/,
  /^(?:margin|padding|inset): [^\s(]+ ([^\s(]+) [^\s(]+ (?!\1;)[^\s(]+;/,
];

/** Declarations of a style sheet that stay where they are when a page is written from right to left. */
export const sidedStyles = (css: string): string[] =>
  css
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => SIDED.some((sided) => sided.test(line)))
    .map((line) => `“${line}” names a side: say start or end`);
