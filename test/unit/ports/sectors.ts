import { PORT_TRADES, type PortClass } from "../../../functions/src/galaxy/generation/sites.ts";
import { forEachCommodity } from "../../../functions/src/platform/goods.ts";
import type { PortSector } from "../../../functions/src/ports/market/port.ts";
import type { MarketRegion } from "../../../functions/src/ports/market/terms.ts";
import { DEFAULT_CONFIGURATION } from "../../../functions/src/regions/configuration/defaultConfiguration.ts";

export const opened = new Date("2102-01-01T00:00:00Z");

export const region: MarketRegion = {
  regionId: "vega",
  seed: "seed",
  specialization: "mining",
  specializedBefore: [],
  paces: [],
  openedAt: opened,
  tax: DEFAULT_CONFIGURATION.economy,
  bannedGoods: [],
  quotas: [],
  tradeBonusThousandths: forEachCommodity(1_000),
  priceModifierThousandths: forEachCommodity(1_000),
  priceFactorsThousandths: forEachCommodity(1_000),
  flows: {},
  closedPorts: [],
};

function port(portClass: PortClass): NonNullable<PortSector["port"]> {
  const { buys, sells, suffix } = PORT_TRADES[portClass];
  return { class: portClass, name: suffix, buys: [...buys], sells: [...sells] };
}

const border = {
  cluster: "border",
  district: undefined,
  hazardPercent: 20,
  richnessPercent: 40,
  resourceBonusPercent: {},
} as const;

export const borderFoundry: PortSector = { ...border, number: 12, port: port("foundry") };
export const mine: PortSector = { ...border, number: 40, port: port("mining_station") };
