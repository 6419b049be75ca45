import { Filter } from "firebase-admin/firestore";
import { GameError } from "../../platform/errors.ts";
import type { Holding } from "../../platform/holdings.ts";
import type { Commit, Stage } from "../../platform/moments.ts";
import { regions } from "../schema.ts";
import { statusesAllowing } from "../status/capabilities.ts";
import { governedAnew } from "./governorChange.ts";

/** More than anybody owns or governs, closed regions included; one commit has room for all of them. */
const MAX_REGIONS = 200;

const ownedRegions: Holding = {
  name: "ownedRegions",
  form: "fixed",
  leaves: "By another player who accepts the offer of it, or by closing the region.",
  valueCredits: null,
  async requireUnbound({ tx }, uid) {
    // One that is closing has no way back: its end needs nobody's hand any more.
    const binding = regions
      .collection({})
      .where("ownerUid", "==", uid)
      .where("status", "in", statusesAllowing("configure"))
      .limit(MAX_REGIONS);
    const regionIds = (await tx.get(binding)).docs.map(({ id }) => id);
    if (regionIds.length === 0) return;
    throw new GameError(
      "OWNS_REGIONS",
      `You own ${regionIds.slice(0, 8).join(", ")}${regionIds.length > 8 ? ", …" : ""}: hand on or close ` +
        "each region first, then delete the account.",
      { regionIds },
    );
  },
};

export const estate = [ownedRegions];

/** Ended regions lose an owner whose account goes, and any region its governor, whose powers fall back to the owner. */
export async function releaseEstate(commit: Commit, { uid }: { readonly uid: string }): Promise<Stage> {
  const held = regions
    .collection({})
    .where(Filter.or(Filter.where("ownerUid", "==", uid), Filter.where("governorUid", "==", uid)))
    .limit(MAX_REGIONS);
  const { docs } = await commit.tx.get(held);
  return (tx) => {
    for (const doc of docs) {
      const region = doc.data();
      const { regionId, ownerUid } = region;
      const governs = region.governorUid === uid;
      const change = {
        ...(ownerUid === uid ? { ownerUid: null } : {}),
        ...(governs ? { governorUid: null } : {}),
      };
      tx.update(regions.ref({ regionId }), governedAnew(region, change, commit.now));
      if (governs) commit.audit({ action: "vacateGovernorship", regionId, visibility: "public" });
    }
  };
}
