import type { Commit, Stage } from "../../platform/moments.ts";
import { members, memberships } from "../schema.ts";

/**
 * A blocked account's memberships say so, past ones too: who acts in a region is looked up there, and nowhere else. Standing,
 * offices and votes stay as they are.
 */
export async function blockMembers(
  { tx }: Commit,
  { uid, blocked }: { readonly uid: string; readonly blocked: boolean },
): Promise<Stage | undefined> {
  const { docs } = await tx.get(memberships.collection({ uid }));
  if (docs.length === 0) return undefined;
  await tx.getAll(...docs.map(({ id: regionId }) => members.ref({ regionId, uid })));
  return (staging) => {
    for (const { id: regionId } of docs) staging.update(members.ref({ regionId, uid }), { blocked });
  };
}
