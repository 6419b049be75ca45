import { CHART_MARK } from "../../functions/src/galaxy/chartMark.ts";
import { chart } from "../../functions/src/galaxy/documents.ts";

interface Ring {
  readonly sectors: number;
  /** Where somebody may fight. */
  readonly isOpen: (number: number) => boolean;
  readonly hasPort: (number: number) => boolean;
}

/** The chart of a region whose sectors are a ring: each has warps to the two beside it. */
export async function openRingChart(regionId: string, { sectors, isOpen, hasPort }: Ring): Promise<void> {
  const numbers = Array.from({ length: sectors }, (_, index) => index + 1);
  await chart.ref({ regionId, chunk: 1 }).set({
    firstNumber: 1,
    count: sectors,
    sectorCount: 500,
    positions: numbers.flatMap((number) => [number, 0, 0]),
    warpCounts: numbers.map(() => 2),
    warps: numbers.flatMap((number) => warpsInRing(number, sectors)),
    zones: numbers.map((number) => (isOpen(number) ? 1 : 0)),
    marks: numbers.map((number) => (hasPort(number) ? CHART_MARK.port : 0)),
    gates: [],
  });
}

export const warpsInRing = (number: number, sectors: number): number[] =>
  [((number + sectors - 2) % sectors) + 1, (number % sectors) + 1].toSorted((a, b) => a - b);
