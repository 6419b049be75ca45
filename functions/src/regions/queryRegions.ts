import { z } from "zod";
import { access } from "../platform/access.ts";
import { query } from "../platform/callable.ts";
import { regionId } from "../platform/fields.ts";
import { statuteSchema } from "./configuration/partSchemas.ts";
import { readMemberCounts } from "./readMemberCounts.ts";
import { readRegion } from "./readRegion.ts";
import { memberCountsSchema, regionSchema, regionStatus } from "./schema.ts";

const MOST_REGIONS = 20;

const { displayName, kind, statusReason, ownerUid, governorUid, sectorCount } = regionSchema.shape;

export const queryRegions = query({
  summary: "Figures of several regions side by side, for callers who may see the analytics of each of them.",
  access: access.everyRegion("region:{regionId}:analytics:view"),
  input: z.strictObject({
    regionIds: z
      .array(regionId)
      .min(1)
      .max(MOST_REGIONS)
      .refine((ids) => new Set(ids).size === ids.length, "each region once"),
  }),
  output: z.strictObject({
    regions: z
      .array(
        z.strictObject({
          regionId,
          displayName,
          kind,
          status: regionStatus,
          statusReason,
          ownerUid,
          governorUid,
          sectorCount,
          governanceType: statuteSchema.governance.shape.type,
          tradeTaxBasisPoints: statuteSchema.economy.shape.tradeTaxBasisPoints,
          immigrationPolicy: statuteSchema.immigration.shape.policy,
          memberCounts: memberCountsSchema,
        }),
      )
      .max(MOST_REGIONS),
  }),
  // The access check has read every one of these documents.
  async handle({ reads }, { regionIds }) {
    const found = await Promise.all(regionIds.map((regionId) => readRegion(reads, regionId)));
    const countsOf = await readMemberCounts(reads, regionIds);
    return {
      regions: found.map((region) => ({
        regionId: region.regionId,
        displayName: region.displayName,
        kind: region.kind,
        status: region.status,
        statusReason: region.statusReason,
        ownerUid: region.ownerUid,
        governorUid: region.governorUid,
        sectorCount: region.sectorCount,
        governanceType: region.governance.type,
        tradeTaxBasisPoints: region.economy.tradeTaxBasisPoints,
        immigrationPolicy: region.immigration.policy,
        memberCounts: countsOf(region.regionId),
      })),
    };
  },
});
