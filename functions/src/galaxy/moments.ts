import type { Point } from "../platform/moments.ts";

interface Place {
  readonly regionId: string;
  readonly sectorNumber: number;
}

/** A way from sector to sector that is no warp and no gate of the platform's. */
export interface Shortcut {
  readonly kind: "playerGate" | "tunnel";
  readonly id: string;
  readonly from: Place;
  readonly to: Place;
  readonly feeCredits: number;
  readonly turnsTenths: number;
}

/** For whom shortcuts are looked for, and between which regions; within one where both are the same. */
export interface Wanted {
  readonly uid: string;
  readonly fromRegionId: string;
  readonly toRegionId: string;
  readonly now: Date;
}

/** What a later room knows of shortcuts that this player can take. */
export const shortcuts: Point<(wanted: Wanted) => Promise<readonly Shortcut[]>> = {
  name: "galaxy/shortcuts",
};
