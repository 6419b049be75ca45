import { z } from "zod";
import { access } from "../../platform/access.ts";
import { query } from "../../platform/callable.ts";
import { GameError } from "../../platform/errors.ts";
import { integer, regionId, sectorNumber } from "../../platform/fields.ts";
import type { Reads } from "../../platform/store.ts";
import { gates, mapFacts } from "../documents.ts";
import { FIRST_WORLD } from "../world.ts";
import { joinLegs, type Leg } from "./journey.ts";
import { routeWithin } from "./regionGraph.ts";

const place = z.strictObject({ regionId, sectorNumber });
type Place = z.infer<typeof place>;

const leg = z.strictObject({
  regionId,
  /** Every sector on the way, the first and the last included. */
  sectors: z.array(sectorNumber).max(5_000),
  warpCount: integer(0, 5_000),
  distanceUnits: integer(0, 1_000_000_000),
});

export const planRoute = query({
  summary:
    "The shortest way between two sectors, within a region or by warp gate across the Nexus, with its cost.",
  access: access.player,
  input: z.strictObject({ from: place, to: place }),
  output: z.strictObject({
    legs: z.array(leg).min(1).max(3),
    warpCount: integer(0, 15_000),
    gateCount: integer(0, 2),
    distanceUnits: integer(0, 1_000_000_000),
    turns: integer(0, 15_002),
    gateFeeCredits: integer(0, 500),
  }),
  async handle({ reads }, { from, to }) {
    const stretches = await stretchesBetween(from, to, reads);
    const legs: Leg[] = [];
    for (const stretch of stretches) legs.push(await legOf(stretch, from, to, reads));
    return { ...joinLegs(legs), legs: legs.map((flown) => ({ ...flown, sectors: [...flown.sectors] })) };
  },
});

interface Stretch {
  readonly regionId: string;
  readonly first: number;
  readonly last: number;
}

/** One stretch within a region, two when the Nexus is one of the ends, three across it. */
async function stretchesBetween(from: Place, to: Place, reads: Reads): Promise<Stretch[]> {
  if (from.regionId === to.regionId) {
    return [{ regionId: from.regionId, first: from.sectorNumber, last: to.sectorNumber }];
  }
  const outward = from.regionId === FIRST_WORLD.nexusId ? undefined : await openGate(from.regionId, reads);
  const inward = to.regionId === FIRST_WORLD.nexusId ? undefined : await openGate(to.regionId, reads);
  const crossing = {
    regionId: FIRST_WORLD.nexusId,
    first: outward?.nexusSector ?? from.sectorNumber,
    last: inward?.nexusSector ?? to.sectorNumber,
  };
  return [
    ...(outward ? [{ regionId: from.regionId, first: from.sectorNumber, last: outward.regionSector }] : []),
    crossing,
    ...(inward ? [{ regionId: to.regionId, first: inward.regionSector, last: to.sectorNumber }] : []),
  ];
}

/** @throws GameError `REGION_UNKNOWN`, or `ROUTE_UNREACHABLE` when the region has no open gate. */
async function openGate(id: string, reads: Reads): Promise<{ nexusSector: number; regionSector: number }> {
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

/** Who is in a suspended or closing region may find the way out of it; nobody is led into or through one. */
async function legOf(stretch: Stretch, from: Place, to: Place, reads: Reads): Promise<Leg> {
  const { regionId: id, first, last } = stretch;
  const found = await region(id, reads);
  const leaving = id === from.regionId;
  if (
    found.status !== "active" &&
    !(leaving && (found.status === "suspended" || found.status === "closing"))
  ) {
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
  const way = await routeWithin(id, found, first, last);
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
