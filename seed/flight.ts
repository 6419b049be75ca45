import type { Account } from "./accounts.ts";

const REGION_ID = "default";
/** In the border, a handful of warps from federation space. */
const DESTINATION = 60;

/** A trader leaves her first port for the border, on the route that `planRoute` finds. */
export async function flyOut({ client }: Account, onProgress: (line: string) => void): Promise<void> {
  const { place } = await client.ships.undock({ regionId: REGION_ID });
  const { legs } = await client.galaxy.planRoute({
    from: { regionId: REGION_ID, sectorNumber: place.sectorNumber },
    to: { regionId: REGION_ID, sectorNumber: DESTINATION },
  });
  const sectors = legs[0]!.sectors.slice(1);
  const { spentTenths } = await client.ships.fly({ regionId: REGION_ID, sectors });
  onProgress(
    `Vera flew from sector ${place.sectorNumber} to ${DESTINATION}, ${sectors.length} warps for ${spentTenths / 10} turns`,
  );
}
