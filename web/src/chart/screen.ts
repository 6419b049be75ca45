import type { Camera, Size } from "./camera.ts";
import type { Layer } from "./layers.ts";
import type { StarChart } from "./model.ts";
import type { Shape } from "./zoneLook.ts";

export const INK = {
  paper: "#04060d",
  text: "#dfe7f7",
  gold: "#ffd58a",
  white: "#ffffff",
  /** Of warps under an overlay. */
  quiet: "#5d6f99",
} as const;

/** What stands at a sector beside what the chart itself has, with the words beside it. */
export interface GateMark {
  readonly index: number;
  readonly text: string;
  readonly kind: "gate" | keyof typeof GATE_SHAPES;
}

/** The frame of each but the platform's gates. */
export const GATE_SHAPES = {
  terminal: "diamond",
  ship: "triangle",
  passage: "cross",
  tunnel: "hexagon",
  playerGate: "circle",
} as const satisfies Record<string, Shape>;

export interface Picture {
  readonly chart: StarChart;
  readonly gates: readonly GateMark[];
  /** Indices of two sectors of this chart that something beside a warp joins. */
  readonly links: readonly (readonly [number, number])[];
  readonly layer: Layer | null;
  /** What stands beside a sector's number under an overlay that measures something. */
  readonly percentWords: (percent: number) => string;
  readonly zoneNames: readonly string[];
}

export interface Screen extends Size {
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly camera: Camera;
  /** About the distance from a sector to the next. */
  readonly spacingPx: number;
  /** Of a sector's mark. */
  readonly radiusPx: number;
}

export function screenOf(chart: StarChart, camera: Camera, size: Size): Screen {
  const x = new Float32Array(chart.sectorCount);
  const y = new Float32Array(chart.sectorCount);
  for (let i = 0; i < chart.sectorCount; i++) {
    x[i] = (chart.x[i]! - camera.x) * camera.scale + size.width / 2;
    y[i] = (chart.y[i]! - camera.y) * camera.scale + size.height / 2;
  }
  const spacingPx = chart.spacingUnits * camera.scale;
  return { ...size, x, y, camera, spacingPx, radiusPx: Math.min(7, Math.max(1.3, spacingPx * 0.22)) };
}

export function isSeen({ x, y, width, height, radiusPx }: Screen, index: number): boolean {
  const margin = 3 * radiusPx;
  return (
    x[index]! > -margin && x[index]! < width + margin && y[index]! > -margin && y[index]! < height + margin
  );
}

/** Whether a line may touch what is seen: not where both ends lie beyond the same side. */
export function isLineSeen({ x, y, width, height }: Screen, a: number, b: number): boolean {
  return !(
    (x[a]! < 0 && x[b]! < 0) ||
    (x[a]! > width && x[b]! > width) ||
    (y[a]! < 0 && y[b]! < 0) ||
    (y[a]! > height && y[b]! > height)
  );
}

export const has = (chart: StarChart, index: number, mark: number) => (chart.marks[index]! & mark) !== 0;
