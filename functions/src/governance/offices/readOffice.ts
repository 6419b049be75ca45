import type { Reads } from "../../platform/store.ts";
import { neverElected, type Office, type OfficeRecord } from "./office.ts";
import { offices } from "./schema.ts";

/** The record of an office, begun where there is none yet. */
export async function readOffice(reads: Reads, regionId: string, office: Office): Promise<OfficeRecord> {
  return (await reads.get(offices, { regionId, office })) ?? neverElected(regionId, office);
}
