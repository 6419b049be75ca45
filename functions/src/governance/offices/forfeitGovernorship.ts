import type { Commit, Stage } from "../../platform/moments.ts";
import { governedAnew } from "../../regions/holders/governorChange.ts";
import { readRegion } from "../../regions/readRegion.ts";
import { regions } from "../../regions/schema.ts";

/**
 * Who is a citizen no longer governs no longer, whatever the type of government: the powers fall back to the owner. The
 * other offices stand on the membership and go with the citizenship there.
 */
export async function forfeitGovernorship(
  { reads, audit, now }: Pick<Commit, "reads" | "audit" | "now">,
  { regionId, uid }: { readonly regionId: string; readonly uid: string },
): Promise<Stage | undefined> {
  const region = await readRegion(reads, regionId);
  if (region.governorUid !== uid) return undefined;
  return (tx) => {
    tx.update(regions.ref({ regionId }), governedAnew(region, { governorUid: null }, now));
    audit({ action: "vacateGovernorship", regionId, subjectUid: uid, visibility: "public" });
  };
}
