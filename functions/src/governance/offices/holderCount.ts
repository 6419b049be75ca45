import { members } from "../../membership/schema.ts";
import type { Tx } from "../../platform/documents/tx.ts";
import type { Region } from "../../regions/schema.ts";
import type { Office } from "./office.ts";

/** Counts by aggregation: one read. A member who loses citizenship loses these offices in the same commit. */
export async function holderCount(
  tx: Tx,
  { regionId, governorUid }: Region,
  office: Office,
): Promise<number> {
  if (office === "governor") return governorUid === null ? 0 : 1;
  const holders = members.collection({ regionId }).where("offices", "array-contains", office);
  return (await tx.get(holders.count())).data().count;
}
