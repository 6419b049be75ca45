const TEXTS = ["text", "dim", "gold", "link", "wrong"] as const;
const GROUNDS = ["paper", "panel", "raised"] as const;
/** Of text, and of what only has to be seen (WCAG 2.2, 1.4.3 and 1.4.11). */
const LEAST = { text: 4.5, line: 3 } as const;

/** Colours of a style sheet that are too near to what they stand on, with the ratio. */
export function faintColours(css: string): string[] {
  const colour = (name: string) => {
    const value = new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(css)?.[1];
    if (value === undefined) throw new Error(`--${name} has no colour`);
    return value;
  };
  const pairs = [
    ...TEXTS.flatMap((text) => GROUNDS.map((ground) => [text, ground, LEAST.text] as const)),
    ["line", "paper", LEAST.line] as const,
    ["line", "panel", LEAST.line] as const,
  ];
  return pairs.flatMap(([ink, ground, least]) => {
    const ratio = contrast(colour(ink), colour(ground));
    return ratio >= least
      ? []
      : [`--${ink} on --${ground}: ${ratio.toFixed(2)} : 1, and ${least} : 1 is asked for`];
  });
}

/** WCAG 2.2: the ratio of relative luminances. */
export function contrast(one: string, other: string): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((from) => {
    const share = Number.parseInt(hex.slice(from, from + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
