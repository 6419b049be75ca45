import { CHART_MARK } from "../../../../functions/src/galaxy/chartMark.ts";
import { type StarChart, warpsOf } from "../../chart/model.ts";
import type { GateMark } from "../../chart/screen.ts";
import { zoneIdOf } from "../../chart/zoneLook.ts";
import { words } from "../../words/en.ts";
import type { Gate } from "./region.ts";

/** The gates of a region's chart: in the Nexus those of all regions and the terminals, elsewhere its own. */
export function gateMarksOf(
  regionId: string,
  gates: readonly Gate[],
  terminals: readonly number[],
): GateMark[] {
  const stops = terminals.map((number) => ({
    ...{ index: number - 1, text: words.map.marks.terminal },
    kind: "terminal" as const,
  }));
  const open = gates
    .filter((gate) => gate.open)
    .map(({ regionIds, sectorNumbers }) => {
      const side = regionIds[0] === regionId ? 0 : 1;
      return {
        index: sectorNumbers[side] - 1,
        text: words.map.gateTo(regionIds[1 - side]!),
        kind: "gate" as const,
      };
    });
  return [...open, ...stops];
}

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
