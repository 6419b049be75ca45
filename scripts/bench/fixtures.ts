import { DEFAULT_CONFIGURATION } from "../../functions/src/regions/configuration/configuration.ts";
import type { Region } from "../../functions/src/regions/schema.ts";

/** A region's document as `createRegion` leaves it, for measurements that begin behind that call. */
export function provisionedRegion(regionId: string, kind: Region["kind"], sectorCount: number): Region {
  return {
    regionId,
    worldId: "world",
    kind,
    status: "provisioning",
    statusReason: null,
    holds: { billing: null, platform: null },
    displayName: regionId,
    ownerUid: null,
    governorUid: null,
    governorChangesAt: [],
    mandatesEndAt: null,
    sectorCount,
    seed: regionId,
    jobId: regionId,
    configuration: DEFAULT_CONFIGURATION,
    memberCounts: { visitors: 0, residents: 0, citizens: 0, countedAt: null },
    createdAt: new Date(),
    activatedAt: null,
  };
}
