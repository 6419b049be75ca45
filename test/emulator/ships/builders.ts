import { sectors } from "../../../functions/src/galaxy/documents.ts";
import type { ShipClass } from "../../../functions/src/galaxy/routes/speed.ts";
import { balanceId } from "../../../functions/src/platform/ledger/accounts.ts";
import { ledgerBalances } from "../../../functions/src/platform/ledger/schema.ts";
import { players } from "../../../functions/src/players/schema.ts";
import { CLASSES } from "../../../functions/src/ships/classes.ts";
import { constructions } from "../../../functions/src/ships/constructions/schema.ts";
import { type Place, passages, pilots, ships } from "../../../functions/src/ships/schema.ts";
import type { Actor } from "../regions/world.ts";
import { linesOf, load, pilotOf, trader } from "./world.ts";

/** A Galactic Citizen aboard such a ship, docked at a yard of the explorer guild, with so many credits. */
export async function builder(homeRegionId: string, shipClass: ShipClass, credits: number): Promise<Actor> {
  const actor = await trader(homeRegionId, credits + 10);
  await players.ref({ uid: actor.uid }).update({ galacticCitizen: true });
  await aboard(actor, shipClass);
  await put(actor, await guildYard());
  return actor;
}

/** As if the actor had changed the ship. */
export async function aboard(actor: Pick<Actor, "uid">, shipClass: ShipClass): Promise<void> {
  const { shipId } = await pilotOf(actor);
  const { holdUnits, hullPoints, shieldPoints } = CLASSES[shipClass];
  await ships.ref({ shipId }).update({ class: shipClass, hullPoints, "shield.amount": shieldPoints });
  await pilots.ref({ uid: actor.uid }).update({ shipClass });
  await ledgerBalances
    .ref({ balanceId: balanceId(`hold:${shipId}`, 0) })
    .update({ capacityUnits: holdUnits });
}

/** As if the actor had flown there. */
export async function put({ uid }: Actor, place: Place): Promise<void> {
  await pilots.ref({ uid }).update({ place });
}

export async function guildYard(): Promise<Place> {
  const { docs } = await sectors
    .collection({ regionId: "nexus" })
    .where("district", "==", "explorer_guild")
    .where("port", "!=", null)
    .limit(1)
    .get();
  return { regionId: "nexus", sectorNumber: docs[0]!.data().number, berth: "port" };
}

/** Loads the goods and brings them, with the credits. */
export async function bring(
  actor: Actor,
  kind: "jumper" | "gate",
  { credits, goods }: { readonly credits: number; readonly goods: Parameters<typeof linesOf>[0] },
) {
  const { shipId } = await pilotOf(actor);
  for (const { commodity, units } of linesOf(goods)) await load(shipId, commodity as "ore", units);
  return actor.call<{ missing: unknown }>("ships/bringParts", { kind, credits, goods: linesOf(goods) });
}

/** As if the guild had taken its time. */
export async function done({ uid }: Actor): Promise<void> {
  await constructions.ref({ uid }).update({ readyAt: new Date() });
}

/** As if a passage's time had come. */
export async function ripen(passageId: string): Promise<void> {
  const at = new Date(Date.now() - 60_000);
  await passages.ref({ passageId }).update({ customsUntil: at, arrivesAt: at, dueAt: at });
}
