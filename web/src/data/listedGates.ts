import { useMemo } from "react";
import type { Place } from "../../../functions/src/galaxy/routes/stretches.ts";
import { useWatched, type Watched } from "./watch.ts";

/** Of 500 gates each. */
const MAX_INDEXES = 20;

/** The open gates of a Nexus, each with the region that it leads to and its sector there; null follows nothing. */
export function useListedGates(regionId: string | null): Watched<readonly Place[]> {
  const indexes = useWatched<readonly { readonly gates: readonly Place[] }[]>(
    regionId === null
      ? null
      : { template: "regions/{regionId}/gateIndexes", parameters: { regionId }, limit: MAX_INDEXES },
  );
  return useMemo(
    () =>
      indexes.state === "here" ? { ...indexes, value: indexes.value.flatMap(({ gates }) => gates) } : indexes,
    [indexes],
  );
}
