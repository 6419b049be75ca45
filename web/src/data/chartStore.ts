import type { ChartChunk } from "../../../functions/src/galaxy/schema.ts";

/** What a region's chart follows from. */
export interface ChartFacts {
  readonly regionId: string;
  readonly seed: string;
  readonly sectorCount: number;
}

interface KeptChart extends ChartFacts {
  readonly version: typeof VERSION;
  readonly digest: number;
  readonly bytes: number;
  readonly keptAt: number;
  readonly chunks: readonly ChartChunk[];
}

const DATABASE = "charts";
const STORE = "charts";
/** Of the form that is kept. */
const VERSION = 1;
const MAX_BYTES = 20_000_000;

/** The kept chart of a region; null where there is none, or another one, or it is not what was kept. */
export async function keptChart({
  regionId,
  seed,
  sectorCount,
}: ChartFacts): Promise<readonly ChartChunk[] | null> {
  const kept = (await inStore("readonly", (store) => store.get(regionId))) as KeptChart | undefined;
  if (kept?.version !== VERSION || kept.seed !== seed || kept.sectorCount !== sectorCount) return null;
  return digestOf(JSON.stringify(kept.chunks)) === kept.digest ? kept.chunks : null;
}

/** Keeps a chart until sign-out. The oldest give way where all of them would be more than 20 MB. */
export async function keepChart(facts: ChartFacts, chunks: readonly ChartChunk[]): Promise<void> {
  const text = JSON.stringify(chunks);
  const chart: KeptChart = {
    ...facts,
    version: VERSION,
    digest: digestOf(text),
    bytes: text.length,
    keptAt: Date.now(),
    chunks,
  };
  const others = ((await inStore("readonly", (store) => store.getAll())) as KeptChart[]).filter(
    ({ regionId }) => regionId !== facts.regionId,
  );
  for (const regionId of givingWay(others, chart.bytes))
    await inStore("readwrite", (store) => store.delete(regionId));
  await inStore("readwrite", (store) => store.put(chart));
}

export async function forgetCharts(): Promise<void> {
  await inStore("readwrite", (store) => store.clear());
}

/** Which of the kept charts go, the oldest first, so that another of `bytes` has room. */
export function givingWay(
  kept: readonly Pick<KeptChart, "regionId" | "bytes" | "keptAt">[],
  bytes: number,
): string[] {
  let total = kept.reduce((sum, chart) => sum + chart.bytes, bytes);
  const gone: string[] = [];
  for (const chart of kept.toSorted((a, b) => a.keptAt - b.keptAt)) {
    if (total <= MAX_BYTES) break;
    total -= chart.bytes;
    gone.push(chart.regionId);
  }
  return gone;
}

/** FNV-1a, 32 bits: notices what was damaged or altered by hand. WebCrypto is absent on plain http. */
export function digestOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

async function inStore<Result>(
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result> {
  const opening = indexedDB.open(DATABASE, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE, { keyPath: "regionId" });
  const database = await settled(opening);
  try {
    return await settled(act(database.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    database.close();
  }
}

function settled<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
