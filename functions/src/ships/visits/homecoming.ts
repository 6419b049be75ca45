import { gates } from "../../galaxy/documents.ts";
import { regionGraph } from "../../galaxy/routes/regionGraph.ts";
import { FIRST_WORLD } from "../../galaxy/world.ts";
import type { Commit, Stage } from "../../platform/moments.ts";
import type { Reads } from "../../platform/store.ts";
import type { Player } from "../../players/schema.ts";
import { nearestPort } from "../idle/nearestPort.ts";
import { isStanding, refugeFor } from "../passages/placeOfReturn.ts";
import { presenceOf } from "../pilots/pilot.ts";
import { type Pilot, type Place, pilots, presence } from "../schema.ts";

const { nexusId } = FIRST_WORLD;

type Settler = Pick<Player, "uid" | "homeRegionId">;

export interface Homecoming {
  readonly place: Place;
  readonly stage: Stage;
}

/**
 * Brings a pilot home at once, with ship and cargo, in two halves. For a pilot in passage, the way back then leads there. Who is sent
 * away from the own home comes to the refuge.
 */
export async function prepareHomecoming(
  { reads, now }: Pick<Commit, "reads" | "now">,
  pilot: Pilot,
  player: Settler,
  { isSentAway }: { readonly isSentAway: boolean },
): Promise<Homecoming> {
  const { uid, passageId, idleOn } = pilot;
  const left = pilot.place.regionId;
  const place = await berthAtHome(reads, player, { left, isSentAway });
  const graph = await regionGraph(place.regionId);
  const moved = { place, arrivedAt: now, visit: null, purse: null, leftHome: null, uncleared: null };
  const seen = presenceOf(
    { ...pilot, ...moved },
    graph.getNodeAttribute(`${place.sectorNumber}`, "combatAllowed"),
  );
  return {
    place,
    stage(tx) {
      tx.update(pilots.ref({ uid }), moved);
      if (passageId !== null) return;
      if (left !== place.regionId) tx.delete(presence.ref({ regionId: left, uid }));
      if (idleOn !== null) tx.set(presence.ref({ regionId: place.regionId, uid }), seen);
    },
  };
}

/** Docked at the port nearest to home's gate; in the refuge of the Nexus where there is no home to come to. */
async function berthAtHome(
  reads: Reads,
  { uid, homeRegionId }: Settler,
  { left, isSentAway }: { readonly left: string; readonly isSentAway: boolean },
): Promise<Place> {
  if (
    homeRegionId === null ||
    (homeRegionId === left && isSentAway) ||
    !(await isStanding(reads, homeRegionId))
  )
    return refugeFor(reads, uid);
  const isNexus = homeRegionId === nexusId;
  const gate = await reads.get(gates, { gateId: isNexus ? left : homeRegionId });
  if (gate === undefined) return refugeFor(reads, uid);
  const [nexusSide, regionSide] = gate.sectorNumbers;
  return berthNear(homeRegionId, isNexus ? nexusSide : regionSide);
}

/** Docked at the port that the fewest warps lead to from the sector; in its space where no port can be reached. */
export async function berthNear(regionId: string, sectorNumber: number): Promise<Place> {
  const port = nearestPort(await regionGraph(regionId), sectorNumber);
  return { regionId, sectorNumber: port ?? sectorNumber, berth: port === null ? "space" : "port" };
}
