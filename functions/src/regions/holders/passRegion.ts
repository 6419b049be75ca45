import { announce, type Commit } from "../../platform/moments.ts";
import type { Player } from "../../players/schema.ts";
import { stageNotice } from "../../players/stageNotice.ts";
import { ownerChanged } from "../moments.ts";
import { stageNews } from "../news.ts";
import { type Region, regions } from "../schema.ts";
import { requireAllowed } from "../status/capabilities.ts";
import { prepareHold } from "../status/changeStatus.ts";
import { releasedBy } from "../status/holds.ts";
import { governedAnew } from "./governorChange.ts";

/** `handOnRegion`: the owner has offered it. `succeedOwner`: the owner has let it go. */
export type Passing = "handOnRegion" | "succeedOwner";

/**
 * A region goes to a player who has paid for it, in two halves: what is returned writes. The new owner becomes a citizen, a
 * citizenship by owning it ends, the governor stays; what would have ended the region, an announcement or a hold for a
 * payment, is over.
 * @throws GameError `REGION_CLOSED`, or `STANDING_UNCHANGED` for somebody who is banned there.
 */
export async function preparePassing(
  commit: Commit,
  region: Region,
  owner: Player,
  action: Passing,
): Promise<() => void> {
  requireAllowed(region, "handOn");
  const { regionId, displayName, ownerUid: formerUid, holds } = region;
  const { uid } = owner;
  const stageChanged = await announce(ownerChanged, commit, { region, owner });
  const change = { ...governedAnew(region, { ownerUid: uid }, commit.now), closesAt: null };
  const stageRegion =
    holds.billing === null
      ? () => commit.tx.update(regions.ref({ regionId }), change)
      : await prepareHold(commit, region, { ...change, ...releasedBy(region, "billing") });
  return () => {
    stageChanged();
    stageRegion();
    const { tx, intent, now: at } = commit;
    const sentence = `The region ${displayName} is yours now.`;
    stageNotice(tx, { uid, kind: "REGION_RECEIVED", sentence, regionId }, { intent, at });
    if (formerUid !== null) {
      const sentence = `The region ${displayName} belongs to ${owner.name} now.`;
      stageNotice(tx, { uid: formerUid, kind: "REGION_HANDED_ON", sentence, regionId }, { intent, at });
    }
    const news = {
      title: `${displayName} has a new owner`,
      body: `It belongs to ${owner.name} now, and goes on.`,
    };
    stageNews(tx, regionId, news, { authorUid: uid, intent, at });
    commit.audit({
      action,
      regionId,
      subjectUid: uid,
      before: { ownerUid: formerUid },
      after: { ownerUid: uid },
      visibility: "public",
    });
  };
}
