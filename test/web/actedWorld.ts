import { sectors } from "../../functions/src/galaxy/documents.ts";
import type { ShipClass } from "../../functions/src/galaxy/routes/speed.ts";
import { after, DAY_MS } from "../../functions/src/platform/duration.ts";
import type { Commodity } from "../../functions/src/platform/goods.ts";
import { players } from "../../functions/src/players/schema.ts";
import { type Place, pilots } from "../../functions/src/ships/schema.ts";
import type { Account } from "../../seed/accounts.ts";
import { aboard } from "../emulator/ships/builders.ts";
import { load, pilotOf } from "../emulator/ships/world.ts";
import { emptyDatabase } from "../support/emptyDatabase.ts";
import { openRegionFixture } from "../support/fixtures.ts";
import { grant, openAccounts } from "../support/ledger/ledger.ts";
import { admitCast, buildRegions, serveConsole } from "./world.ts";

/** Cyrus lives in the one and governs the other. */
export const ACTED = { uid: "demo-cyrus", home: "aurora", governed: "obsidian" } as const;

/** Regions with their sectors, the home among them, and Cyrus: a rich Galactic Citizen, docked at home. `prepare` calls as Cyrus. */
export async function openActed(
  sectorsOf: readonly string[],
  prepare: (cyrus: Account) => Promise<void> = async () => {},
): Promise<void> {
  const { uid, home, governed } = ACTED;
  await emptyDatabase();
  await openRegionFixture("default");
  await buildRegions(sectorsOf);
  await openRegionFixture(governed, { governorUid: uid });
  for (const regionId of [home, governed])
    await openAccounts({ accountId: `treasury:${regionId}`, regionId });
  const cyrus = await admitCast();
  for (const regionId of [home, governed]) await cyrus.client.membership.joinRegion({ regionId });
  await cyrus.client.membership.setHomeRegion({ regionId: home });
  await grant(await walletOf(uid), 200_000);
  const registeredAt = after(new Date(), -10 * DAY_MS);
  await players.ref({ uid }).update({ galacticCitizen: true, registeredAt });
  const ports = sectors.collection({ regionId: home }).where("port", "!=", null).limit(1);
  const { number } = (await ports.get()).docs[0]!.data();
  await comeTo({ regionId: home, sectorNumber: number, berth: "port" }, "scout");
  await prepare(cyrus);
  await cyrus.close();
  await serveConsole();
}

/** A player's account, whose name is a pseudonym. */
export const walletOf = async (uid: string) => (await players.ref({ uid }).get()).data()!.accountId;

/** As if Cyrus had come there in such a ship, with so much aboard that was not there before, and had rested. */
export async function comeTo(
  place: Place,
  shipClass: ShipClass,
  cargo: Partial<Record<Commodity, number>> = {},
): Promise<void> {
  const { uid } = ACTED;
  await aboard({ uid }, shipClass);
  await pilots.ref({ uid }).update({ place, "turns.amount": 2_000 });
  const { shipId } = await pilotOf({ uid });
  for (const [commodity, units] of Object.entries(cargo)) await load(shipId, commodity as Commodity, units);
}
