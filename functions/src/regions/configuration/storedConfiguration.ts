import { z } from "zod";
import type { Tx } from "../../platform/documents/tx.ts";
import { documents, type Reads } from "../../platform/store.ts";
import { type Beside, inRegion, type Region, regions, settings } from "../schema.ts";
import { settingsBeforeVersion3 } from "../versions.ts";
import type { Configuration } from "./configuration.ts";
import { joined, partsOf } from "./parts.ts";

/** Everything that a region's government can set. Billed as one read, of the settings, beside the region's that has been read. */
export async function readConfiguration(reads: Reads, region: Region): Promise<Configuration> {
  const { regionId } = region;
  const beside = await reads.get(settings, inRegion(regionId));
  return joined(region, beside ?? (await settingsOnRegion(reads, regionId)));
}

/** What stands beside it. Billed as nothing where the configuration has been read. */
export async function readBeside(reads: Reads, { regionId }: Pick<Region, "regionId">): Promise<Beside> {
  const stored = await reads.get(settings, inRegion(regionId));
  const { specializedBefore = [], aid = null, dockingWaiver = null } = stored ?? {};
  return { specializedBefore, aid, dockingWaiver };
}

/**
 * Writes a configuration over the one that this transaction has read, and what else changes on the region's document. Of
 * both documents only what differs is written.
 */
export function stageConfiguration(
  tx: Tx,
  regionId: string,
  { configuration, beside }: { readonly configuration: Configuration; readonly beside: Beside },
  change: Partial<Region> = {},
): void {
  const { statute, settings: set } = partsOf(configuration);
  tx.update(regions.ref({ regionId }), { ...change, ...statute });
  tx.set(settings.ref(inRegion(regionId)), {
    regionId,
    ...set,
    ...beside,
  });
}

/** Until a region is stored in version 3 its settings stand on its own document, which is read already. */
async function settingsOnRegion(reads: Reads, regionId: string) {
  const { configuration } = (await reads.get(regionsBeforeVersion3, { regionId }))!;
  return settingsBeforeVersion3(configuration);
}

const regionsBeforeVersion3 = documents(
  { path: "regions/{regionId}" },
  z.object({ configuration: z.record(z.string(), z.unknown()) }),
  { isPart: true },
);
