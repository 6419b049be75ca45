import { describe, expect, test } from "vitest";
import { planOf } from "../../../functions/src/galaxy/generation/build.ts";
import { sectorOf } from "../../../functions/src/galaxy/generation/slice.ts";
import { COMMODITIES } from "../../../functions/src/platform/goods.ts";
import { LAYERS, layerOf, TRADE_CLASS } from "../../../web/src/chart/layers.ts";
import { classNames, overlayOf, valueIn } from "../../../web/src/pages/galaxy/overlays.ts";
import { waysOn } from "../../../web/src/pages/galaxy/ownWays.ts";
import { pages } from "../../../web/src/pages.ts";
import { placeOf } from "../../../web/src/shell/address.ts";
import { contrast } from "../../support/webSource/colours.ts";

const plans = [
  planOf({ kind: "nexus", regionId: "nexus", seed: "overlays", sectorCount: 5_000 }),
  planOf({ kind: "owned", regionId: "aurora", seed: "overlays" }),
  planOf({ kind: "default", regionId: "default", seed: "overlays" }),
];

describe.each(plans)("the overlays of $config.kind", (plan) => {
  const { config } = plan;
  const sectors = Array.from({ length: config.sectorCount }, (_, index) => sectorOf(plan, index + 1));

  test("say of each sector what its document says", () => {
    const [security, hazard, combat] = (["security", "hazard", "combat"] as const).map((id) =>
      layerOf(id, config),
    );
    for (const [index, sector] of sectors.entries()) {
      expect(security!.percents![index]).toBe(sector.security);
      expect(hazard!.percents![index]).toBe(sector.hazardPercent);
      expect(combat!.classes[index]).toBe(sector.combatAllowed ? 1 : 0);
    }
  });

  test.each(COMMODITIES)("say where %s is sold and bought", (good) => {
    const { classes } = layerOf(good, config);
    for (const [index, { port }] of sectors.entries()) {
      const { none, sells, buys } = TRADE_CLASS;
      const bought = port?.buys.includes(good) ? buys : none;
      expect(classes[index]).toBe(port?.sells.includes(good) ? sells : bought);
    }
  });
});

describe.each(LAYERS)("the overlay of %s", (id) => {
  const layer = layerOf(id, plans[1]!.config);

  test("tells nothing by colour alone, and everything in words", () => {
    const { looks } = layer;
    expect(new Set(looks.map(({ shape }) => shape)).size).toBe(looks.length);
    expect(new Set(looks.map(({ size }) => size)).size).toBe(looks.length);
    expect(new Set(classNames(id)).size).toBe(looks.length);
    for (let index = 0; index < layer.classes.length; index++) expect(valueIn(layer, index)).toMatch(/\S/);
  });

  test("is seen on the chart's ground", () => {
    for (const { color } of layer.looks) expect(contrast(color, "#04060d")).toBeGreaterThan(4.5);
  });

  test("stands in the address", () => {
    const { search } = placeOf(pages, "/map/aurora", `?show=${id}`)!;
    expect(overlayOf(search)).toBe(id);
  });
});

test("a forged overlay is none", () => {
  for (const forged of ["gold", "constructor", "<script>"])
    expect(overlayOf(placeOf(pages, "/map/aurora", `?show=${forged}`)!.search)).toBeNull();
});

test("a player's own ways stand where they touch the region, and are joined where both ends do", () => {
  const end = (regionId: string, sectorNumber: number) => ({ regionId, sectorNumber });
  const berth = { berth: "space" } as const;
  const { marks, links } = waysOn("aurora", {
    ships: [
      { name: "Flown", place: null },
      { name: "Here", place: { ...end("aurora", 3), ...berth } },
      { name: "There", place: { ...end("nexus", 3), ...berth } },
    ],
    passage: { from: { ...end("aurora", 9), ...berth }, to: { ...end("nexus", 40), ...berth } },
    tunnels: [{ ends: [end("aurora", 5), end("aurora", 7)] }, { ends: [end("nexus", 1), end("aurora", 8)] }],
    gates: [{ regionIds: ["aurora", "nexus"], sectorNumbers: [12, 11] }],
  });
  expect(marks.map(({ kind, index, text }) => [kind, index + 1, text])).toEqual([
    ["ship", 3, "your ship Here"],
    ["passage", 9, "your passage, to nexus.40"],
    ["tunnel", 5, "tunnel to aurora.7"],
    ["tunnel", 7, "tunnel to aurora.5"],
    ["tunnel", 8, "tunnel to nexus.1"],
    ["playerGate", 12, "a player's gate to nexus.11"],
  ]);
  expect(links).toEqual([[4, 6]]);
});
