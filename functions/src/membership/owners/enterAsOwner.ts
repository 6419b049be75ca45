import type { Commit, Stage } from "../../platform/moments.ts";
import { documentPath } from "../../platform/paths.ts";
import type { Player } from "../../players/schema.ts";
import type { Region } from "../../regions/schema.ts";
import { prepareMember } from "../change/changeMember.ts";
import { members } from "../schema.ts";
import { disowned } from "../standing.ts";
import { ownersMembership } from "./ownership.ts";

/** The owner of a new region is its first citizen. */
export async function enterAsOwner(
  commit: Commit,
  { region, owner }: { readonly region: Region; readonly owner: Player | null },
): Promise<Stage | undefined> {
  if (owner === null) return undefined;
  return prepareMember(commit, undefined, ownersMembership(region, owner, undefined, commit.now));
}

/**
 * The new owner of a region is a citizen of it; the former one's citizenship has lost its ground.
 * @throws GameError `STANDING_UNCHANGED` for somebody who is banned.
 */
export async function enterAsNewOwner(
  commit: Commit,
  { region, owner }: { readonly region: Region; readonly owner: Player },
): Promise<Stage> {
  const { regionId, ownerUid: formerUid } = region;
  await commit.reads.load(
    [owner.uid, formerUid].flatMap((uid) =>
      uid === null ? [] : [documentPath(members.template, { regionId, uid })],
    ),
  );
  const before = await commit.reads.get(members, { regionId, uid: owner.uid });
  const staged = [await prepareMember(commit, before, ownersMembership(region, owner, before, commit.now))];
  const former =
    formerUid === null ? undefined : await commit.reads.get(members, { regionId, uid: formerUid });
  if (former?.status === "active") {
    const after = disowned(former, region.immigration, commit.now);
    if (after !== former) staged.push(await prepareMember(commit, former, after));
  }
  return () => {
    for (const stage of staged) stage();
  };
}
