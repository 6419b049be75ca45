import { describe, expect, test } from "vitest";
import { planOf } from "../../../functions/src/galaxy/generation/build.ts";
import { chartOf as chunksOf } from "../../../functions/src/galaxy/generation/slice.ts";
import { terminalsOf } from "../../../functions/src/galaxy/generation/terminals.ts";
import {
  bounded,
  type Camera,
  fittingScale,
  panned,
  sectorAt,
  toScreen,
  zoomedAt,
} from "../../../web/src/chart/camera.ts";
import { type Label, MAX_LABELS, overlap, placed } from "../../../web/src/chart/labels.ts";
import { chartOf, LINE_KIND, neighbourTowards, warpsOf } from "../../../web/src/chart/model.ts";
import { terminalsOn } from "../../../web/src/chart/terminals.ts";
import { CORNERS, zoneIdOf, zoneLook } from "../../../web/src/chart/zoneLook.ts";
import { nexusMarksOf, ownGateMarksOf } from "../../../web/src/pages/galaxy/describe.ts";

const plan = planOf({ kind: "owned", regionId: "aurora", seed: "charts" });
const chart = chartOf(chunksOf(plan).toReversed());
const size = { width: 800, height: 600 };

describe("the chart", () => {
  test("has each sector's warps", () => {
    for (let index = 0; index < chart.sectorCount; index++) {
      const { start, to } = plan.warps;
      expect([...warpsOf(chart, index)].map((target) => target + 1)).toEqual([
        ...to.subarray(start[index], start[index + 1]),
      ]);
    }
  });

  test("of the Nexus says where the lanes stop", () => {
    const nexus = planOf({ kind: "nexus", regionId: "nexus", seed: "charts", sectorCount: 2_000 });
    expect(terminalsOn(chartOf(chunksOf(nexus)))).toEqual(terminalsOf(nexus));
  });

  test("of a region shows its own gate until it closes, the Nexus those that are listed", () => {
    const { regionSector } = plan.gate!;
    const own = { index: regionSector - 1, text: "gate to nexus", kind: "gate" };
    for (const status of ["active", "suspended"] as const)
      expect(ownGateMarksOf(chart, status)).toEqual([own]);
    for (const status of ["provisioning", "failed", "closing", "closed"] as const)
      expect(ownGateMarksOf(chart, status)).toEqual([]);
    expect(nexusMarksOf([{ regionId: "aurora", sectorNumber: 2_600 }], [7])).toEqual([
      { index: 2_599, text: "gate to aurora", kind: "gate" },
      { index: 6, text: "express terminal", kind: "terminal" },
    ]);
  });

  test("draws a two-way warp once, and every one-way warp in its direction", () => {
    const drawn = new Set<string>();
    const { from, to, kind } = chart.lines;
    for (let line = 0; line < from.length; line++) {
      const [a, b] = [from[line]!, to[line]!];
      expect(drawn.has(`${a} ${b}`)).toBe(false);
      drawn.add(`${a} ${b}`);
      if (kind[line] !== LINE_KIND.oneWay) drawn.add(`${b} ${a}`);
    }
    expect(drawn.size).toBe(chart.warpTo.length);
    expect([...kind].filter((value) => value === LINE_KIND.oneWay).length).toBeGreaterThan(5);
  });

  test("an arrow leads along the warp nearest to its direction, and nowhere where none leads that way", () => {
    const cross = {
      ...chart,
      x: Float32Array.of(0, 10, 9, -1),
      y: Float32Array.of(0, 1, 8, -10),
      warpStart: Uint32Array.of(0, 3, 3, 3, 3),
      warpTo: Uint16Array.of(1, 2, 3),
    };
    expect(neighbourTowards(cross, 0, "right")).toBe(1);
    expect(neighbourTowards(cross, 0, "down")).toBe(2);
    expect(neighbourTowards(cross, 0, "up")).toBe(3);
    expect(neighbourTowards(cross, 1, "left")).toBeNull();
  });

  test("zones of one chart differ by shape, not by colour alone", () => {
    const nexus = [3, 4, 5, 6, 7, 8];
    for (const codes of [[0, 1, 2], nexus])
      expect(new Set(codes.map((code) => zoneLook(code).shape)).size).toBe(codes.length);
    expect(zoneIdOf(8)).toBe("neutral_space");
    for (const corners of Object.values(CORNERS))
      for (const [x, y] of corners) expect(Math.hypot(x, y)).toBeLessThan(1.1);
  });
});

describe("the camera", () => {
  const fitting = fittingScale(chart, size);
  const camera: Camera = { x: 100, y: -50, scale: 3 * fitting };

  test("at zoom 1 every sector is seen", () => {
    for (let index = 0; index < chart.sectorCount; index++) {
      const [x, y] = toScreen({ x: 0, y: 0, scale: fitting }, size, chart.x[index]!, chart.y[index]!);
      expect(x >= 0 && x <= size.width && y >= 0 && y <= size.height).toBe(true);
    }
  });

  test("a drag moves the chart with the pointer", () => {
    const [x, y] = toScreen(camera, size, 7, 9);
    const [movedX, movedY] = toScreen(panned(camera, 30, -12), size, 7, 9);
    expect(movedX - x).toBeCloseTo(30);
    expect(movedY - y).toBeCloseTo(-12);
  });

  test("a zoom leaves the point under the pointer where it is", () => {
    const at = [120, -80] as const;
    const point = [camera.x + at[0] / camera.scale, camera.y + at[1] / camera.scale] as const;
    const [x, y] = toScreen(zoomedAt(camera, 2 * camera.scale, ...at), size, ...point);
    expect(x).toBeCloseTo(at[0] + size.width / 2);
    expect(y).toBeCloseTo(at[1] + size.height / 2);
  });

  test("nobody gets lost", () => {
    const lost = bounded({ x: 1e9, y: -1e9, scale: 1e9 }, chart, fitting);
    expect(lost.x).toBe(chart.radiusUnits);
    expect(lost.scale).toBe(64 * fitting);
    expect(bounded({ x: 0, y: 0, scale: 0 }, chart, fitting).scale).toBe(fitting);
  });

  test("a tap takes the nearest sector within 24 pixels", () => {
    const close = { x: chart.x[41]!, y: chart.y[41]!, scale: 60 * fitting };
    expect(sectorAt(chart, close, size, size.width / 2 + 5, size.height / 2)).toBe(41);
    expect(sectorAt(chart, { x: 9e5, y: 9e5, scale: fitting }, size, 400, 300)).toBeNull();
  });
});

describe("labels", () => {
  const label = (x: number, y: number): Label => ({ text: "1", x, y, widthPx: 40, heightPx: 14 });

  test("none lies over another, and there are 150 at most", () => {
    const wanted = Array.from({ length: 5_000 }, (_, i) => label((i * 37) % 1_600, (i * 53) % 900));
    const kept = placed(wanted);
    expect(kept.length).toBe(MAX_LABELS);
    for (const [i, a] of kept.entries()) for (const b of kept.slice(i + 1)) expect(overlap(a, b)).toBe(false);
  });

  test("of two that overlap the more important one stays", () => {
    const first = label(0, 0);
    expect(placed([first, label(20, 5), label(100, 0)])).toEqual([first, label(100, 0)]);
  });
});
