import { setTimeout } from "node:timers/promises";
import type { Page } from "playwright-core";

const STEPS = 90;
const RADIUS_PX = 90;

/** Milliseconds of each frame while the pointer drags in a circle: over the chart, or over a page that has nothing. */
export async function panningFrames(page: Page): Promise<number[]> {
  await page.bringToFront();
  const { width, height } = page.viewportSize()!;
  const chart = await page
    .locator(".chart")
    .boundingBox({ timeout: 500 })
    .catch(() => null);
  const [x, y] =
    chart === null ? [width / 2, height / 2] : [chart.x + chart.width / 2, chart.y + chart.height / 2];
  await page.mouse.move(x, y);
  // Until the last drag's chart is sharp again: its redrawing is no part of this one.
  if (chart !== null) await page.locator('.chart canvas[data-sharp="true"]').waitFor();
  await setTimeout(250);
  await page.mouse.down();
  await recordFrames(page);
  for (let step = 0; step < STEPS; step++) {
    const angle = (2 * Math.PI * step) / STEPS;
    await page.mouse.move(x + RADIUS_PX * Math.sin(angle), y + RADIUS_PX * (1 - Math.cos(angle)));
  }
  const frames = await recordedFrames(page);
  await page.mouse.up();
  return frames;
}

interface Recorder {
  frames?: number[];
  stopFrames?: () => void;
}

/** Begins to note how far frames lie apart. */
export const recordFrames = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const recorder = globalThis as unknown as Recorder;
    const frames: number[] = [];
    let last: number | null = null;
    let next = 0;
    const note = (at: number) => {
      if (last !== null) frames.push(at - last);
      last = at;
      next = requestAnimationFrame(note);
    };
    next = requestAnimationFrame(note);
    recorder.frames = frames;
    recorder.stopFrames = () => cancelAnimationFrame(next);
  });

export const recordedFrames = (page: Page): Promise<number[]> =>
  page.evaluate(() => {
    const recorder = globalThis as unknown as Recorder;
    recorder.stopFrames!();
    return recorder.frames!;
  });
