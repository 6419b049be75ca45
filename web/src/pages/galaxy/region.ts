import type { Region } from "../../../../functions/src/regions/schema.ts";

/** What the map needs of a region's document. */
export type RegionFacts = Pick<Region, "status" | "displayName" | "kind" | "seed" | "sectorCount">;

/** A document of `gates`. */
export interface Gate {
  readonly id: string;
  readonly kind: "platform" | "terminal";
  readonly regionIds: readonly [string, string];
  readonly sectorNumbers: readonly [number, number];
  readonly open: boolean;
}
