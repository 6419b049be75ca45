/** Bits of a chart chunk's `marks`. */
export const CHART_MARK = { port: 1, planet: 2, chokepoint: 4, gate: 8 } as const;
