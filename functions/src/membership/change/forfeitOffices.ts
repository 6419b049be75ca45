import type { Commit, Stage } from "../../platform/moments.ts";
import { members } from "../schema.ts";
import { withOffices } from "../votingPower.ts";
import { lostOffices } from "./lostOffices.ts";
import { stageMember } from "./stageMember.ts";

/** Of the regions in which one player holds an office; one commit has room for all of them. */
const MAX_REGIONS = 100;

/**
 * Who deletes the account holds no elected office from that instant on, and the public log says so; the membership is
 * erased by a task. The governor's office stands on the region's document and is not among them.
 */
export async function forfeitOffices(
  commit: Commit,
  { uid }: { readonly uid: string },
): Promise<Stage | undefined> {
  const seated = members
    .group()
    .where("uid", "==", uid)
    .where("offices", "array-contains-any", ["councilMember", "ambassador"])
    .limit(MAX_REGIONS);
  const { docs } = await commit.tx.get(seated);
  if (docs.length === 0) return undefined;
  return (tx) => {
    for (const doc of docs) {
      const after = withOffices(doc.data(), [], commit.now);
      stageMember(tx, after, commit.now);
      for (const entry of lostOffices(doc.data(), after, "account deleted")) commit.audit(entry);
    }
  };
}
