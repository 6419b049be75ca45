import fc from "fast-check";
import type { ShipClass } from "../../../functions/src/galaxy/routes/speed.ts";
import type { Reason } from "../../../functions/src/platform/errors.ts";
import type { Commodity } from "../../../functions/src/platform/goods.ts";

/** A ring of sectors, each joined to both neighbours; the first seven are federation space, with a starport each. */
export const RING = 10;
export const PORTS: readonly number[] = [1, 2, 3, 4, 5, 6, 7, 9];
/** Of those, the one without a yard. */
export const MINE = 9;
/** The sectors in which combat is possible. */
export const OPEN: readonly number[] = [8, 9, 10];

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

const DAY_MS = 24 * 3_600_000;
/** Turns in milliseconds of growth: a tenth is 30,000 of them. */
const TENTH_MS = 30_000;
const CAP_MS = 2_880 * TENTH_MS;

export type Goods = Partial<Record<Commodity, number>>;

interface ModelShip {
  readonly class: ShipClass;
  /** Its sector where it lies in port; null of the piloted one. */
  sector: number | null;
  readonly cargo: Map<Commodity, number>;
  readonly resale: number;
}

interface ModelPilot {
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

const ship = fc.nat(3);
const commodity = fc.constantFrom<Commodity>("ore", "food", "luxuries");
const goods = fc.dictionary(commodity, fc.integer({ min: 1, max: 12 }), {
  minKeys: 1,
}) as fc.Arbitrary<Goods>;

/** What one of the two players does, or time. */
const acts = fc.oneof(
  fc.record({
    kind: fc.constant("fly" as const),
    way: fc.array(fc.constantFrom(1, -1, 1, 3), { minLength: 1, maxLength: 12 }),
  }),
  fc.record({
    kind: fc.constant("fly" as const),
    way: fc.array(fc.constant(1), { minLength: 30, maxLength: 50 }),
  }),
  fc.record({ kind: fc.constantFrom("dock" as const, "dock" as const, "undock" as const) }),
  fc.record({
    kind: fc.constant("buy" as const),
    class: fc.constantFrom<ShipClass>("scout", "freighter", "fighter"),
  }),
  fc.record({ kind: fc.constantFrom("sell" as const, "board" as const), ship }),
  fc.record({ kind: fc.constant("load" as const), ship, commodity, units: fc.integer({ min: 1, max: 20 }) }),
  fc.record({ kind: fc.constant("move" as const), ship, to: ship, goods }),
  fc.record({ kind: fc.constant("jettison" as const), goods }),
  fc.record({ kind: fc.constant("steal" as const), ship }),
  fc.record({ kind: fc.constant("retire" as const) }),
);
const times = fc.record({
  kind: fc.constant("pass" as const),
  ms: fc.oneof(fc.nat(120_000), fc.nat(2 * 3_600_000), fc.constant(8 * DAY_MS)),
});
const repeats = fc.record({ kind: fc.constant("repeat" as const) });

export type Act = typeof acts extends fc.Arbitrary<infer One> ? One : never;
export type Command = ({ readonly by: 0 | 1 } & Act) | { kind: "pass"; ms: number } | { kind: "repeat" };

export const history: fc.Arbitrary<readonly Command[]> = fc.array(
  fc.oneof(
    {
      weight: 12,
      arbitrary: fc.tuple(fc.constantFrom<0 | 1>(0, 1), acts).map(([by, act]): Command => ({ by, ...act })),
    },
    { weight: 2, arbitrary: times },
    { weight: 1, arbitrary: repeats },
  ),
  { minLength: 25, maxLength: 60 },
);

/** What should be, told without the code's own words: one map of who has what, and where everybody is. */
export class Model {
  nowMs = 0;
  treasury = 0;
  /** What this history's players have paid the yards, less what these have paid back. */
  yards = 0;
  readonly issued = new Map<Commodity, number>();
  readonly pilots: ModelPilot[];

  constructor(sectors: readonly number[]) {
    this.pilots = sectors.map((sector) => ({
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
    if (refused === undefined && !["load", "retire"].includes(act.kind)) pilot.actedMs = this.nowMs;
    return refused;
  }

  private decide(pilot: ModelPilot, act: Act): Reason | undefined {
    switch (act.kind) {
      case "fly":
        return this.fly(pilot, act.way);
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
    if (!PORTS.includes(pilot.sector)) return "NO_PORT";
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
    if (ship === to) return "SAME_SHIP";
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

  private retire(pilot: ModelPilot): undefined {
    const day = (ms: number) => Math.floor(ms / DAY_MS);
    if (pilot.actedMs === null || day(pilot.actedMs + 7 * DAY_MS) >= day(this.nowMs)) return;
    pilot.actedMs = null;
    if (pilot.docked) return;
    pilot.docked = true;
    pilot.sector = nearestPort(pilot.sector);
  }
}

export const stepped = (sector: number, step: number) => ((sector - 1 + step + RING) % RING) + 1;

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
