import type { Journey } from "../../../functions/src/galaxy/routes/journey.ts";
import {
  type GateSectors,
  gatesNeeded,
  isPassable,
  type Place,
  stretchesBetween,
} from "../../../functions/src/galaxy/routes/stretches.ts";
import { FIRST_WORLD } from "../../../functions/src/galaxy/world.ts";
import { loadChart } from "../data/charts.ts";
import { isRefusal } from "../data/documents.ts";
import { readOnce } from "../data/watch.ts";
import type { RegionFacts } from "../pages/galaxy/region.ts";
import type { Answered, Asked } from "./routeWorker.ts";
import type { WantedJourney } from "./search.ts";
import type { WantedRoute } from "./wanted.ts";

/** Why there is no route. */
export class NoRoute extends Error {
  /** The region whose chart the player may not see; null where no open way leads there. */
  readonly refusedRegionId: string | null;

  constructor(refusedRegionId: string | null = null) {
    super("no route");
    this.refusedRegionId = refusedRegionId;
  }
}

let worker: Worker | undefined;
const charted = new Set<string>();
const waiting = new Map<number, (journey: Journey | null) => void>();
let lastId = 0;

/**
 * The way from each stop to the next, as `galaxy/planRoute` plans it: from charts that this browser has. @throws NoRoute
 */
export async function planRoute(uid: string, wanted: WantedRoute): Promise<readonly Journey[]> {
  const { stops } = wanted;
  const journeys: Journey[] = [];
  for (const [i, to] of stops.slice(1).entries()) {
    const from = stops[i]!;
    journeys.push(await hop(uid, from, to, wanted));
  }
  return journeys;
}

type Ways = Pick<WantedRoute, "avoided" | "prefer">;

async function hop(uid: string, from: Place, to: Place, ways: Ways): Promise<Journey> {
  const gates = new Map<string, GateSectors>();
  for (const regionId of gatesNeeded(from, to, FIRST_WORLD.nexusId))
    gates.set(regionId, await openGate(regionId));
  const stretches = stretchesBetween(from, to, FIRST_WORLD.nexusId, (regionId) => gates.get(regionId)!);
  for (const { regionId } of stretches) await bringChart(uid, regionId, regionId === from.regionId);
  const stops = new Map([...gates].map(([id, { nexusSector }]) => [nexusSector, id]));
  const journey = await ask({ ...ways, stretches, stops });
  if (journey === null) throw new NoRoute();
  return journey;
}

async function openGate(regionId: string): Promise<GateSectors> {
  const gate = (await readOnce({ template: "gates/{gateId}", parameters: { gateId: regionId } })) as
    | { readonly open: boolean; readonly sectorNumbers: readonly [number, number] }
    | undefined;
  if (!gate?.open) throw new NoRoute();
  return { nexusSector: gate.sectorNumbers[0], regionSector: gate.sectorNumbers[1] };
}

async function bringChart(uid: string, regionId: string, isLeaving: boolean): Promise<void> {
  const facts = (await readOnce({ template: "regions/{regionId}", parameters: { regionId } })) as
    | RegionFacts
    | undefined;
  if (facts === undefined || !isPassable(facts.status, isLeaving)) throw new NoRoute();
  const key = JSON.stringify([uid, regionId, facts.seed, facts.sectorCount]);
  if (charted.has(key)) return;
  const chunks = await loadChart(uid, { ...facts, regionId }).catch((error: unknown) => {
    throw isRefusal(error) ? new NoRoute(regionId) : error;
  });
  charted.add(key);
  send({ kind: "chart", regionId, chunks });
}

function ask(wanted: WantedJourney): Promise<Journey | null> {
  lastId += 1;
  const { promise, resolve } = Promise.withResolvers<Journey | null>();
  waiting.set(lastId, resolve);
  send({ kind: "journey", id: lastId, wanted });
  return promise;
}

function send(asked: Asked): void {
  worker ??= started();
  worker.postMessage(asked);
}

function started(): Worker {
  const fresh = new Worker(new URL("./routeWorker.ts", import.meta.url), { type: "module" });
  fresh.addEventListener("message", ({ data: { id, journey } }: MessageEvent<Answered>) => {
    waiting.get(id)?.(journey);
    waiting.delete(id);
  });
  return fresh;
}
