import type { Member } from "../../membership/schema.ts";
import { GameError } from "../../platform/errors.ts";

/**
 * Whether a treaty admits somebody who has a partner's region as the home: a resident or citizen there. Visitors are not
 * meant: anybody could become one on the way.
 */
export function isAdmittedFrom(atHome: Pick<Member, "status" | "standing"> | undefined): boolean {
  return atHome?.status === "active" && atHome.standing !== "visitor";
}

/** `BANNED`, with the region that has banned the player and the treaty by which that holds here. */
export function partnersBan(
  partner: { readonly regionId: string; readonly treatyId: string },
  regionId: string,
): GameError {
  return new GameError(
    "BANNED",
    `A ban from the region ${partner.regionId} holds in ${regionId} too, by the treaty ${partner.treatyId}.`,
    { regionId, bannedFromRegionId: partner.regionId, treatyId: partner.treatyId },
  );
}
