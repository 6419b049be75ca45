/** The inks that a region can be shown in: `culture.theme` names one of them, and what names none is the standard one. */
export const PALETTES = [
  "standard",
  "ember",
  "verdant",
  "glacier",
  "violet",
  "copper",
  "rose",
  "graphite",
] as const;
export type Palette = (typeof PALETTES)[number];

export const paletteOf = (theme: string): Palette =>
  PALETTES.find((palette) => palette === theme) ?? "standard";
