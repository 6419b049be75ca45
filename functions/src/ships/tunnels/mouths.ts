import { zoneRunsOf } from "../../galaxy/generation/quotas.ts";
import { REGION_SECTOR_COUNT } from "../../galaxy/zones.ts";
import { bucketOf, keyedDigest, keyedHex } from "../../platform/random.ts";

const MOUTHS_A_MONTH = 3;
/** The first mouth of each month leads within its region. */
const WITHIN = 0;

const FRONTIER = zoneRunsOf("owned", REGION_SECTOR_COUNT).find(({ zone }) => zone.id === "frontier")!;

export const isFrontier = (sectorNumber: number): boolean =>
  sectorNumber >= FRONTIER.firstNumber && sectorNumber < FRONTIER.firstNumber + FRONTIER.count;

/** Where a tunnel begins, before anybody has found it. */
export interface Mouth {
  readonly tunnelId: string;
  readonly sectorNumber: number;
  readonly leadsWithin: boolean;
}

/**
 * The mouths of a region in a UTC month, `2102-01`: three frontier sectors. They follow from a key that nobody has but the functions, since
 * seeds are public and the generator is open.
 */
export function mouthsOf(key: string, regionId: string, month: string): Mouth[] {
  const mouths: Mouth[] = [];
  for (let draw = 0; mouths.length < MOUTHS_A_MONTH; draw++) {
    const sectorNumber = frontierSector(keyedDigest(key, "mouth", regionId, month, draw));
    if (mouths.some((mouth) => mouth.sectorNumber === sectorNumber)) continue;
    const index = mouths.length;
    const tunnelId = keyedDigest(key, "tunnel", regionId, month, index);
    mouths.push({ tunnelId, sectorNumber, leadsWithin: index === WITHIN });
  }
  return mouths;
}

/** The frontier sector where a tunnel ends; another one than `but`. */
export function farSectorOf(key: string, tunnelId: string, but: number | null): number {
  for (let draw = 0; ; draw++) {
    const sectorNumber = frontierSector(keyedDigest(key, "far", tunnelId, draw));
    if (sectorNumber !== but) return sectorNumber;
  }
}

const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const LOT_LETTERS = 8;

/** Where among the ids of regions, in their order, the one is looked for in which a tunnel ends. */
export function lotOf(key: string, tunnelId: string): string {
  const hex = keyedHex(key, JSON.stringify(["lot", tunnelId]));
  return Array.from({ length: LOT_LETTERS }, (_, index) =>
    LETTERS.charAt(Number.parseInt(hex.slice(4 * index, 4 * index + 4), 16) % LETTERS.length),
  ).join("");
}

const frontierSector = (seed: string): number => FRONTIER.firstNumber + bucketOf(seed, FRONTIER.count);
