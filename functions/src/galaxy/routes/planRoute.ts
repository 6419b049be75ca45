import { z } from "zod";
import { access, type Caller } from "../../platform/access.ts";
import { regionalAuthority } from "../../platform/authority.ts";
import { query } from "../../platform/callable.ts";
import { GameError } from "../../platform/errors.ts";
import { documentId, integer, regionId, sectorNumber } from "../../platform/fields.ts";
import { contributionsTo, onlyContributionTo } from "../../platform/moments.ts";
import type { Reads } from "../../platform/store.ts";
import { gates, mapFacts } from "../documents.ts";
import { type Shortcut, shortcuts } from "../moments.ts";
import { FIRST_WORLD } from "../world.ts";
import { bestByShortcut, isBetter } from "./byShortcut.ts";
import { type Journey, joinLegs, type Leg, type Ride } from "./journey.ts";
import type { LaneStops } from "./lanes.ts";
import type { Flown } from "./legs.ts";
import { PREFERENCES, type Preference } from "./preference.ts";
import { regionGraph } from "./regionGraph.ts";
import { PLAIN_WARP_TENTHS, SHIP_CLASSES, TENTHS_PER_WARP } from "./speed.ts";
import {
  fromGateToGate,
  type GateSectors,
  gatesNeeded,
  isPassable,
  type Place,
  type Stretch,
  stretchesBetween,
} from "./stretches.ts";
import { terminalStops } from "./terminals.ts";

const place = z.strictObject({ regionId, sectorNumber });

const leg = z.strictObject({
  regionId,
  /** Every sector on the way, the first and the last included. */
  sectors: z.array(sectorNumber).max(5_000),
  warpCount: integer(0, 5_000),
  distanceUnits: integer(0, 1_000_000_000),
});

export const planRoute = query({
  summary:
    "The shortest way between two sectors whose charts the caller may see, within a region or across the Nexus, or the one of the fewest turns, which rides on the lanes where that helps.",
  access: access.player,
  // A way across the Nexus searches 5,000 sectors.
  rateLimit: { callsPerMinute: 20 },
  input: z.strictObject({
    from: place,
    to: place,
    /** Left out: a turn for every warp. */
    shipClass: z.enum(SHIP_CLASSES).optional(),
    prefer: z.enum(PREFERENCES).default("shortest"),
    /** Whether to look for gates of players, and tunnels that the caller knows, as well. */
    shortcuts: z.boolean().default(false),
  }),
  output: z.strictObject({
    /**
     * A passage leads from each to the next, from gate to gate across the Nexus with `fewestTurns`; the ride does where both lie
     * in the Nexus.
     */
    legs: z.array(leg).min(1).max(4),
    /** With `fewestTurns` alone; null where it saves no turns. `ships/rideLane` takes the two gates. */
    ride: z
      .strictObject({ fromGateId: documentId, toGateId: documentId, fareCredits: integer(10, 50) })
      .nullable(),
    /** What leads from the first leg to the second one, where the way takes it; only where it was asked for. */
    shortcut: z
      .strictObject({
        kind: z.enum(["playerGate", "tunnel"]),
        id: documentId,
        from: place,
        to: place,
        feeCredits: integer(0, 500),
        turnsTenths: integer(0, 150),
      })
      .nullable(),
    warpCount: integer(0, 15_000),
    gateCount: integer(0, 2),
    distanceUnits: integer(0, 1_000_000_000),
    turnsTenths: integer(0, 300_020),
    turns: integer(0, 30_002),
    gateFeeCredits: integer(0, 500),
  }),
  async handle({ caller, reads, now }, { from, to, shipClass, prefer, shortcuts: asksForShortcuts }) {
    await requireCharts(caller, from, to, reads);
    const warpTenths = shipClass === undefined ? PLAIN_WARP_TENTHS : TENTHS_PER_WARP[shipClass];
    const wanted = { from, to, prefer, warpTenths };
    if (!asksForShortcuts) return said(await planned(wanted, reads), null);
    for (const end of [from, to]) await requirePassable(end.regionId, { from, to }, reads);
    const shorter = await byShortcut(caller.uid, wanted, now);
    if (shorter === null) return said(await planned(wanted, reads), null);
    // Where no gate is open a shortcut may lead there.
    const usual = await planned(wanted, reads).catch(nullWhereUnreachable);
    const isShorter = usual === null || isBetter(shorter.journey, usual, prefer);
    return isShorter ? said(shorter.journey, shorter.shortcut) : said(usual, null);
  },
});

interface WantedWay {
  readonly from: Place;
  readonly to: Place;
  readonly prefer: Preference;
  readonly warpTenths: number;
}

const said = (journey: Journey, shortcut: Shortcut | null) => ({
  ...journey,
  shortcut,
  legs: journey.legs.map((flown) => ({ ...flown, sectors: [...flown.sectors] })),
});

/** By warps, rides and the platform's gates. */
async function planned({ from, to, prefer, warpTenths }: WantedWay, reads: Reads): Promise<Journey> {
  const { stretches, stops } = await stretchesToFly(from, to, reads);
  const legs: Leg[] = [];
  let ride: Ride | null = null;
  for (const stretch of prefer === "fewestTurns" ? fromGateToGate(stretches) : stretches) {
    await requirePassable(stretch.regionId, { from, to }, reads);
    const flown = await legsWithin(stretch, { prefer, warpTenths, stops });
    legs.push(...flown.legs);
    ride ??= flown.ride;
  }
  const between = { ride, gateCount: stops.size, crossingUnits: await crossingUnits(stretches) };
  return joinLegs(legs, between, warpTenths);
}

async function byShortcut(uid: string, { from, to, ...how }: WantedWay, now: Date) {
  const wanted = { uid, fromRegionId: from.regionId, toRegionId: to.regionId, now };
  const known = await Promise.all(
    (await contributionsTo(shortcuts)).map(({ contributed }) => contributed(wanted)),
  );
  const legBetween = (stretch: Stretch) => legOf(stretch, how.prefer);
  return bestByShortcut(known.flat(), { from, to }, { ...how, legOf: legBetween });
}

function nullWhereUnreachable(error: unknown): null {
  if (error instanceof GameError && error.reason === "ROUTE_UNREACHABLE") return null;
  throw error;
}

/**
 * A way tells the warps that it follows: of a region whose chart is not the caller's to read nothing is told.
 * @throws GameError `REGION_UNKNOWN`, `BANNED`, `NOT_A_MEMBER`.
 */
async function requireCharts(caller: Caller, from: Place, to: Place, reads: Reads): Promise<void> {
  const authority = await onlyContributionTo(regionalAuthority);
  const onTheWay = new Set([from.regionId, to.regionId]);
  if (onTheWay.size > 1) onTheWay.add(FIRST_WORLD.nexusId);
  await reads.load([...onTheWay].flatMap((id) => authority.paths(id, caller.uid)));
  for (const id of onTheWay) await authority.requireView(id, caller, reads);
}

/** What is to be flown, and where in the Nexus the gates on the way are stops of the lanes. */
async function stretchesToFly(
  from: Place,
  to: Place,
  reads: Reads,
): Promise<{ stretches: Stretch[]; stops: LaneStops }> {
  const gatesByRegion = new Map<string, GateSectors>();
  for (const id of gatesNeeded(from, to, FIRST_WORLD.nexusId))
    gatesByRegion.set(id, await openGate(id, reads));
  const stretches = stretchesBetween(from, to, FIRST_WORLD.nexusId, (id) => gatesByRegion.get(id)!);
  const stops = new Map([...gatesByRegion].map(([id, { nexusSector }]) => [nexusSector, id]));
  return { stretches, stops };
}

/** How far apart the two gates in the Nexus lie; 0 where it is not crossed. */
async function crossingUnits(stretches: readonly Stretch[]): Promise<number> {
  const crossing = stretches.length === 3 ? stretches[1]! : null;
  if (crossing === null) return 0;
  const [graph, { straightUnits }] = await Promise.all([
    regionGraph(crossing.regionId),
    import("./route.ts"),
  ]);
  return straightUnits(graph, crossing.first, crossing.last);
}

/** @throws GameError `REGION_UNKNOWN`, or `ROUTE_UNREACHABLE` when the region has no open gate. */
async function openGate(id: string, reads: Reads): Promise<GateSectors> {
  await region(id, reads);
  const gate = await reads.get(gates, { gateId: id });
  if (!gate?.open) {
    throw new GameError("ROUTE_UNREACHABLE", `The region "${id}" has no open gate to the Nexus.`, {
      regionId: id,
    });
  }
  return { nexusSector: gate.sectorNumbers[0], regionSector: gate.sectorNumbers[1] };
}

async function region(id: string, reads: Reads) {
  const found = await reads.get(mapFacts, { regionId: id });
  if (found === undefined)
    throw new GameError("REGION_UNKNOWN", `There is no region "${id}".`, { regionId: id });
  return found;
}

/** @throws GameError `REGION_CLOSED` or `SECTOR_UNKNOWN`. */
async function requirePassable(
  id: string,
  { from, to }: { readonly from: Place; readonly to: Place },
  reads: Reads,
): Promise<void> {
  const found = await region(id, reads);
  if (!isPassable(found.status, id === from.regionId)) {
    throw new GameError(
      "REGION_CLOSED",
      `The region "${id}" is ${found.status}; routes lead through active ones only.`,
      {
        regionId: id,
        status: found.status,
      },
    );
  }
  for (const end of [from, to]) {
    if (end.regionId === id && end.sectorNumber > found.sectorCount) {
      throw new GameError(
        "SECTOR_UNKNOWN",
        `The region "${id}" has the sectors 1 to ${found.sectorCount}; there is no ${end.sectorNumber}.`,
        { regionId: id, sectorNumber: end.sectorNumber, sectorCount: found.sectorCount },
      );
    }
  }
}

/** By warps, and in the Nexus by a ride where that saves turns. @throws GameError `ROUTE_UNREACHABLE` */
async function legsWithin(
  stretch: Stretch,
  { prefer, warpTenths, stops }: { prefer: Preference; warpTenths: number; stops: LaneStops },
): Promise<Flown> {
  const isRidden = prefer === "fewestTurns" && stretch.regionId === FIRST_WORLD.nexusId;
  const [graph, { legsOf }, terminals] = await Promise.all([
    regionGraph(stretch.regionId),
    import("./legs.ts"),
    isRidden ? terminalStops() : null,
  ]);
  const allStops = terminals === null ? null : new Map([...terminals, ...stops]);
  const flown = legsOf(graph, stretch, { prefer, warpTenths, stops: allStops });
  return flown ?? unreachable(stretch);
}

/** @throws GameError `ROUTE_UNREACHABLE` */
async function legOf({ regionId, first, last }: Stretch, prefer: Preference): Promise<Leg> {
  const [graph, routes] = await Promise.all([regionGraph(regionId), import("./route.ts")]);
  const way = routes.bestRoute(graph, first, last, prefer);
  return way === null ? unreachable({ regionId, first, last }) : { regionId, ...way };
}

function unreachable({ regionId, first, last }: Stretch): never {
  throw new GameError(
    "ROUTE_UNREACHABLE",
    `No warps lead from sector ${first} to sector ${last} of "${regionId}".`,
    { regionId, from: first, to: last },
  );
}
