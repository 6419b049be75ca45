import { derivedId } from "../../platform/random.ts";
import {
  type ConfigurationChange,
  configurationChangeSchema,
} from "../../regions/configuration/configuration.ts";
import type { Opening } from "../../regions/opening/opening.ts";
import type { Checkout } from "../schema.ts";

export interface OpeningTerms {
  /** Another checkout of the buyer for the same region, whose hold on the names stands in nobody's way. */
  readonly othersHoldId: string | null;
  /** Of the settings: with the id it decides the map. */
  readonly worldSeed: string;
}

/** The job that builds what a checkout has paid for. */
export const buildJobId = (checkoutId: string) => derivedId("provisionRegion", checkoutId);

/** What a paid region is to be: decided by the same function when it is ordered and when it is paid. */
export function openingOf(
  order: {
    readonly checkoutId: string;
    readonly uid: string;
    readonly regionId: string;
    readonly displayName: string;
    readonly configuration: ConfigurationChange;
  },
  { othersHoldId, worldSeed }: OpeningTerms,
): Opening {
  const { checkoutId, uid, regionId, displayName, configuration } = order;
  return {
    regionId,
    displayName,
    configuration,
    kind: "owned",
    ownerUid: uid,
    seed: derivedId("seed", worldSeed, regionId),
    sectorCount: null,
    jobId: buildJobId(checkoutId),
    holdIds: othersHoldId === null ? [checkoutId] : [checkoutId, othersHoldId],
  };
}

/** The opening that a stored checkout has paid for; null for one that buys no region. */
export function paidOpening(
  { checkoutId, uid, subject, opening }: Checkout,
  terms: OpeningTerms,
): Opening | null {
  if (subject.kind !== "region" || opening === null) return null;
  const configuration = configurationChangeSchema.parse(JSON.parse(opening.configuration));
  const { displayName } = opening;
  const order = { checkoutId, uid, regionId: subject.regionId, displayName, configuration };
  return openingOf(order, terms);
}
