import type { Commit, Stage } from "../../platform/moments.ts";
import { prepareMember } from "../change/changeMember.ts";
import { newMember } from "../newMember.ts";

/** Who registers is a resident of the first home at once. */
export function enterFirstHome(
  commit: Commit,
  { uid, name, homeRegionId }: { readonly uid: string; readonly name: string; readonly homeRegionId: string },
): Promise<Stage> {
  const resident = { uid, regionId: homeRegionId, name, standing: "resident", at: commit.now } as const;
  return prepareMember(commit, undefined, newMember(resident));
}
