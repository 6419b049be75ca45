import { GameError } from "../../platform/errors.ts";
import { FIRST_WORLD } from "../world.ts";
import type { Leg, Ride } from "./journey.ts";
import type { LaneStops } from "./lanes.ts";
import type { Preference } from "./preference.ts";
import { regionGraph } from "./regionGraph.ts";
import type { Stretch } from "./stretches.ts";
import { terminalStops } from "./terminals.ts";

interface Flown {
  readonly legs: readonly Leg[];
  readonly ride: Ride | null;
}

/** A leg, or two with a ride between them. @throws GameError `ROUTE_UNREACHABLE` */
export async function legsOf(
  stretch: Stretch,
  { prefer, warpTenths, stops }: { prefer: Preference; warpTenths: number; stops: LaneStops },
): Promise<Flown> {
  const { regionId, first, last } = stretch;
  const direct = await legOf(stretch, prefer);
  if (prefer !== "fewestTurns" || regionId !== FIRST_WORLD.nexusId) return { legs: [direct], ride: null };
  const [graph, { rideBetween }] = await Promise.all([regionGraph(regionId), import("./lanes.ts")]);
  const allStops = new Map([...(await terminalStops()), ...stops]);
  const planned = rideBetween(graph, allStops, [first, last], direct.warpCount, warpTenths);
  if (planned === null) return { legs: [direct], ride: null };
  const { boardsAt, alightsAt, ...ride } = planned;
  const legs = [
    await legOf({ regionId, first, last: boardsAt }, prefer),
    await legOf({ regionId, first: alightsAt, last }, prefer),
  ];
  return { legs, ride };
}

/** @throws GameError `ROUTE_UNREACHABLE` */
export async function legOf({ regionId, first, last }: Stretch, prefer: Preference): Promise<Leg> {
  const [graph, routes] = await Promise.all([regionGraph(regionId), import("./route.ts")]);
  const way = routes.bestRoute(graph, first, last, prefer);
  if (way !== null) return { regionId, ...way };
  throw new GameError(
    "ROUTE_UNREACHABLE",
    `No warps lead from sector ${first} to sector ${last} of "${regionId}".`,
    { regionId, from: first, to: last },
  );
}
