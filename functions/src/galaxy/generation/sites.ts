import type { Commodity } from "../../platform/goods.ts";
import type { ZoneId } from "../zones.ts";
import type { SiteQuotas, ZoneRun } from "./quotas.ts";
import { drawInt, type Stream } from "./stream.ts";

export const PORT_CLASSES = [
  "starport",
  "mining_station",
  "agri_station",
  "foundry",
  "clinic",
  "laboratory",
  "exchange",
  "free_port",
] as const;
export type PortClass = (typeof PORT_CLASSES)[number];

export interface PortTrade {
  readonly suffix: string;
  /** What the port takes from players, and what it offers them; disjoint. */
  readonly buys: readonly Commodity[];
  readonly sells: readonly Commodity[];
}

/** Every commodity is bought somewhere and sold somewhere: chains of trade close. */
export const PORT_TRADES: Readonly<Record<PortClass, PortTrade>> = {
  starport: { suffix: "Starport", buys: ["ore", "food"], sells: ["machinery", "medicine"] },
  mining_station: { suffix: "Mining Station", buys: ["food", "machinery"], sells: ["ore", "rare_goods"] },
  agri_station: { suffix: "Gardens", buys: ["machinery", "medicine"], sells: ["food"] },
  foundry: { suffix: "Foundry", buys: ["ore", "food"], sells: ["machinery"] },
  clinic: { suffix: "Infirmary", buys: ["food", "technology"], sells: ["medicine"] },
  laboratory: {
    suffix: "Laboratory",
    buys: ["rare_goods", "medicine"],
    sells: ["technology", "information"],
  },
  exchange: {
    suffix: "Exchange",
    buys: ["rare_goods", "luxuries", "information"],
    sells: ["technology", "ore"],
  },
  free_port: { suffix: "Free Port", buys: ["technology", "information"], sells: ["luxuries", "rare_goods"] },
};

export const PLANET_CLASSES = [
  "terran",
  "oceanic",
  "jungle",
  "desert",
  "tundra",
  "volcanic",
  "barren",
  "gas_giant",
] as const;
export type PlanetClass = (typeof PLANET_CLASSES)[number];

/** Weights in the order of `PORT_CLASSES`. */
const PORT_WEIGHTS: Readonly<Record<ZoneId, readonly number[]>> = {
  federation: [1, 0, 0, 0, 0, 0, 0, 0],
  border: [1, 3, 3, 3, 2, 1, 2, 1],
  frontier: [0, 5, 1, 1, 0, 1, 0, 4],
  commerce: [1, 0, 1, 2, 1, 1, 6, 2],
  diplomatic: [3, 0, 1, 0, 2, 1, 3, 0],
  transit: [5, 0, 1, 1, 1, 0, 2, 2],
  explorer_guild: [1, 2, 1, 1, 1, 5, 0, 1],
  refugee_assistance: [1, 0, 4, 1, 5, 0, 0, 0],
  neutral_space: [0, 2, 1, 1, 0, 1, 1, 4],
};

/** Weights in the order of `PLANET_CLASSES`: kind worlds near home, harsh ones far out. */
const PLANET_WEIGHTS: Readonly<Record<ZoneId, readonly number[]>> = {
  federation: [1, 0, 0, 0, 0, 0, 0, 0],
  border: [4, 3, 3, 3, 2, 1, 1, 2],
  frontier: [1, 1, 2, 3, 3, 4, 4, 4],
  commerce: [3, 3, 1, 2, 1, 0, 1, 2],
  diplomatic: [5, 4, 2, 1, 1, 0, 0, 0],
  transit: [1, 1, 0, 1, 1, 0, 3, 3],
  explorer_guild: [1, 2, 3, 2, 2, 2, 1, 2],
  refugee_assistance: [5, 3, 3, 1, 1, 0, 0, 0],
  neutral_space: [1, 1, 1, 2, 2, 2, 4, 3],
};

/** What stands where, by sector index. A class is 1 + its index in its list, 0 means none. */
export interface Sites {
  readonly portClass: Uint8Array;
  readonly planetClass: Uint8Array;
}

function drawWeighted(stream: Stream, weights: readonly number[]): number {
  let draw = drawInt(stream, 0, weights.reduce((sum, weight) => sum + weight, 0) - 1);
  return weights.findIndex((weight) => {
    draw -= weight;
    return draw < 0;
  });
}

/** Puts `quota` sites into a run: one into each of `quota` equal stretches of it, so that no stretch is a desert. */
function placeSites(
  stream: Stream,
  classes: Uint8Array,
  run: ZoneRun,
  quota: number,
  weights: readonly number[],
): void {
  for (let k = 0; k < quota; k++) {
    const from = Math.floor((run.count * k) / quota);
    const to = Math.floor((run.count * (k + 1)) / quota) - 1;
    const index = run.firstNumber - 1 + drawInt(stream, from, to);
    classes[index] = 1 + drawWeighted(stream, weights);
  }
}

/** Places every zone's quota of ports and planets, exactly. The two streams keep ports and planets independent. */
export function sitesOf(
  portStream: Stream,
  planetStream: Stream,
  runs: readonly ZoneRun[],
  quotas: SiteQuotas,
): Sites {
  const last = runs.at(-1)!;
  const sectorCount = last.firstNumber + last.count - 1;
  const sites = { portClass: new Uint8Array(sectorCount), planetClass: new Uint8Array(sectorCount) };
  runs.forEach((run, i) => {
    placeSites(portStream, sites.portClass, run, quotas.ports[i]!, PORT_WEIGHTS[run.zone.id]);
    if (run.zone.id === "federation") sites.planetClass[0] = 1;
    else placeSites(planetStream, sites.planetClass, run, quotas.planets[i]!, PLANET_WEIGHTS[run.zone.id]);
  });
  return sites;
}
