import { FIRST_WORLD } from "../../galaxy/world.ts";
import type { Commit, Stage } from "../../platform/moments.ts";
import { type Player, players } from "../../players/schema.ts";
import { pilots } from "../schema.ts";
import { changedVisit, isAbroad } from "./visit.ts";

interface HomeMove {
  readonly uid: string;
  readonly fromRegionId: string | null;
  readonly toRegionId: string | null;
  readonly isBanned: boolean;
}

/**
 * A visit begins where the pilot is in the former home, and ends where the pilot is in the new one. Who has lost the home without another
 * is a visitor wherever the pilot is; who is banned from it is brought away by the ban. Nobody is a visitor in the Nexus.
 */
export async function homeMoved(
  commit: Commit,
  { uid, fromRegionId, toRegionId, isBanned }: HomeMove,
): Promise<Stage | undefined> {
  if (toRegionId === FIRST_WORLD.nexusId) return undefined;
  const pilot = isBanned ? await commit.reads.get(pilots, { uid }) : undefined;
  if (pilot !== undefined && pilot.place.regionId === fromRegionId) return undefined;
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
