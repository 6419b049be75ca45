import { z } from "zod";
import { access, type Caller } from "../../platform/access.ts";
import { regionalAuthority } from "../../platform/authority.ts";
import { query } from "../../platform/callable.ts";
import { GameError } from "../../platform/errors.ts";
import { integer, regionId, sectorNumber } from "../../platform/fields.ts";
import { onlyContributionTo } from "../../platform/moments.ts";
import type { Reads } from "../../platform/store.ts";
import { gates, mapFacts } from "../documents.ts";
import { FIRST_WORLD } from "../world.ts";
import { joinLegs, type Leg } from "./journey.ts";
import { PREFERENCES, type Preference } from "./preference.ts";
import { regionGraph } from "./regionGraph.ts";
import { SHIP_CLASSES, TENTHS_PER_WARP } from "./speed.ts";
import {
  type GateSectors,
  gatesNeeded,
  isPassable,
  type Place,
  type Stretch,
  stretchesBetween,
} from "./stretches.ts";

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
    "The shortest way between two sectors whose charts the caller may see, or the one of the fewest turns, within a region or by warp gate across the Nexus, with what it takes a class of ship.",
  access: access.player,
  // A way across the Nexus searches 5,000 sectors.
  rateLimit: { callsPerMinute: 20 },
  input: z.strictObject({
    from: place,
    to: place,
    /** Left out: a turn for every warp. */
    shipClass: z.enum(SHIP_CLASSES).optional(),
    prefer: z.enum(PREFERENCES).default("shortest"),
  }),
  output: z.strictObject({
    legs: z.array(leg).min(1).max(3),
    warpCount: integer(0, 15_000),
    gateCount: integer(0, 2),
    distanceUnits: integer(0, 1_000_000_000),
    turnsTenths: integer(0, 300_020),
    turns: integer(0, 30_002),
    gateFeeCredits: integer(0, 500),
  }),
  async handle({ caller, reads }, { from, to, shipClass, prefer }) {
    await requireCharts(caller, from, to, reads);
    const stretches = await stretchesToFly(from, to, reads);
    const legs: Leg[] = [];
    for (const stretch of stretches) legs.push(await legOf(stretch, { from, to, prefer }, reads));
    const warpTenths = shipClass && TENTHS_PER_WARP[shipClass];
    return {
      ...joinLegs(legs, warpTenths),
      legs: legs.map((flown) => ({ ...flown, sectors: [...flown.sectors] })),
    };
  },
});

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

async function stretchesToFly(from: Place, to: Place, reads: Reads): Promise<Stretch[]> {
  const gatesByRegion = new Map<string, GateSectors>();
  for (const id of gatesNeeded(from, to, FIRST_WORLD.nexusId))
    gatesByRegion.set(id, await openGate(id, reads));
  return stretchesBetween(from, to, FIRST_WORLD.nexusId, (id) => gatesByRegion.get(id)!);
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

async function legOf(
  stretch: Stretch,
  { from, to, prefer }: { readonly from: Place; readonly to: Place; readonly prefer: Preference },
  reads: Reads,
): Promise<Leg> {
  const { regionId: id, first, last } = stretch;
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
  const [graph, { bestRoute }] = await Promise.all([regionGraph(id), import("./route.ts")]);
  const way = bestRoute(graph, first, last, prefer);
  if (way === null) {
    throw new GameError(
      "ROUTE_UNREACHABLE",
      `No warps lead from sector ${first} to sector ${last} of "${id}".`,
      {
        regionId: id,
        from: first,
        to: last,
      },
    );
  }
  return { regionId: id, ...way };
}
