import type { Commit, Stage } from "../platform/moments.ts";
import type { Player } from "../players/schema.ts";
import type { Region } from "../regions/schema.ts";
import { prepareMember } from "./changeMember.ts";
import { ownersMembership } from "./ownership.ts";
import { members } from "./schema.ts";

/** The owner of a new region is its first citizen. */
export async function enterAsOwner(
  commit: Commit,
  { region, owner }: { readonly region: Region; readonly owner: Player | null },
): Promise<Stage | undefined> {
  if (owner === null) return undefined;
  return prepareMember(commit, undefined, ownersMembership(region, owner, undefined, commit.now));
}

/** The new owner of a region is a citizen of it. @throws GameError `STANDING_UNCHANGED` for somebody who is banned. */
export async function enterAsNewOwner(
  commit: Commit,
  { region, owner }: { readonly region: Region; readonly owner: Player },
): Promise<Stage> {
  const before = await commit.reads.get(members, { regionId: region.regionId, uid: owner.uid });
  return prepareMember(commit, before, ownersMembership(region, owner, before, commit.now));
}
