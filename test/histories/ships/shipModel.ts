import type { ShipClass } from "../../../functions/src/galaxy/routes/speed.ts";
import type { Reason } from "../../../functions/src/platform/errors.ts";
import type { Commodity } from "../../../functions/src/platform/goods.ts";
import { book, callOff, complete, isUnderWay, type ModelPassage, ride, settle } from "./passageModel.ts";
import type { Act, Goods } from "./shipActs.ts";

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

const PRICE: Readonly<Partial<Record<ShipClass, number>>> = {
  scout: 1_500,
  freighter: 5_000,
  fighter: 6_000,
};
const TENTHS: Readonly<Partial<Record<ShipClass, number>>> = { scout: 8, freighter: 12, fighter: 10 };
const HOLD: Readonly<Partial<Record<ShipClass, number>>> = { scout: 20, freighter: 80, fighter: 15 };

export const DAY_MS = 24 * 3_600_000;
/** Turns in milliseconds of growth: a tenth is 30,000 of them. */
export const TENTH_MS = 30_000;
const CAP_MS = 2_880 * TENTH_MS;

interface ModelShip {
  readonly class: ShipClass;
  /** Its sector where it lies in port; null of the piloted one. */
  sector: number | null;
  readonly cargo: Map<Commodity, number>;
  readonly resale: number;
}

export interface ModelPilot {
  region: "ring" | "nexus";
  /** The latest one. */
  passage: ModelPassage | undefined;
  sector: number;
  docked: boolean;
  /** By index, which a sold ship keeps. */
  readonly ships: (ModelShip | undefined)[];
  piloted: number;
  turnsMs: number;
  credits: number;
  /** Null while out of sight. */
  actedMs: number | null;
}

/** What is no act of the pilot's in space. */
const ENDINGS: readonly string[] = ["load", "retire", "callOff", "complete", "settle"];

/** What should be, told without the code's own words: one map of who has what, and where everybody is. */
export class Model {
  nowMs = 0;
  treasury = 0;
  /** What this history's players have paid the yards, less what these have paid back. */
  yards = 0;
  /** What the platform's gates have been paid. */
  gates = 0;
  /** The tenth of the gates' fees that is the insurance's. */
  insurance = 0;
  readonly issued = new Map<Commodity, number>();
  readonly pilots: ModelPilot[];

  constructor(places: readonly Pick<ModelPilot, "region" | "sector">[]) {
    this.pilots = places.map(({ region, sector }) => ({
      region,
      passage: undefined,
      sector,
      docked: false,
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
    if (refused === undefined && !ENDINGS.includes(act.kind)) pilot.actedMs = this.nowMs;
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
        if (!pilot.docked) return "NOT_DOCKED";
        pilot.docked = false;
        return undefined;
      case "buy":
        return this.buy(pilot, act.class);
      case "sell":
        return this.sell(pilot, act.ship);
      case "board":
        return this.board(pilot, act.ship);
      case "load":
        return this.load(pilot.ships[act.ship], act.commodity, act.units);
      case "move":
        return this.move(pilot, act);
      case "jettison":
        return this.jettison(pilot, act.goods);
      case "steal":
        return pilot.docked ? "SHIP_UNKNOWN" : "NOT_DOCKED";
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
    }
  }

  private fly(pilot: ModelPilot, way: readonly number[]): Reason | undefined {
    if (way.some((step) => Math.abs(step) !== 1)) return "NO_WARP";
    const tenths = way.length * TENTHS[pilot.ships[pilot.piloted]!.class]!;
    if (this.tenthsOf(pilot) < tenths) return "TURNS_SHORT";
    pilot.turnsMs -= tenths * TENTH_MS;
    for (const step of way) pilot.sector = stepped(pilot.sector, step);
    pilot.docked = false;
    return undefined;
  }

  private dock(pilot: ModelPilot): Reason | undefined {
    if (pilot.docked) return "DOCKED";
    if (pilot.region === "nexus" || !PORTS.includes(pilot.sector)) return "NO_PORT";
    if (pilot.credits < FEE) return "INSUFFICIENT_FUNDS";
    pilot.credits -= FEE;
    this.treasury += FEE;
    pilot.docked = true;
    return undefined;
  }

  private buy(pilot: ModelPilot, shipClass: ShipClass): Reason | undefined {
    const refused = this.atYard(pilot);
    if (refused !== undefined) return refused;
    if (pilot.ships.filter((one) => one !== undefined).length >= MOST_SHIPS) return "TOO_MANY_SHIPS";
    const price = PRICE[shipClass]!;
    if (pilot.credits < price) return "INSUFFICIENT_FUNDS";
    pilot.credits -= price;
    this.yards += price;
    pilot.ships.push({ class: shipClass, sector: pilot.sector, cargo: new Map(), resale: price / 2 });
    return undefined;
  }

  private sell(pilot: ModelPilot, index: number): Reason | undefined {
    const refused = this.atYard(pilot);
    if (refused !== undefined) return refused;
    const ship = pilot.ships[index];
    if (ship === undefined) return "SHIP_UNKNOWN";
    if (ship.sector === null) return "SHIP_PILOTED";
    if (ship.sector !== pilot.sector) return "SHIP_ELSEWHERE";
    if (unitsIn(ship) > 0) return "HOLD_NOT_EMPTY";
    pilot.credits += ship.resale;
    this.yards -= ship.resale;
    pilot.ships[index] = undefined;
    return undefined;
  }

  private atYard(pilot: ModelPilot): Reason | undefined {
    if (!pilot.docked) return "NOT_DOCKED";
    return pilot.sector === MINE ? "NO_YARD" : undefined;
  }

  private board(pilot: ModelPilot, index: number): Reason | undefined {
    if (!pilot.docked) return "NOT_DOCKED";
    const ship = pilot.ships[index];
    if (ship === undefined) return "SHIP_UNKNOWN";
    if (ship.sector === null) return "SHIP_PILOTED";
    if (ship.sector !== pilot.sector) return "SHIP_ELSEWHERE";
    pilot.ships[pilot.piloted]!.sector = pilot.sector;
    ship.sector = null;
    pilot.piloted = index;
    return undefined;
  }

  private load(ship: ModelShip | undefined, commodity: Commodity, units: number): Reason | undefined {
    if (this.isSealed(ship)) return undefined;
    if (ship === undefined) return "ACCOUNT_UNKNOWN";
    if (unitsIn(ship) + units > HOLD[ship.class]!) return "HOLD_FULL";
    add(ship.cargo, commodity, units);
    add(this.issued, commodity, units);
    return undefined;
  }

  private move(
    pilot: ModelPilot,
    { ship, to, goods }: { ship: number; to: number; goods: Goods },
  ): Reason | undefined {
    if (!pilot.docked) return "NOT_DOCKED";
    const ships = [pilot.ships[ship], pilot.ships[to]];
    for (const one of ships) {
      if (one === undefined) return "SHIP_UNKNOWN";
      if (one.sector !== null && one.sector !== pilot.sector) return "SHIP_ELSEWHERE";
    }
    const [source, target] = ships as [ModelShip, ModelShip];
    if (entriesOf(goods).some(([commodity, units]) => (source.cargo.get(commodity) ?? 0) < units))
      return "INSUFFICIENT_FUNDS";
    const moved = entriesOf(goods).reduce((sum, [, units]) => sum + units, 0);
    if (unitsIn(target) + moved > HOLD[target.class]!) return "HOLD_FULL";
    for (const [commodity, units] of entriesOf(goods)) {
      add(source.cargo, commodity, -units);
      add(target.cargo, commodity, units);
    }
    return undefined;
  }

  private jettison(pilot: ModelPilot, goods: Goods): Reason | undefined {
    const { cargo } = pilot.ships[pilot.piloted]!;
    if (entriesOf(goods).some(([commodity, units]) => (cargo.get(commodity) ?? 0) < units))
      return "INSUFFICIENT_FUNDS";
    for (const [commodity, units] of entriesOf(goods)) {
      add(cargo, commodity, -units);
      add(this.issued, commodity, -units);
    }
    return undefined;
  }

  /** Nothing is loaded into a ship that is under way. */
  private isSealed(ship: ModelShip | undefined): boolean {
    return this.pilots.some((pilot) => isUnderWay(pilot) && pilot.ships[pilot.piloted] === ship);
  }

  private retire(pilot: ModelPilot): undefined {
    if (isUnderWay(pilot)) return;
    const day = (ms: number) => Math.floor(ms / DAY_MS);
    if (pilot.actedMs === null || day(pilot.actedMs + 7 * DAY_MS) >= day(this.nowMs)) return;
    pilot.actedMs = null;
    // In the ring of the Nexus there is no port to be towed to.
    if (pilot.docked || pilot.region === "nexus") return;
    pilot.docked = true;
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

export const entriesOf = (goods: Goods) => Object.entries(goods) as [Commodity, number][];
const unitsIn = ({ cargo }: ModelShip) => [...cargo.values()].reduce((sum, units) => sum + units, 0);

function add(amounts: Map<Commodity, number>, commodity: Commodity, units: number): void {
  const sum = (amounts.get(commodity) ?? 0) + units;
  if (sum === 0) amounts.delete(commodity);
  else amounts.set(commodity, sum);
}
