import { ask, type Commit } from "../../platform/moments.ts";
import { documentPath } from "../../platform/paths.ts";
import type { Player } from "../../players/schema.ts";
import { readRegion } from "../../regions/readRegion.ts";
import { regions } from "../../regions/schema.ts";
import { combined, mayEnter } from "../moments.ts";
import { joinRequests, members, memberships } from "../schema.ts";
import { reputationAtBorder } from "./admission.ts";

/** All that the border looks at: documents in one round trip beyond the player's own, then what later rooms say. */
export async function readBorder(commit: Commit, { uid, homeRegionId }: Player, regionId: string) {
  const { reads } = commit;
  await reads.load([
    documentPath(regions.template, { regionId }),
    documentPath(members.template, { regionId, uid }),
    documentPath(joinRequests.template, { regionId, uid }),
    ...(homeRegionId === null ? [] : [documentPath(memberships.template, { uid, regionId: homeRegionId })]),
  ]);
  const region = await readRegion(reads, regionId);
  const earlier = await reads.get(members, { regionId, uid });
  const atHome =
    homeRegionId === null ? undefined : await reads.get(memberships, { uid, regionId: homeRegionId });
  return {
    region,
    earlier,
    reputation: reputationAtBorder(earlier, atHome),
    passage: combined(await ask(mayEnter, commit, { regionId, uid, homeRegionId })),
    applied: await reads.get(joinRequests, { regionId, uid }),
  };
}
