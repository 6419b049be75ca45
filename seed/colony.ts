import { sectors } from "../functions/src/galaxy/documents.ts";
import type { Account } from "./accounts.ts";
import { flyTo } from "./flight.ts";

const REGION_ID = "default";

/** What a colony takes, given to who registers while it stands; everybody else begins as ever. */
const GIFTS = { startingCredits: 10_000, startingShip: "freighter" } as const;
const USUAL = { startingCredits: 1_000, startingShip: "scout" } as const;

/** Registers those who begin with what a colony takes. */
export async function registerRich(
  administrator: Account,
  people: Readonly<Record<string, Account>>,
): Promise<void> {
  await administrator.client.regions.configureEconomy({ regionId: REGION_ID, economy: GIFTS });
  for (const [name, { client }] of Object.entries(people)) await client.players.registerPlayer({ name });
  await administrator.client.regions.configureEconomy({ regionId: REGION_ID, economy: USUAL });
}

/** A settler flies to the first planet beyond federation space, founds a colony there and lands. */
export async function settle(settler: Account, onProgress: (line: string) => void): Promise<void> {
  const { place } = await settler.client.ships.undock({ regionId: REGION_ID });
  const { docs } = await sectors.collection({ regionId: REGION_ID }).get();
  const planets = docs.map((doc) => doc.data()).filter(({ number, planet }) => number > 7 && planet !== null);
  const sectorNumber = Math.min(...planets.map(({ number }) => number));
  await flyTo(settler, place.sectorNumber, sectorNumber);
  const { costCredits } = await settler.client.colonies.foundColony({ regionId: REGION_ID, plot: 1 });
  await settler.client.colonies.landShip({ regionId: REGION_ID, at: "colony" });
  onProgress(`Fern founded a colony in sector ${sectorNumber} for ${costCredits} credits`);
}
