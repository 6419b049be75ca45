import { gates } from "../functions/src/galaxy/documents.ts";
import { monthOf } from "../functions/src/platform/ledger/day.ts";
import { mouthsOf } from "../functions/src/ships/tunnels/mouths.ts";
import { LOCAL_TUNNEL_KEY } from "../scripts/stack/run.ts";
import type { Account } from "./accounts.ts";
import { gameTime } from "./gameTime.ts";

const REGION_ID = "default";
/** In federation space, with a port. */
const PORT = 1;
/** In the border, a handful of warps from federation space. */
const DESTINATION = 60;

/** A trader leaves her first port, docks at another one, and flies to the border, on the routes that `planRoute` finds. */
export async function flyOut(account: Account, onProgress: (line: string) => void): Promise<void> {
  const { place } = await account.client.ships.undock({ regionId: REGION_ID });
  await flyTo(account, place.sectorNumber, PORT);
  const { feeCredits } = await account.client.ships.dock({ regionId: REGION_ID });
  onProgress(`Vera docked in sector ${PORT} for ${feeCredits} credits`);
  const flight = await flyTo(account, PORT, DESTINATION);
  onProgress(
    `Vera flew from sector ${PORT} to ${DESTINATION}, ${flight.warps} warps for ${flight.spentTenths / 10} turns`,
  );
}

/** The trader flies on into the frontier, to where one of the month's tunnels begins, and finds it: the local stack knows its own key. */
export async function findTunnel(account: Account, onProgress: (line: string) => void): Promise<void> {
  const [mouth] = mouthsOf(LOCAL_TUNNEL_KEY, REGION_ID, monthOf(gameTime()));
  await flyTo(account, DESTINATION, mouth!.sectorNumber);
  const { found } = await account.client.ships.survey({ regionId: REGION_ID });
  const [near, far] = found!.ends.map((end) => `${end.regionId}.${end.sectorNumber}`);
  onProgress(`Vera found a tunnel that leads from ${near} to ${far}`);
}

/** A Galactic Citizen flies to the gate and is on the way into the Nexus: some minutes of game time later she is there. */
export async function passTheGate(account: Account, onProgress: (line: string) => void): Promise<void> {
  const { place } = await account.client.ships.undock({ regionId: REGION_ID });
  const gate = (await gates.ref({ gateId: REGION_ID }).get()).data()!;
  await flyTo(account, place.sectorNumber, gate.sectorNumbers[1]);
  const passage = { regionId: REGION_ID, toRegionId: "nexus", isExpress: true, maxTotalCredits: 200 };
  const { feeCredits, arrivesAt } = await account.client.ships.bookPassage(passage);
  onProgress(`Gala is on the way into the Nexus for ${feeCredits} credits, and arrives at ${arrivesAt}`);
}

/** Flies nowhere where the ship is there already. */
export async function flyTo({ client }: Account, from: number, to: number, regionId = REGION_ID) {
  if (from === to) return { warps: 0, spentTenths: 0 };
  const { legs } = await client.galaxy.planRoute({
    from: { regionId, sectorNumber: from },
    to: { regionId, sectorNumber: to },
    prefer: "fewestTurns",
  });
  const sectors = legs[0]!.sectors.slice(1);
  const { spentTenths } = await client.ships.fly({ regionId, sectors });
  return { warps: sectors.length, spentTenths };
}
