import type { ShipClass } from "../../../functions/src/galaxy/routes/speed.ts";
import type { Reason } from "../../../functions/src/platform/errors.ts";
import type { Commodity } from "../../../functions/src/platform/goods.ts";
import { type Cargo, jettison, load, move } from "./cargoModel.ts";
import {
  callOffFreight,
  completeFreight,
  fetch,
  type ModelDepots,
  type ModelFreight,
  noDepots,
  send,
  settleFreight,
  store,
} from "./depotModel.ts";
import { book, callOff, complete, isUnderWay, type ModelPassage, ride, settle } from "./passageModel.ts";
import { abandon, collect, found, land, leave, type ModelColony } from "./settlerModel.ts";
import type { Act } from "./shipActs.ts";
import { board, buy, sell } from "./yardModel.ts";

/** A ring of sectors, each joined to both neighbours; the first seven are federation space, with a starport each. */
export const RING = 10;
export const PORTS: readonly number[] = [1, 2, 3, 4, 5, 6, 7, 9];
/** Of those, the one without a yard. */
export const MINE = 9;
/** The sectors in which combat is possible. */
export const OPEN: readonly number[] = [8, 9, 10];

/** The region's gate, and where the express lanes of the Nexus stop: at two terminals and that gate. */
export const GATE = { ring: 3, nexus: 4 } as const;
export const STOPS: readonly number[] = [2, 6, GATE.nexus];

export const FEE = 10;
export const MOST_SHIPS = 3;
export const START_CREDITS = 14_000;

const TENTHS: Readonly<Partial<Record<ShipClass, number>>> = {
  escape_pod: 20,
  scout: 8,
  freighter: 12,
  fighter: 10,
};

export const DAY_MS = 24 * 3_600_000;
/** Turns in milliseconds of growth: a tenth is 30,000 of them. */
export const TENTH_MS = 30_000;
const CAP_MS = 2_880 * TENTH_MS;

export interface ModelShip {
  readonly class: ShipClass;
  /** Its sector where it lies in a berth; null of the piloted one. No sector has berths of two kinds. */
  sector: number | null;
  readonly cargo: Cargo;
  readonly resale: number;
}

export interface ModelPilot {
  region: "ring" | "nexus";
  /** The latest one. */
  passage: ModelPassage | undefined;
  sector: number;
  berth: "space" | "port" | "planet";
  depots: ModelDepots;
  /** The latest one, and all. */
  freight: ModelFreight | undefined;
  readonly freights: ModelFreight[];
  /** By index, which a sold ship keeps. */
  readonly ships: (ModelShip | undefined)[];
  piloted: number;
  turnsMs: number;
  credits: number;
  /** Null while out of sight. */
  actedMs: number | null;
}

/** What is no act of the pilot's in space. */
const ENDINGS: readonly string[] = [
  ...["load", "retire", "callOff", "complete", "settle"],
  ...["send", "callOffFreight", "completeFreight", "settleFreight", "abandon"],
];
/** What is done where the pilot is, and leaves the pilot as it was. */
const STILL: readonly string[] = ["collect"];

type Holding = Extract<
  Act,
  {
    kind:
      | ("store" | "fetch" | "send" | "callOffFreight" | "completeFreight" | "settleFreight")
      | ("found" | "land" | "collect" | "abandon" | "leave");
  }
>;

/** What should be, told without the code's own words: one map of who has what, and where everybody is. */
export class Model {
  nowMs = 0;
  treasury = 0;
  /** What this history's players have paid the yards, less what these have paid back. */
  yards = 0;
  /** What the platform's gates have been paid. */
  gates = 0;
  /** What the platform's depots have been paid. */
  storage = 0;
  /** The tenth of the gates' fees that is the insurance's. */
  insurance = 0;
  readonly issued: Cargo = new Map<Commodity, number>();
  /** By plot, of both players. */
  readonly colonies = new Map<number, ModelColony>();
  readonly pilots: ModelPilot[];

  constructor(places: readonly Pick<ModelPilot, "region" | "sector">[]) {
    this.pilots = places.map(({ region, sector }) => ({
      region,
      passage: undefined,
      sector,
      berth: "space",
      depots: noDepots(),
      freight: undefined,
      freights: [],
      ships: [{ class: "scout", sector: null, cargo: new Map(), resale: 0 }],
      piloted: 0,
      turnsMs: 1_000 * TENTH_MS,
      credits: START_CREDITS,
      actedMs: 0,
    }));
  }

  pass(ms: number): void {
    this.nowMs += ms;
    for (const pilot of this.pilots)
      if (pilot.turnsMs < CAP_MS) pilot.turnsMs = Math.min(CAP_MS, pilot.turnsMs + ms);
  }

  tenthsOf = ({ turnsMs }: ModelPilot) => Math.floor(turnsMs / TENTH_MS);

  /** Does the act where it may be done; else says why not. */
  apply(by: 0 | 1, act: Act): Reason | undefined {
    const pilot = this.pilots[by]!;
    const refused = this.decide(pilot, act);
    if (refused === undefined && ![...ENDINGS, ...STILL].includes(act.kind)) pilot.actedMs = this.nowMs;
    return refused;
  }

  private decide(pilot: ModelPilot, act: Act): Reason | undefined {
    if (act.kind === "move" && act.ship === act.to) return "SAME_SHIP";
    if (isUnderWay(pilot) && !ENDINGS.includes(act.kind)) return "IN_PASSAGE";
    switch (act.kind) {
      case "fly":
        return this.fly(pilot, act.way.length > 0 ? act.way : stepsToGate(pilot.sector, pilot.region));
      case "dock":
        return this.dock(pilot);
      case "undock":
        if (pilot.berth === "space") return "NOT_DOCKED";
        pilot.berth = "space";
        return undefined;
      case "buy":
        return buy(this, pilot, act.class);
      case "sell":
        return sell(this, pilot, act.ship);
      case "board":
        return board(this, pilot, act.ship);
      case "load":
        return load(this, pilot.ships[act.ship], act.commodity, act.units);
      case "move":
        return move(this, pilot, act);
      case "jettison":
        return jettison(this, pilot, act.goods);
      case "steal":
        return pilot.berth === "space" ? "NOT_DOCKED" : "SHIP_UNKNOWN";
      case "retire":
        return this.retire(pilot);
      case "book":
        return book(this, pilot);
      case "ride":
        return ride(this, pilot, STOPS[act.stop]!, STOPS[act.to]!);
      case "callOff":
        return callOff(this, pilot);
      case "complete":
        return complete(this, pilot);
      case "settle":
        settle(this, pilot);
        return undefined;
      default:
        return this.decideOfHoldings(pilot, act);
    }
  }

  private decideOfHoldings(pilot: ModelPilot, act: Holding): Reason | undefined {
    switch (act.kind) {
      case "store":
        return store(pilot, act.goods);
      case "fetch":
        return fetch(pilot, act.goods);
      case "send":
        return send(this, pilot, act.to, act.goods);
      case "callOffFreight":
        return callOffFreight(this, pilot);
      case "completeFreight":
        return completeFreight(this, pilot);
      case "settleFreight":
        settleFreight(this, pilot);
        return undefined;
      case "found":
        return found(this, pilot, act.plot);
      case "land":
        return land(this, pilot);
      case "collect":
        return collect(this, pilot, act.plot);
      case "abandon":
        return abandon(this, pilot, act.plot);
      case "leave":
        return leave(this, pilot);
    }
  }

  private fly(pilot: ModelPilot, way: readonly number[]): Reason | undefined {
    if (way.some((step) => Math.abs(step) !== 1)) return "NO_WARP";
    const tenths = way.length * TENTHS[pilot.ships[pilot.piloted]!.class]!;
    if (this.tenthsOf(pilot) < tenths) return "TURNS_SHORT";
    pilot.turnsMs -= tenths * TENTH_MS;
    for (const step of way) pilot.sector = stepped(pilot.sector, step);
    pilot.berth = "space";
    return undefined;
  }

  private dock(pilot: ModelPilot): Reason | undefined {
    if (pilot.berth !== "space") return "DOCKED";
    if (pilot.region === "nexus" || !PORTS.includes(pilot.sector)) return "NO_PORT";
    if (pilot.credits < FEE) return "INSUFFICIENT_FUNDS";
    pilot.credits -= FEE;
    this.treasury += FEE;
    pilot.berth = "port";
    return undefined;
  }

  isHere({ sector }: ModelShip, pilot: ModelPilot): boolean {
    return sector === null || sector === pilot.sector;
  }

  private retire(pilot: ModelPilot): undefined {
    if (isUnderWay(pilot)) return;
    const day = (ms: number) => Math.floor(ms / DAY_MS);
    if (pilot.actedMs === null || day(pilot.actedMs + 7 * DAY_MS) >= day(this.nowMs)) return;
    pilot.actedMs = null;
    // In the ring of the Nexus there is no port to be towed to.
    if (pilot.berth !== "space" || pilot.region === "nexus") return;
    pilot.berth = "port";
    pilot.sector = nearestPort(pilot.sector);
  }
}

export const stepped = (sector: number, step: number) => ((sector - 1 + step + RING) % RING) + 1;

/** The fewest steps to the gate; who is there goes round to it again. */
export function stepsToGate(sector: number, region: "ring" | "nexus"): number[] {
  const ahead = (GATE[region] - sector + RING) % RING;
  if (ahead === 0) return [1, -1];
  return ahead <= RING / 2 ? new Array<number>(ahead).fill(1) : new Array<number>(RING - ahead).fill(-1);
}

/** Of the ring: itself, or its neighbour with the lower number that has one. */
function nearestPort(sector: number): number {
  if (PORTS.includes(sector)) return sector;
  return Math.min(...[stepped(sector, 1), stepped(sector, -1)].filter((next) => PORTS.includes(next)));
}
