import type { StarChart } from "./model.ts";

/** What of the chart is seen: the point in the middle, and pixels for each distance unit. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

const MARGIN_PX = 34;
/** How much closer than the whole chart one can look. */
export const ZOOM = { min: 1, max: 64 } as const;

/** At zoom 1 the whole chart fits. */
export function fittingScale(
  { radiusUnits }: Pick<StarChart, "radiusUnits">,
  { width, height }: Size,
): number {
  return Math.max(1, Math.min(width, height) / 2 - MARGIN_PX) / radiusUnits;
}

export function zoomOf(camera: Camera, fitting: number): number {
  return camera.scale / fitting;
}

export function boundedZoom(zoom: number): number {
  return Math.min(ZOOM.max, Math.max(ZOOM.min, zoom));
}

/** Nobody gets lost in the dark: the middle stays on the chart, and the scale within its bounds. */
export function bounded(
  camera: Camera,
  { radiusUnits }: Pick<StarChart, "radiusUnits">,
  fitting: number,
): Camera {
  const within = (value: number) => Math.min(radiusUnits, Math.max(-radiusUnits, value));
  return { x: within(camera.x), y: within(camera.y), scale: boundedZoom(camera.scale / fitting) * fitting };
}

/** The camera after a drag by so many pixels: the chart follows the pointer. */
export function panned(camera: Camera, dxPx: number, dyPx: number): Camera {
  return { ...camera, x: camera.x - dxPx / camera.scale, y: camera.y - dyPx / camera.scale };
}

/** Another scale under which the point at `(atX, atY)`, in pixels from the middle, stays where it is. */
export function zoomedAt(camera: Camera, scale: number, atX: number, atY: number): Camera {
  return {
    scale,
    x: camera.x + atX / camera.scale - atX / scale,
    y: camera.y + atY / camera.scale - atY / scale,
  };
}

export function toScreen(
  camera: Camera,
  { width, height }: Size,
  x: number,
  y: number,
): [x: number, y: number] {
  return [(x - camera.x) * camera.scale + width / 2, (y - camera.y) * camera.scale + height / 2];
}

const HIT_PX = 24;

/** The sector nearest to a point of the screen, within 24 pixels; null where there is none. */
export function sectorAt(
  chart: StarChart,
  camera: Camera,
  size: Size,
  px: number,
  py: number,
): number | null {
  const x = camera.x + (px - size.width / 2) / camera.scale;
  const y = camera.y + (py - size.height / 2) / camera.scale;
  let best: number | null = null;
  let nearest = (HIT_PX / camera.scale) ** 2;
  for (let i = 0; i < chart.sectorCount; i++) {
    const distance = (chart.x[i]! - x) ** 2 + (chart.y[i]! - y) ** 2;
    if (distance > nearest) continue;
    nearest = distance;
    best = i;
  }
  return best;
}
