import { chart, sectors } from "../../../functions/src/galaxy/documents.ts";
import { bestRoute, warpGraphOf } from "../../../functions/src/galaxy/routes/route.ts";
import { COMMODITIES, type Commodity } from "../../../functions/src/platform/goods.ts";
import { goodsOf } from "../../../functions/src/platform/ledger/assets.ts";
import { players } from "../../../functions/src/players/schema.ts";
import { type Pilot, type Presence, pilots, presence } from "../../../functions/src/ships/schema.ts";
import { grant, held, openAccounts } from "../../support/ledger/ledger.ts";
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
  const graph = await graphOf(regionId);
  const way: number[] = [];
  while (way.length < count) way.push(Number(graph.outNeighbors(`${way.at(-1) ?? sectorNumber}`)[0]));
  return way;
}

/** Flies the pilot, who is in space, to a sector without a port. */
export async function flyOut(actor: Actor, regionId: string): Promise<void> {
  const { sectorNumber } = (await pilotOf(actor)).place;
  const empty = (await sectors.collection({ regionId }).where("port", "==", null).limit(1).get()).docs[0]!;
  const way = bestRoute(await graphOf(regionId), sectorNumber, Number(empty.id))!;
  await actor.call("ships/fly", { regionId, sectors: way.sectors.slice(1) });
}

const graphOf = async (regionId: string) =>
  warpGraphOf((await chart.collection({ regionId }).get()).docs.map((chunk) => chunk.data()));

/** A settler with an account of so many credits, docked where the first pilot begins: at a starport. */
export async function trader(regionId: string, credits: number): Promise<Actor> {
  const actor = await settler(regionId);
  await openAccounts({ accountId: `player:${actor.uid}`, holderUid: actor.uid });
  if (credits > 0) await grant(`player:${actor.uid}`, credits);
  await actor.call("ships/undock", { regionId });
  await actor.call("ships/dock", { regionId });
  return actor;
}

export const creditsOf = ({ uid }: Pick<Actor, "uid">) => held(`player:${uid}`);

/** As if it had been bought at a port. */
export const load = (shipId: string, commodity: Commodity, units: number) =>
  grant(`hold:${shipId}`, units, goodsOf(commodity));

/** What is in a hold, by commodity. */
export async function cargoOf(shipId: string): Promise<Partial<Record<Commodity, number>>> {
  const units = await Promise.all(
    COMMODITIES.map(
      async (commodity) => [commodity, await held(`hold:${shipId}`, goodsOf(commodity))] as const,
    ),
  );
  return Object.fromEntries(units.filter(([, amount]) => amount > 0));
}

/** Goods as the callables take them. */
export const linesOf = (goods: Partial<Record<Commodity, number>>) =>
  Object.entries(goods).map(([commodity, units]) => ({ commodity, units }));
