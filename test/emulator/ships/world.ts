import { chart, sectors } from "../../../functions/src/galaxy/documents.ts";
import { warpGraphOf } from "../../../functions/src/galaxy/routes/route.ts";
import { players } from "../../../functions/src/players/schema.ts";
import { type Pilot, type Presence, pilots, presence } from "../../../functions/src/ships/schema.ts";
import { type Actor, player } from "../regions/world.ts";

/** Somebody who registered before there were pilots, at home in the region. */
export async function settler(regionId: string): Promise<Actor> {
  const actor = await player();
  await players.ref({ uid: actor.uid }).update({ homeRegionId: regionId });
  return actor;
}

/** A settler whose pilot is in space. */
export async function flyer(regionId: string): Promise<Actor> {
  const actor = await settler(regionId);
  await actor.call("ships/undock", { regionId });
  return actor;
}

export async function pilotOf({ uid }: Pick<Actor, "uid">): Promise<Pilot> {
  return (await pilots.ref({ uid }).get()).data()!;
}

export async function presenceIn(
  regionId: string,
  { uid }: Pick<Actor, "uid">,
): Promise<Presence | undefined> {
  return (await presence.ref({ regionId, uid }).get()).data();
}

/** The first warp that leads from the sector. */
export async function neighbourOf(regionId: string, sectorNumber: number): Promise<number> {
  return (await sectors.ref({ regionId, sectorNumber }).get()).data()!.warps[0]!;
}

/** As many sectors as are asked for, each next to the one before. */
export async function wayFrom(regionId: string, sectorNumber: number, count: number): Promise<number[]> {
  const graph = warpGraphOf((await chart.collection({ regionId }).get()).docs.map((chunk) => chunk.data()));
  const way: number[] = [];
  while (way.length < count) way.push(Number(graph.outNeighbors(`${way.at(-1) ?? sectorNumber}`)[0]));
  return way;
}
