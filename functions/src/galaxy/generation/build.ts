import type { Batch } from "../../platform/documents/batch.ts";
import type { Tx } from "../../platform/documents/tx.ts";
import { chart, gates, sectors } from "../documents.ts";
import { prepareListed } from "../gateIndex.ts";
import { CHART_CHUNK_SECTORS, type RegionPlanInput, type Sector } from "../schema.ts";
import { FIRST_WORLD } from "../world.ts";
import { checkRegion, type Discrepancy, type RegionReading } from "./check.ts";
import { planRegion, type RegionPlan } from "./plan.ts";
import { chartChunkOf, sliceOf } from "./slice.ts";
import { terminalId, terminalsOf } from "./terminals.ts";

/**
 * Sectors that one step writes, with their chart chunk in the same commit: about 0.4 MB of the 8 MiB we allow a
 * commit, and the chart can never say what the sectors do not.
 */
export const SLICE_SECTORS = CHART_CHUNK_SECTORS;

/** Plans of the regions that this instance is building: ten tasks of one Nexus plan it once. */
const PLANS_KEPT = 4;
const plans = new Map<string, RegionPlan>();

/** The plan, computed once per instance while it is in use. */
export function planOf(config: RegionPlanInput): RegionPlan {
  const key = JSON.stringify(config);
  const plan = plans.get(key) ?? planRegion(config);
  plans.delete(key);
  plans.set(key, plan);
  if (plans.size > PLANS_KEPT) plans.delete(plans.keys().next().value!);
  return plan;
}

export function sliceCount(sectorCount: number): number {
  return Math.ceil(sectorCount / SLICE_SECTORS);
}

/** Adds slice number `slice` (from 0) to a commit: at most 501 writes, the same ones at every run. */
export function writeSlice(batch: Batch | Tx, plan: RegionPlan, slice: number): void {
  const { regionId } = plan.config;
  const { sectors: planned, chunks } = sliceOf(plan, slice * SLICE_SECTORS + 1, SLICE_SECTORS);
  for (const sector of planned) batch.set(sectors.ref({ regionId, sectorNumber: sector.number }), sector);
  for (const chunk of chunks) batch.set(chart.ref({ regionId, chunk: chunk.firstNumber }), chunk);
}

/** Reads the whole region back, every sector and every chart chunk, and says what is not as planned. */
export async function findingsIn(plan: RegionPlan): Promise<string[]> {
  const { regionId } = plan.config;
  const [read, chunks] = await Promise.all([
    // As they are stored: what is damaged is to be found, not refused.
    sectors
      .collection({ regionId })
      .withConverter(null)
      .select("number", "warps", "warpCount", "port.class", "planet.class")
      .get(),
    chart.collection({ regionId }).withConverter(null).get(),
  ]);
  const found = read.docs.map(
    (document) => document.data() as Pick<Sector, "number" | "warps" | "warpCount" | "port" | "planet">,
  );
  const reading: RegionReading = {
    sectorCount: found.length,
    portCount: found.filter(({ port }) => port !== null && port !== undefined).length,
    planetCount: found.filter(({ planet }) => planet !== null && planet !== undefined).length,
    warpCount: found.reduce((sum, { warpCount }) => sum + warpCount, 0),
    sectors: found,
  };
  const chunkData = new Map(chunks.docs.map((document) => [document.id, JSON.stringify(document.data())]));
  return [...checkRegion(plan, reading).map(sentenceOf), ...chartFindings(plan, chunkData)];
}

function sentenceOf({ kind, sector, expected, actual }: Discrepancy): string {
  return `${kind}${sector === null ? "" : ` at sector ${sector}`}: expected ${expected}, found ${actual}`;
}

function chartFindings(plan: RegionPlan, found: ReadonlyMap<string, string>): string[] {
  return Array.from({ length: sliceCount(plan.config.sectorCount) }, (_, slice) => slice * SLICE_SECTORS + 1)
    .filter(
      (first) => canonical(found.get(`${first}`)) !== canonical(JSON.stringify(chartChunkOf(plan, first))),
    )
    .map((first) => `CHART: the chunk of sector ${first} is not as planned`);
}

function canonical(json: string | undefined): string | undefined {
  return json === undefined ? undefined : JSON.stringify(Object.entries(JSON.parse(json)).sort());
}

/**
 * Opens a region's gate to the Nexus, or the Nexus' terminals, in the commit that opens the region: 40 writes at most. It reads before
 * it writes.
 */
export async function stageGates(tx: Tx, plan: RegionPlan, worldId: string): Promise<void> {
  if (plan.config.kind === "nexus") stageTerminals(tx, plan, worldId);
  if (plan.gate === null) return;
  const { regionId, regionSector, nexusSector } = plan.gate;
  const list = await prepareListed(tx, { regionId, sectorNumber: nexusSector });
  list();
  tx.set(gates.ref({ gateId: regionId }), {
    worldId,
    kind: "platform",
    regionIds: [FIRST_WORLD.nexusId, regionId],
    sectorNumbers: [nexusSector, regionSector],
    open: true,
  });
}

function stageTerminals(tx: Tx, plan: RegionPlan, worldId: string): void {
  const { regionId } = plan.config;
  for (const number of terminalsOf(plan)) {
    tx.set(gates.ref({ gateId: terminalId(regionId, number) }), {
      worldId,
      kind: "terminal",
      regionIds: [regionId, regionId],
      sectorNumbers: [number, number],
      open: true,
    });
  }
}
