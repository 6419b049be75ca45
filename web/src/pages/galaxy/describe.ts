import { CHART_MARK } from "../../../../functions/src/galaxy/chartMark.ts";
import type { Place } from "../../../../functions/src/galaxy/routes/stretches.ts";
import { FIRST_WORLD } from "../../../../functions/src/galaxy/world.ts";
import type { RegionStatus } from "../../../../functions/src/regions/schema.ts";
import { type StarChart, warpsOf } from "../../chart/model.ts";
import type { GateMark } from "../../chart/screen.ts";
import { zoneIdOf } from "../../chart/zoneLook.ts";
import { words } from "../../words/en.ts";

/** What stands on the chart of the Nexus: the gates that its index lists, and the terminals. */
export const nexusMarksOf = (gates: readonly Place[], terminals: readonly number[]): GateMark[] => [
  ...gates.map(({ regionId, sectorNumber }) => gateTo(regionId, sectorNumber - 1)),
  ...terminals.map((number) => ({
    ...{ index: number - 1, text: words.map.marks.terminal },
    kind: "terminal" as const,
  })),
];

/** The gate of a region's own chart. It is shut once the region closes. */
export const ownGateMarksOf = ({ marks }: Pick<StarChart, "marks">, status: RegionStatus): GateMark[] =>
  OPEN_GATES.includes(status)
    ? [...marks].flatMap((bits, index) =>
        (bits & CHART_MARK.gate) === 0 ? [] : [gateTo(FIRST_WORLD.nexusId, index)],
      )
    : [];

/** A region that is suspended is left by its gate. */
const OPEN_GATES: readonly RegionStatus[] = ["active", "suspended"];

const gateTo = (regionId: string, index: number): GateMark => ({
  ...{ index, text: words.map.gateTo(regionId) },
  kind: "gate",
});

/** What stands in a sector, in words. */
export function marksIn(
  chart: StarChart,
  gates: readonly GateMark[],
  index: number,
  hasShip = false,
): string[] {
  const marks = chart.marks[index]!;
  const own = (["port", "planet", "chokepoint"] as const)
    .filter((name) => (marks & CHART_MARK[name]) !== 0)
    .map((name) => words.map.marks[name]);
  const here = gates.filter((gate) => gate.index === index).map(({ text }) => text);
  return [...(hasShip ? [words.map.ship] : []), ...own, ...here];
}

/** All that the chart knows of a sector in one sentence, for a voice. */
export function sectorSentence(
  chart: StarChart,
  gates: readonly GateMark[],
  index: number,
  hasShip: boolean,
): string {
  const warps = warpsOf(chart, index);
  const numbers = [...warps].map((target) =>
    warpsOf(chart, target).includes(index) ? `${target + 1}` : `${target + 1} (${words.map.oneWay})`,
  );
  return [
    words.map.selected(index + 1),
    words.zones[zoneIdOf(chart.zones[index]!)],
    ...marksIn(chart, gates, index, hasShip),
    `${words.map.warps(warps.length)}: ${numbers.join(", ")}`,
  ].join(", ");
}
