import { FIRST_WORLD } from "../../galaxy/world.ts";
import type { Commit, Stage } from "../../platform/moments.ts";
import { type Player, players } from "../../players/schema.ts";
import { pilots } from "../schema.ts";
import { changedVisit, isAbroad } from "./visit.ts";

/**
 * A visit begins where the pilot is in the former home, and ends where the pilot is in the new one. A player who has lost the home
 * without another stays until one is chosen. Nobody is a visitor in the Nexus, and a player at home there may stay anywhere.
 */
export async function homeMoved(
  commit: Commit,
  { uid, toRegionId }: { readonly uid: string; readonly toRegionId: string | null },
): Promise<Stage | undefined> {
  if (toRegionId === null || toRegionId === FIRST_WORLD.nexusId) return undefined;
  return standingChanged(commit, uid, { homeRegionId: toRegionId });
}

/** An entitlement that ends abroad leaves a visit's hours from now on; one that begins takes the end away. */
export async function entitlementChanged(
  commit: Commit,
  { uid, galacticCitizen }: { readonly uid: string; readonly galacticCitizen: boolean },
): Promise<Stage | undefined> {
  return standingChanged(commit, uid, { galacticCitizen });
}

async function standingChanged(
  { reads, now }: Commit,
  uid: string,
  change: Partial<Player>,
): Promise<Stage | undefined> {
  const pilot = await reads.get(pilots, { uid });
  const player = await reads.get(players, { uid });
  if (pilot === undefined || player === undefined) return undefined;
  const changed = { ...player, ...change };
  const visit = changedVisit(pilot, changed, now);
  const purse = isAbroad(pilot.place.regionId, changed) ? pilot.purse : null;
  if (visit === pilot.visit && purse === pilot.purse) return undefined;
  return (tx) => tx.update(pilots.ref({ uid }), { visit, purse });
}
