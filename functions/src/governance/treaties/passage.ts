import { memberAsOf } from "../../membership/bans/ban.ts";
import type { Border, Passage } from "../../membership/moments.ts";
import { members, memberships } from "../../membership/schema.ts";
import type { Commit } from "../../platform/moments.ts";
import { documentPath } from "../../platform/paths.ts";
import { isAdmittedFrom, partnersBan } from "./freeMovement.ts";
import { treatiesInForce } from "./inForce.ts";
import { termsBetween } from "./termsBetween.ts";
import { partnerIn } from "./treaty.ts";

/**
 * What the region's treaties of free movement say about one player at its border. One read for each of them that is in
 * force, twenty at the most, or one where there is none; and one for the player's membership in each region with which
 * bans are mutual.
 */
export async function passageByTreaty(
  { reads, tx, now }: Pick<Commit, "reads" | "tx" | "now">,
  { regionId, uid, homeRegionId }: Border,
): Promise<Passage> {
  const { docs } = await tx.get(treatiesInForce(regionId, "free_movement", now));
  const partners = docs.map((doc) => {
    const treaty = doc.data();
    const terms = termsBetween([treaty], now);
    return { ...terms, regionId: partnerIn(treaty, regionId), treatyId: treaty.treatyId };
  });
  const strict = partners.filter(({ mutualBans }) => mutualBans);
  await reads.load(
    strict.map((partner) => documentPath(members.template, { regionId: partner.regionId, uid })),
  );
  let refusal: Passage["refusal"] = null;
  for (const partner of strict) {
    const member = memberAsOf(await reads.get(members, { regionId: partner.regionId, uid }), now);
    if (member?.status === "banned") refusal ??= partnersBan(partner, regionId);
  }
  const isPartner = partners.some(
    ({ mutualAdmission, regionId }) => mutualAdmission && regionId === homeRegionId,
  );
  if (!isPartner || homeRegionId === null) return { admitted: false, refusal };
  const atHome = await reads.get(memberships, { uid, regionId: homeRegionId });
  return { admitted: isAdmittedFrom(atHome), refusal };
}
