import type { ChartChunk } from "../../../functions/src/galaxy/schema.ts";
import { type ChartFacts, keepChart, keptChart } from "./chartStore.ts";

/** Of 500 sectors each. */
const MAX_CHUNKS = 10;

const loaded = new Map<string, Promise<readonly ChartChunk[]>>();

/**
 * All chunks of a region's chart: from this browser where it was read before, else one document for each 500 sectors.
 * @throws FirestoreError `permission-denied` for a region that the player does not belong to.
 */
export function loadChart(
  uid: string,
  { regionId, seed, sectorCount }: ChartFacts,
): Promise<readonly ChartChunk[]> {
  const key = JSON.stringify([uid, regionId, seed, sectorCount]);
  let chart = loaded.get(key);
  if (chart === undefined) {
    chart = keptOrRead({ regionId, seed, sectorCount });
    chart.catch(() => loaded.delete(key));
    loaded.set(key, chart);
  }
  return chart;
}

async function keptOrRead(facts: ChartFacts): Promise<readonly ChartChunk[]> {
  // A browser that keeps nothing, as private windows may, reads it each time.
  const kept = await keptChart(facts).catch(() => null);
  if (kept !== null) return kept;
  const { read } = await import("./documents.ts");
  const rows = (await read({
    template: "regions/{regionId}/chart",
    parameters: { regionId: facts.regionId },
    limit: MAX_CHUNKS,
  })) as (ChartChunk & { id: string })[];
  const chunks = rows.map(({ id: _, ...chunk }) => chunk);
  const found = chunks.reduce((sum, { count }) => sum + count, 0);
  if (found !== facts.sectorCount)
    throw new Error(`The chart of ${facts.regionId} has ${found} of ${facts.sectorCount} sectors`);
  await keepChart(facts, chunks).catch(() => {});
  return chunks;
}
