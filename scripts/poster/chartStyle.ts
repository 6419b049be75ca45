import type { ZoneId } from "../../functions/src/galaxy/zones.ts";

/** The sheet, in pixels: a poster of 4:5 with the map above and the title block below. */
export const SHEET = { width: 1600, height: 2000, centreX: 800, centreY: 800, mapRadius: 665 } as const;

export const INK = {
  paper: "#04060d",
  paperGlow: "#111a36",
  line: "#8fa3cc",
  text: "#dfe7f7",
  textDim: "#8492b3",
  gold: "#ffd58a",
  lane: "#9df0da",
  white: "#ffffff",
} as const;

export const ZONE_COLOR: Readonly<Record<ZoneId, string>> = {
  federation: "#8fe3ff",
  border: "#6f9bff",
  frontier: "#ff9466",
  commerce: "#ffc65c",
  diplomatic: "#6fa8ff",
  transit: "#4fe3cf",
  explorer_guild: "#b98cff",
  refugee_assistance: "#ff7aa8",
  neutral_space: "#9fb0c9",
};

/** The closer a zone's sectors lie together on its sheet, the fainter each one's light. */
const HAZE_OPACITY: Partial<Record<ZoneId, number>> = { border: 0.05, frontier: 0.1 };

export const SERIF = 'font-family="Georgia, Cambria, serif"';
export const SANS = 'font-family="Avenir Next, Segoe UI, Helvetica, Arial, sans-serif"';

/** Text as XML character data. */
export function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** 5000 → "5,000", on every machine alike (no locale). */
export function grouped(count: number): string {
  return `${count}`.replace(/\B(?=(\d{3})+$)/g, ",");
}

/** A number with at most two decimals and no trailing zeros. */
export function short(value: number): string {
  return `${Math.round(value * 100) / 100}`;
}

/** Gradients and glyphs that the drawing refers to. */
export function definitions(zones: readonly ZoneId[]): string {
  const haze = zones.map(
    (zone) =>
      `<radialGradient id="haze-${zone}"><stop offset="0" stop-color="${ZONE_COLOR[zone]}" stop-opacity="${HAZE_OPACITY[zone] ?? 0.085}"/>` +
      `<stop offset=".5" stop-color="${ZONE_COLOR[zone]}" stop-opacity="${(HAZE_OPACITY[zone] ?? 0.085) / 2.5}"/>` +
      `<stop offset="1" stop-color="${ZONE_COLOR[zone]}" stop-opacity="0"/></radialGradient>`,
  );
  return [
    "<defs>",
    `<radialGradient id="paper" cx=".5" cy=".4" r=".75"><stop offset="0" stop-color="${INK.paperGlow}"/>`,
    `<stop offset=".55" stop-color="#080d1d"/><stop offset="1" stop-color="${INK.paper}"/></radialGradient>`,
    `<radialGradient id="core"><stop offset="0" stop-color="#fff6de" stop-opacity=".75"/>`,
    `<stop offset=".18" stop-color="#ffe2ad" stop-opacity=".3"/>`,
    `<stop offset=".5" stop-color="#c9b3ff" stop-opacity=".08"/>`,
    `<stop offset="1" stop-color="#c9b3ff" stop-opacity="0"/></radialGradient>`,
    `<radialGradient id="beacon"><stop offset="0" stop-color="${INK.gold}" stop-opacity=".8"/>`,
    `<stop offset=".4" stop-color="${INK.gold}" stop-opacity=".22"/>`,
    `<stop offset="1" stop-color="${INK.gold}" stop-opacity="0"/></radialGradient>`,
    ...haze,
    // The gate: a ring within a ring, with four rays that leave the sector's own dot free.
    `<g id="gate"><circle r="26" fill="url(#beacon)"/><g fill="none" stroke="${INK.gold}">`,
    `<circle r="11" stroke-width="1.8"/><circle r="6.5" stroke-width=".8"/>`,
    `<path stroke-width="1.6" d="M0-11V-19M0 11V19M-11 0H-19M11 0H19"/></g><circle r="2.2" fill="${INK.white}"/></g>`,
    // A terminal: a diamond around the sector's own dot.
    `<g id="terminal"><path fill="${INK.paper}" fill-opacity=".7" stroke="${INK.lane}" stroke-width="1.6" d="M0-9L9 0L0 9L-9 0Z"/><circle r="2" fill="${INK.white}"/></g>`,
    "</defs>",
  ].join("");
}
