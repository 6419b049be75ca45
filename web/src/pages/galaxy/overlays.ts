import { COMMODITIES } from "../../../../functions/src/platform/goods.ts";
import { LAYERS, type Layer, type LayerId, LEVELS } from "../../chart/layers.ts";
import { fieldWords } from "../../votes/fields.ts";
import { words } from "../../words/en.ts";

/** What may stand behind `show=`: an overlay of the chart, or what is a player's own on it. */
export const OVERLAYS = [...LAYERS, "ways"] as const;
export type ChartOverlay = (typeof OVERLAYS)[number];

/** The address's choice; null of none, and of what is forged. */
export const overlayOf = (search: URLSearchParams): ChartOverlay | null =>
  OVERLAYS.find((overlay) => overlay === search.get("show")) ?? null;

const isTrade = (id: ChartOverlay): id is (typeof COMMODITIES)[number] =>
  COMMODITIES.some((good) => good === id);

export const overlayName = (id: ChartOverlay): string =>
  isTrade(id) ? words.layers.trade(fieldWords(id)) : words.layers.names[id];

/** What each class of a layer means, in the order of its looks. */
export function classNames(id: LayerId): readonly string[] {
  const { layers } = words;
  if (isTrade(id)) return layers.tradeOf(fieldWords(id));
  if (id === "combat") return layers.combat;
  const from = (level: number) => (100 * level) / LEVELS;
  return Array.from({ length: LEVELS }, (_, level) =>
    layers.levels(from(level), level === LEVELS - 1 ? 100 : from(level + 1) - 1),
  );
}

/** What an overlay does not know. */
export function limitsOf(id: ChartOverlay | null): string | null {
  if (id === "combat") return words.layers.combatWhy;
  return id !== null && isTrade(id) ? words.layers.tradeWhy : null;
}

/** What a layer says of a sector, with its name; nothing without one. */
export const valueWords = (layer: Layer | null, index: number): string[] =>
  layer === null ? [] : [words.layers.said(overlayName(layer.id), valueIn(layer, index))];

/** What a layer says of a sector, below its name. */
export const valueIn = ({ id, classes, percents }: Layer, index: number): string =>
  percents === null ? classNames(id)[classes[index]!]! : words.layers.percent(percents[index]!);
