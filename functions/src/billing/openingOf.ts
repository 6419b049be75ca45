import { worldSeed } from "../platform/config.ts";
import { derivedId } from "../platform/random.ts";
import { type ConfigurationChange, configurationChangeSchema } from "../regions/configuration.ts";
import type { Opening } from "../regions/opening.ts";
import type { Checkout } from "./schema.ts";

/** What a paid region is to be: decided by the same function when it is ordered and when it is paid. */
export function openingOf(
  order: {
    readonly checkoutId: string;
    readonly uid: string;
    readonly regionId: string;
    readonly displayName: string;
    readonly configuration: ConfigurationChange;
  },
  replacedId: string | null = null,
): Opening {
  const { checkoutId, uid, regionId, displayName, configuration } = order;
  return {
    regionId,
    displayName,
    configuration,
    kind: "owned",
    ownerUid: uid,
    seed: derivedId("seed", worldSeed.value(), regionId),
    sectorCount: null,
    jobId: derivedId("provisionRegion", checkoutId),
    holdIds: replacedId === null ? [checkoutId] : [checkoutId, replacedId],
  };
}

/** The opening that a stored checkout has paid for; null for one that buys no region. */
export function paidOpening({ checkoutId, uid, subject, opening }: Checkout): Opening | null {
  if (subject.kind !== "region" || opening === null) return null;
  const configuration = configurationChangeSchema.parse(JSON.parse(opening.configuration));
  const { displayName } = opening;
  return openingOf({ checkoutId, uid, regionId: subject.regionId, displayName, configuration });
}
