import { colonies } from "../../../functions/src/colonies/schema.ts";
import { sectors } from "../../../functions/src/galaxy/documents.ts";
import type { ShipClass } from "../../../functions/src/galaxy/routes/speed.ts";
import type { Sector } from "../../../functions/src/galaxy/schema.ts";
import { players } from "../../../functions/src/players/schema.ts";
import { fighterIn } from "../combat/world.ts";
import type { Actor } from "../regions/world.ts";

/** The sectors beyond federation space that have a planet, in their order. */
export async function planetsIn(regionId: string): Promise<Sector[]> {
  const { docs } = await sectors.collection({ regionId }).get();
  return docs
    .map((doc) => doc.data())
    .filter(({ number, planet }) => planet !== null && number > 7)
    .sort((one, other) => one.number - other.number);
}

/** Somebody at home in the region, in the space of a sector, with a freighter and so many credits. */
export async function settlerIn(
  regionId: string,
  sectorNumber: number,
  { credits = 20_000, shipClass = "freighter" as ShipClass } = {},
): Promise<{ actor: Actor; shipId: string }> {
  const settler = await fighterIn(regionId, { sectorNumber, credits, shipClass });
  await players.ref({ uid: settler.actor.uid }).update({ homeRegionId: regionId });
  return settler;
}

export async function colonyIn(regionId: string, colonyId: string) {
  return (await colonies.ref({ regionId, colonyId }).get()).data();
}
