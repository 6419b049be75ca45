/** The text with something else between its two marks. @throws unless each mark stands in it once, in this order. */
export function between(text: string, begin: string, end: string, content: string, file: string): string {
  const [head, rest] = halves(text, begin, file);
  const [, foot] = halves(rest, end, file);
  return `${head}${begin}${content}${end}${foot}`;
}

function halves(text: string, mark: string, file: string): [string, string] {
  const parts = text.split(mark);
  if (parts.length !== 2) throw new Error(`${file} must have this line once: ${mark.trim()}`);
  return parts as [string, string];
}
