import { GameError } from "../../platform/errors.ts";
import type { Commit } from "../../platform/moments.ts";
import { members } from "../schema.ts";

/** Only a citizen governs a region. @throws GameError `NOT_A_MEMBER`. */
export async function requireCitizen(
  { reads }: Pick<Commit, "reads">,
  { regionId, uid }: { readonly regionId: string; readonly uid: string },
): Promise<{ readonly name: string }> {
  const member = await reads.get(members, { regionId, uid });
  if (member?.status === "active" && member.standing === "citizen") return member;
  throw new GameError(
    "NOT_A_MEMBER",
    `The player "${uid}" is no citizen of "${regionId}"; a governor must be one.`,
    { uid, regionId },
  );
}
