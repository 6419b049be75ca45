import type { Commit, Stage } from "../../platform/moments.ts";
import { movedHome } from "../../players/home.ts";
import { type Player, players } from "../../players/schema.ts";
import { readRegion } from "../../regions/readRegion.ts";
import { allows } from "../../regions/status/capabilities.ts";
import { regionTimeMs } from "../../regions/status/holds.ts";
import { hasReach } from "../../ships/depots/reach.ts";
import { pilots } from "../../ships/schema.ts";
import { colonies, outposts } from "../schema.ts";
import type { Site } from "../sites.ts";
import { asleep, awake, occupied, vacant } from "./dormant.ts";

interface HomeMove {
  readonly uid: string;
  readonly toRegionId: string | null;
  readonly isClosing: boolean;
}

/**
 * Colonies of the former home become dormant, those of the new one go on. In a region that closes they end with it. Who makes the Nexus
 * the home has no outposts.
 */
export async function homeMoved(commit: Commit, { uid, toRegionId, isClosing }: HomeMove): Promise<Stage> {
  const player = isClosing ? undefined : await commit.reads.get(players, { uid });
  const moved = player && { ...player, ...movedHome(player, toRegionId, commit.now) };
  const stages = moved === undefined ? [] : await outpostsOf(commit, moved);
  for (const { regionId, siteId } of await sitesOf(commit, uid, "colony")) {
    const colony = await commit.reads.get(colonies, { regionId, colonyId: siteId });
    const region = await readRegion(commit.reads, regionId);
    if (colony === undefined || !allows(region, "vote")) continue;
    const timeMs = regionTimeMs(region, commit.now);
    const change = regionId === toRegionId ? awake(colony, timeMs) : asleep(colony, timeMs, commit.now);
    stages.push((tx) => tx.update(colonies.ref({ regionId, colonyId: siteId }), change));
  }
  return (tx) => {
    for (const stage of stages) stage(tx);
  };
}

/** Outposts become dormant with the end of the entitlement, and are used again when there is one. */
export async function entitlementChanged(
  commit: Commit,
  { uid, galacticCitizen }: { readonly uid: string; readonly galacticCitizen: boolean },
): Promise<Stage | undefined> {
  const player = await commit.reads.get(players, { uid });
  if (player === undefined) return undefined;
  const stages = await outpostsOf(commit, { ...player, galacticCitizen });
  return (tx) => {
    for (const stage of stages) stage(tx);
  };
}

/** What becomes of the outposts of a player as the change leaves them. */
async function outpostsOf(commit: Commit, player: Player): Promise<Stage[]> {
  const { uid } = player;
  const isKept = hasReach(player, commit.now);
  const stages: Stage[] = [];
  for (const { regionId } of await sitesOf(commit, uid, "outpost")) {
    const outpost = await commit.reads.get(outposts, { regionId, uid });
    if (outpost === undefined) continue;
    const change = isKept ? occupied(outpost, commit.now) : vacant(outpost, commit.now);
    stages.push((tx) => tx.update(outposts.ref({ regionId, uid }), change));
  }
  return stages;
}

async function sitesOf({ reads }: Commit, uid: string, kind: Site["kind"]): Promise<Site[]> {
  const pilot = await reads.get(pilots, { uid });
  return pilot?.sites.filter((site) => site.kind === kind) ?? [];
}
