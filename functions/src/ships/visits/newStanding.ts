import { FIRST_WORLD } from "../../galaxy/world.ts";
import type { Commit, Stage } from "../../platform/moments.ts";
import { movedHome } from "../../players/home.ts";
import { type Player, players } from "../../players/schema.ts";
import { prepareFallingAsleep } from "../dormancy/fallAsleep.ts";
import { pilots } from "../schema.ts";
import { changedVisit, isAbroad } from "./visit.ts";

interface HomeMove {
  readonly uid: string;
  readonly fromRegionId: string | null;
  readonly toRegionId: string | null;
  readonly isBanned: boolean;
  readonly isClosing: boolean;
}

/**
 * A visit begins where the pilot is in the former home, and ends where the pilot is in the new one; what is left in the former one is
 * dormant, unless it closes.
 */
export async function homeMoved(commit: Commit, move: HomeMove): Promise<Stage> {
  const { uid, fromRegionId, toRegionId, isClosing } = move;
  const visit = await visitAfterMove(commit, move);
  const player = isClosing ? undefined : await commit.reads.get(players, { uid });
  const left = fromRegionId === null ? [] : [fromRegionId];
  const sleep =
    player && (await prepareSleep(commit, { ...player, ...movedHome(player, toRegionId, commit.now) }, left));
  return (tx) => {
    visit?.(tx);
    sleep?.(tx);
  };
}

/**
 * Who has lost the home without another is a visitor wherever the pilot is; who is banned from it is brought away by the ban. Nobody is a
 * visitor in the Nexus.
 */
async function visitAfterMove(
  commit: Commit,
  { uid, fromRegionId, toRegionId, isBanned }: HomeMove,
): Promise<Stage | undefined> {
  if (toRegionId === FIRST_WORLD.nexusId) return undefined;
  const pilot = isBanned ? await commit.reads.get(pilots, { uid }) : undefined;
  if (pilot !== undefined && pilot.place.regionId === fromRegionId) return undefined;
  return standingChanged(commit, uid, { homeRegionId: toRegionId });
}

/**
 * An entitlement that ends abroad leaves a visit's hours from now on; one that begins takes the end away. What lies at outposts is dormant
 * without it.
 */
export async function entitlementChanged(
  commit: Commit,
  { uid, galacticCitizen }: { readonly uid: string; readonly galacticCitizen: boolean },
): Promise<Stage> {
  const visit = await standingChanged(commit, uid, { galacticCitizen });
  const player = await commit.reads.get(players, { uid });
  const sleep = player && (await prepareSleep(commit, { ...player, galacticCitizen }, []));
  return (tx) => {
    visit?.(tx);
    sleep?.(tx);
  };
}

/** What lies in regions that were left, and at outposts, of a player as the change leaves them. */
async function prepareSleep(
  commit: Commit,
  player: Player,
  leftRegionIds: readonly string[],
): Promise<Stage | undefined> {
  const pilot = await commit.reads.get(pilots, { uid: player.uid });
  if (pilot === undefined) return undefined;
  const outposts = pilot.sites.filter(({ kind }) => kind === "outpost").map(({ regionId }) => regionId);
  return prepareFallingAsleep(commit, { player, pilot }, [...leftRegionIds, ...outposts]);
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
