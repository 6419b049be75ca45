import type { RegionsCreateRegionInput } from "../../../../client/rooms/regions.ts";
import { regionsCreateRegion } from "../../../../client/rooms/textBounds.ts";
import type { Region } from "../../../../functions/src/regions/schema.ts";
import { administration } from "../../words/administration.ts";
import { REGION_ID } from "./bounds.ts";

/** The form of a new region, as it is typed. */
export interface TypedRegion {
  readonly regionId: string;
  readonly displayName: string;
  readonly kind: Region["kind"];
  readonly ownerUid: string;
  readonly seed: string;
  readonly sectorCount: string;
}

/** What is not right yet; null where nothing is. */
export function wrongIn({ regionId, displayName, kind, ownerUid }: TypedRegion): string | null {
  const { create: say } = administration;
  if (!REGION_ID.test(regionId) || !isWithin(regionId, regionsCreateRegion.regionId)) return say.idForm;
  if (!isWithin(displayName.trim(), regionsCreateRegion.displayName)) return say.nameForm;
  return kind === "owned" && ownerUid.trim() === "" ? say.ownerNeeded : null;
}

const isWithin = ({ length }: string, { least, most }: { readonly least: number; readonly most: number }) =>
  length >= least && length <= most;

/** What is sent of it: what is left empty is left out. */
export function newRegionOf({
  regionId,
  displayName,
  kind,
  ownerUid,
  seed,
  sectorCount,
}: TypedRegion): Omit<RegionsCreateRegionInput, "requestId"> {
  return {
    regionId,
    displayName,
    kind,
    ...(kind === "owned" ? { ownerUid: ownerUid.trim() } : {}),
    ...(seed.trim() === "" ? {} : { seed: seed.trim() }),
    ...(kind === "nexus" && sectorCount !== "" ? { sectorCount: Number(sectorCount) } : {}),
  };
}
