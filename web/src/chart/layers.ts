import { drawnSites } from "../../../functions/src/galaxy/generation/drawnSites.ts";
import { zoneRunsOf } from "../../../functions/src/galaxy/generation/quotas.ts";
import { PORT_CLASSES, PORT_TRADES } from "../../../functions/src/galaxy/generation/sites.ts";
import {
  COMBAT_SECURITY_LIMIT,
  type Gradient,
  valueAt,
  type Zone,
} from "../../../functions/src/galaxy/zones.ts";
import { COMMODITIES, type Commodity } from "../../../functions/src/platform/goods.ts";
import type { Shape } from "./zoneLook.ts";

/** What can be laid over the zones of a chart, one at a time. */
export const LAYERS = ["security", "hazard", "combat", ...COMMODITIES] as const;
export type LayerId = (typeof LAYERS)[number];

/** How a sector of a class looks. Classes of one layer differ by shape and by size, so that nobody needs the colour. */
export interface Look {
  readonly shape: Shape;
  /** Of a sector's usual mark. */
  readonly size: number;
  readonly color: string;
}

/** What a layer says of each sector. */
export interface Layer {
  readonly id: LayerId;
  /** By index of the sector, an index of `looks`. */
  readonly classes: Uint8Array;
  readonly looks: readonly Look[];
  /** By index of the sector; null of a layer that measures nothing. */
  readonly percents: Uint8Array | null;
}

/** What a region's sites and zones follow from. */
export interface LayerFacts {
  readonly regionId: string;
  readonly seed: string;
  readonly kind: "nexus" | "default" | "owned";
  readonly sectorCount: number;
}

export const LEVELS = 5;
const LEVEL_SIZES = [0.7, 0.95, 1.25, 1.6, 2] as const;
const LEVEL_SHAPES: readonly Shape[] = ["circle", "triangle", "diamond", "square", "hexagon"];

const levels = (colors: readonly string[]): readonly Look[] =>
  colors.map((color, level) => ({ shape: LEVEL_SHAPES[level]!, size: LEVEL_SIZES[level]!, color }));

const LOOKS = {
  security: levels(["#6c7fa8", "#6fa0cf", "#83c4dd", "#b3e2dc", "#ffffff"]),
  hazard: levels(["#7d86a6", "#a98ab0", "#d98a9a", "#ff9c6e", "#ffe08a"]),
  combat: [
    { shape: "circle", size: 0.7, color: "#7d8fb8" },
    { shape: "triangle", size: 1.6, color: "#ff9c6e" },
  ],
  trade: [
    { shape: "circle", size: 0.5, color: "#6c7fa8" },
    { shape: "square", size: 1.7, color: "#8fe3ff" },
    { shape: "triangle", size: 2.1, color: "#ffc65c" },
  ],
} as const satisfies Record<string, readonly Look[]>;

/** 0–19, 20–39, … and 80–100. */
export const levelOf = (percent: number) => Math.min(LEVELS - 1, Math.floor((percent * LEVELS) / 100));

/** Classes of the layer of a commodity: nothing of it, sold by the port there, bought by it. */
export const TRADE_CLASS = { none: 0, sells: 1, buys: 2 } as const;

/** A layer over a region's chart, computed by what the server plans regions with: it costs no read. */
export function layerOf(id: LayerId, facts: LayerFacts): Layer {
  if (id === "security" || id === "hazard") {
    const percents = percentsOf((zone) => zone[id], facts);
    return { id, classes: percents.map(levelOf), looks: LOOKS[id], percents };
  }
  if (id === "combat") {
    const security = percentsOf((zone) => zone.security, facts);
    const classes = security.map((percent) => (percent < COMBAT_SECURITY_LIMIT ? 1 : 0));
    return { id, classes, looks: LOOKS.combat, percents: null };
  }
  return { id, classes: tradeOf(id, facts), looks: LOOKS.trade, percents: null };
}

function percentsOf(of: (zone: Zone) => Gradient, { kind, sectorCount }: LayerFacts): Uint8Array {
  const percents = new Uint8Array(sectorCount);
  for (const { zone, firstNumber, count } of zoneRunsOf(kind, sectorCount))
    for (let rank = 0; rank < count; rank++)
      percents[firstNumber - 1 + rank] = valueAt(of(zone), rank, count);
  return percents;
}

function tradeOf(commodity: Commodity, facts: LayerFacts): Uint8Array {
  const { portClass } = drawnSites(facts, zoneRunsOf(facts.kind, facts.sectorCount));
  const trades = PORT_CLASSES.map((name) => {
    const { buys, sells } = PORT_TRADES[name];
    if (sells.includes(commodity)) return TRADE_CLASS.sells;
    return buys.includes(commodity) ? TRADE_CLASS.buys : TRADE_CLASS.none;
  });
  return portClass.map((code) => (code === 0 ? TRADE_CLASS.none : trades[code - 1]!));
}
