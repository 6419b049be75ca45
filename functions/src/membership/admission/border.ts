import { ask, type Commit } from "../../platform/moments.ts";
import { documentPath } from "../../platform/paths.ts";
import type { Player } from "../../players/schema.ts";
import { readRegion } from "../../regions/readRegion.ts";
import { regions } from "../../regions/schema.ts";
import { combined, mayEnter } from "../moments.ts";
import { joinRequests, members, memberships } from "../schema.ts";
import { asksElsewhere, isExempt, type Known, reputationAtBorder } from "./admission.ts";

/** Regions that are asked of a stranger. */
const MOST_ASKED = 100;

/** All that the border looks at: documents in one round trip beyond the player's own, then what later rooms say. */
export async function readBorder(commit: Commit, player: Player, regionId: string) {
  const { uid, homeRegionId } = player;
  const { reads } = commit;
  await reads.load([
    documentPath(regions.template, { regionId }),
    documentPath(members.template, { regionId, uid }),
    documentPath(joinRequests.template, { regionId, uid }),
    ...(homeRegionId === null ? [] : [documentPath(members.template, { regionId: homeRegionId, uid })]),
  ]);
  const region = await readRegion(reads, regionId);
  const earlier = await reads.get(members, { regionId, uid });
  const atHome =
    homeRegionId === null ? undefined : await reads.get(members, { regionId: homeRegionId, uid });
  const elsewhere = asksElsewhere(region.immigration, earlier)
    ? await knownOf(commit, uid)
    : [atHome].filter((known) => known !== undefined);
  return {
    region,
    earlier,
    reputation: reputationAtBorder(earlier, elsewhere),
    passage: combined(await ask(mayEnter, commit, { regionId, uid, homeRegionId })),
    isExempt: isExempt(player, atHome),
    applied: await reads.get(joinRequests, { regionId, uid }),
  };
}

/** What all regions say of a player: a read for each. */
async function knownOf({ tx }: Commit, uid: string): Promise<Known[]> {
  const { docs } = await tx.get(memberships.collection({ uid }).limit(MOST_ASKED));
  return docs.map((doc) => doc.data());
}
