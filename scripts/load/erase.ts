import { gates } from "../../functions/src/galaxy/documents.ts";
import { derivedId } from "../../functions/src/platform/random.ts";
import { db } from "../../functions/src/platform/store.ts";
import { jobs } from "../../functions/src/platform/work/jobs.ts";
import { players } from "../../functions/src/players/schema.ts";
import { nameKeys } from "../../functions/src/regions/names/regionName.ts";
import { regionNames, regions } from "../../functions/src/regions/schema.ts";
import { deleteAccounts } from "./accounts.ts";

/** Takes a run out of a stack that others go on using: everything below its regions and players, and their accounts. */
export async function erase(regionIds: readonly string[], uids: readonly string[]): Promise<void> {
  // Only ever against emulators, which need no ramp.
  const writer = db().bulkWriter({ throttling: false });
  const below = [
    ...regionIds.map((regionId) => regions.ref({ regionId })),
    ...regionIds.map((regionId) => jobs.ref({ jobId: derivedId("load", regionId) })),
    ...uids.map((uid) => players.ref({ uid })),
  ];
  for (const document of below) await db().recursiveDelete(document, writer);
  for (const regionId of regionIds) {
    void writer.delete(gates.ref({ gateId: regionId }));
    for (const nameKey of nameKeys(regionId, regionId)) void writer.delete(regionNames.ref({ nameKey }));
  }
  await writer.close();
  await deleteAccounts(uids);
}
