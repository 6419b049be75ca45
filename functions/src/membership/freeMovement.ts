import { treatiesInForce } from "../governance/treaties/inForce.ts";
import { termsBetween } from "../governance/treaties/termsBetween.ts";
import { partnerIn } from "../governance/treaties/treaty.ts";
import type { MutationContext } from "../platform/callable.ts";
import { documentPath } from "../platform/paths.ts";
import { memberAsOf } from "./ban.ts";
import { members } from "./schema.ts";

/** What a region's treaties of free movement say about one player at its border. */
export interface FreeMovement {
  /** Regions whose residents and citizens come in whatever the policy says. */
  readonly admittedFrom: readonly string[];
  /** A region that has banned the player, whose bans hold here too, and the treaty that says so; null where none has. */
  readonly bannedBy: { readonly regionId: string; readonly treatyId: string } | null;
}

/**
 * One read for each treaty of free movement that the region has in force, twenty at the most, or one where it has none;
 * and one for the player's membership in each region with which bans are mutual.
 */
export async function readFreeMovement(
  { reads, tx, now }: Pick<MutationContext, "reads" | "tx" | "now">,
  { regionId, uid }: { readonly regionId: string; readonly uid: string },
): Promise<FreeMovement> {
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
  let bannedBy: FreeMovement["bannedBy"] = null;
  for (const { regionId, treatyId } of strict) {
    const member = memberAsOf(await reads.get(members, { regionId, uid }), now);
    if (member?.status === "banned") bannedBy ??= { regionId, treatyId };
  }
  return {
    admittedFrom: partners
      .filter(({ mutualAdmission }) => mutualAdmission)
      .map((partner) => partner.regionId),
    bannedBy,
  };
}
