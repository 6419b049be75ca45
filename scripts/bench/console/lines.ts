import type { Page } from "playwright-core";
import type { ChartChunk } from "../../../functions/src/galaxy/schema.ts";
import { digestOf } from "../../../web/src/data/chartStore.ts";

interface Kept {
  readonly regionId: string;
  chunks: ChartChunk[];
  digest: number;
}

/** Gives the kept chart of the Nexus so many more lines, each between two sectors that lie close to each other. */
export async function addLines(page: Page, more: number): Promise<void> {
  const kept = (await page.evaluate(keptChart, null)) as Kept;
  kept.chunks = withLines(kept.chunks, more);
  kept.digest = digestOf(JSON.stringify(kept.chunks));
  await page.evaluate(keptChart, kept as unknown);
}

/** Two-way warps from each sector in turn to the nearest one that it has none to yet. */
export function withLines(chunks: readonly ChartChunk[], more: number): ChartChunk[] {
  const positions = chunks.flatMap((chunk) => chunk.positions);
  const count = positions.length / 3;
  const all = chunks.flatMap((chunk) => chunk.warps);
  const warps: Set<number>[] = [];
  let next = 0;
  for (const size of chunks.flatMap((chunk) => chunk.warpCounts)) {
    warps.push(new Set(all.slice(next, next + size)));
    next += size;
  }
  for (let added = 0; added < more; added++) {
    const from = Math.floor((added * count) / more);
    const to = nearestOther(positions, from, warps[from]!);
    warps[from]!.add(to + 1);
    warps[to]!.add(from + 1);
  }
  return chunks.map((chunk) => {
    const own = warps.slice(chunk.firstNumber - 1, chunk.firstNumber - 1 + chunk.count);
    return { ...chunk, warpCounts: own.map(({ size }) => size), warps: own.flatMap((to) => [...to]) };
  });
}

function nearestOther(positions: readonly number[], from: number, known: ReadonlySet<number>): number {
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let other = 0; other < positions.length / 3; other++) {
    if (other === from || known.has(other + 1)) continue;
    const distance = Math.hypot(
      positions[3 * other]! - positions[3 * from]!,
      positions[3 * other + 1]! - positions[3 * from + 1]!,
    );
    if (distance >= least) continue;
    least = distance;
    best = other;
  }
  return best;
}

/** Run in the page: the kept chart of the Nexus, or another one in its place. */
async function keptChart(another: unknown): Promise<unknown> {
  const done = <Result>(request: IDBRequest<Result>) =>
    new Promise<Result>((resolve) => {
      request.onsuccess = () => resolve(request.result);
    });
  const database = await done(indexedDB.open("charts"));
  const charts = database.transaction("charts", "readwrite").objectStore("charts");
  const kept: unknown = await done(another === null ? charts.get("nexus") : charts.put(another));
  database.close();
  return kept;
}
