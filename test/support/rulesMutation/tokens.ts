/** The words and signs of a rules file, with their places; white space and comments are left out. */
export interface Token {
  readonly kind: "word" | "text" | "number" | "sign";
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const SHAPES = [
  ["skipped", /\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\//y],
  ["word", /[A-Za-z_]\w*/y],
  ["text", /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/y],
  ["number", /\d+(?:\.\d+)?/y],
  ["sign", /=\*\*|\|\||&&|==|!=|<=|>=|\$\(|[{}()[\],;:.!<>?/=+*%-]/y],
] as const;

/** @throws when the source has something that no rules file has. */
export function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < source.length) {
    const found = matchAt(source, at);
    if (found === undefined) throw new Error(`Not a rules file at ${placeOf(source, at)}.`);
    if (found.kind !== "skipped")
      tokens.push({ kind: found.kind, text: found.text, start: at, end: at + found.text.length });
    at += found.text.length;
  }
  return tokens;
}

function matchAt(source: string, at: number) {
  for (const [kind, shape] of SHAPES) {
    shape.lastIndex = at;
    const text = shape.exec(source)?.[0];
    if (text !== undefined) return { kind, text };
  }
  return undefined;
}

/** `line:column`, both from one. */
export function placeOf(source: string, at: number): string {
  const before = source.slice(0, at).split("\n");
  return `${before.length}:${before.at(-1)!.length + 1}`;
}
