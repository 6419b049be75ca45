import { z } from "zod";
import { integer, regionId } from "../../platform/fields.ts";

const count = integer(0, 1_000_000_000);

/** Regions of which it is kept where a pilot has been, the first ones: the pilot's document stays small. */
export const MOST_CHARTED = 10;
/** A hexadecimal digit for four sectors, of the Nexus 1,250. */
const MOST_DIGITS = 1_250;

/** What a pilot has done: counters, and a bitmap of the sectors in which the pilot has been. Achievements follow from it. */
export const deedsField = z.strictObject({
  warps: count,
  /** On the Nexus' express lanes. */
  rides: count,
  /** Passages that have arrived. */
  passages: count,
  /** Fights in which the other ship alone was destroyed. */
  victories: count,
  /** Own ships that were destroyed. */
  losses: count,
  /** Fights out of which the own ship got away. */
  escapes: count,
  charted: z.array(z.strictObject({ regionId, sectors: z.string().max(MOST_DIGITS) })).max(MOST_CHARTED),
});
export type Deeds = z.infer<typeof deedsField>;

export const NO_DEEDS: Deeds = {
  warps: 0,
  rides: 0,
  passages: 0,
  victories: 0,
  losses: 0,
  escapes: 0,
  charted: [],
};

/** After a flight through sectors of a region. */
export const afterFlight = (deeds: Deeds, regionId: string, sectors: readonly number[]): Deeds =>
  seen({ ...deeds, warps: deeds.warps + sectors.length }, regionId, sectors);

type Stop = { readonly regionId: string; readonly sectorNumber: number };

export const afterRide = (deeds: Deeds, { regionId, sectorNumber }: Stop): Deeds =>
  seen({ ...deeds, rides: deeds.rides + 1 }, regionId, [sectorNumber]);

export const afterPassage = (deeds: Deeds, { regionId, sectorNumber }: Stop): Deeds =>
  seen({ ...deeds, passages: deeds.passages + 1 }, regionId, [sectorNumber]);

type End = "stands" | "fled" | "destroyed";

/** After a fight, by how it ended for the pilot and for the other. */
export function afterFight(deeds: Deeds, own: End, others: End): Deeds {
  if (own === "destroyed") return { ...deeds, losses: deeds.losses + 1 };
  if (own === "fled") return { ...deeds, escapes: deeds.escapes + 1 };
  return others === "destroyed" ? { ...deeds, victories: deeds.victories + 1 } : deeds;
}

/** In how many sectors of a region a pilot has been. */
export function sectorsSeen({ charted }: Deeds, regionId: string): number {
  const bitmap = charted.find((known) => known.regionId === regionId)?.sectors ?? "";
  return [...bitmap].reduce((sum, digit) => sum + BITS_SET[Number.parseInt(digit, 16)]!, 0);
}

const BITS_SET = [0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4];

function seen(deeds: Deeds, regionId: string, sectors: readonly number[]): Deeds {
  const { charted } = deeds;
  const known = charted.find((each) => each.regionId === regionId);
  if (known === undefined && charted.length === MOST_CHARTED) return deeds;
  const after = { regionId, sectors: sectors.reduce(withSector, known?.sectors ?? "") };
  if (known === undefined) return { ...deeds, charted: [...charted, after] };
  return { ...deeds, charted: charted.map((each) => (each === known ? after : each)) };
}

function withSector(bitmap: string, sectorNumber: number): string {
  const index = Math.floor((sectorNumber - 1) / 4);
  const grown = bitmap.padEnd(index + 1, "0");
  const digit = Number.parseInt(grown[index]!, 16) | (1 << ((sectorNumber - 1) % 4));
  return `${grown.slice(0, index)}${digit.toString(16)}${grown.slice(index + 1)}`;
}
