import { mapFacts } from "../../galaxy/documents.ts";
import { zoneRunsOf } from "../../galaxy/generation/quotas.ts";
import { FIRST_WORLD } from "../../galaxy/world.ts";
import { bucketOf } from "../../platform/random.ts";
import type { Reads } from "../../platform/store.ts";
import type { Pilot, Place } from "../schema.ts";

/** Where a pilot is put back: where the passage began, or in the Nexus' refuge where that region is closing or has closed. */
export async function placeOfReturn(
  reads: Reads,
  { uid, place }: Pick<Pilot, "uid" | "place">,
): Promise<Place> {
  return (await isStanding(reads, place.regionId)) ? place : refugeFor(reads, uid);
}

/** Whether a region can be lived in. */
export async function isStanding(reads: Reads, regionId: string): Promise<boolean> {
  const region = await reads.get(mapFacts, { regionId });
  return region?.status === "active" || region?.status === "suspended";
}

/** The player's sector of the refuge. */
export async function refugeFor(reads: Reads, uid: string): Promise<Place> {
  const nexus = (await reads.get(mapFacts, { regionId: FIRST_WORLD.nexusId }))!;
  return refugeOf(uid, nexus.sectorCount);
}

const refugeIn = (nexusSectorCount: number) =>
  zoneRunsOf("nexus", nexusSectorCount).find(({ zone }) => zone.id === "refugee_assistance")!;

/** A sector of the refugee district, by a hash of the uid. */
export function refugeOf(uid: string, nexusSectorCount: number): Place {
  const refuge = refugeIn(nexusSectorCount);
  const sectorNumber = refuge.firstNumber + bucketOf(uid, refuge.count);
  return { regionId: FIRST_WORLD.nexusId, sectorNumber, berth: "space" };
}

/** Whether a sector lies in the refuge, where the displaced have free berths. */
export function isRefuge(
  { regionId, sectorNumber }: Pick<Place, "regionId" | "sectorNumber">,
  nexusSectorCount: number,
): boolean {
  if (regionId !== FIRST_WORLD.nexusId) return false;
  const { firstNumber, count } = refugeIn(nexusSectorCount);
  return firstNumber <= sectorNumber && sectorNumber < firstNumber + count;
}
