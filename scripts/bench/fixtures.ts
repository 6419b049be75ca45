import { DEFAULT_CONFIGURATION } from "../../functions/src/regions/configuration/configuration.ts";
import { partsOf } from "../../functions/src/regions/configuration/parts.ts";
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
    ...partsOf(DEFAULT_CONFIGURATION).statute,
    createdAt: new Date(),
    activatedAt: null,
    closedAt: null,
    closesAt: null,
  };
}
