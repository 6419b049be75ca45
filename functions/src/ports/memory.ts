import { sectors } from "../galaxy/documents.ts";
import { remember } from "../platform/calls/memory.ts";
import { SECOND_MS } from "../platform/duration.ts";
import { Reads } from "../platform/store.ts";
import { readBeside, readConfiguration } from "../regions/configuration/storedConfiguration.ts";
import { isInForce } from "../regions/currency/readBoard.ts";
import { currencies } from "../regions/currency/schema.ts";
import { readRegion } from "../regions/readRegion.ts";
import { inRegion, type Region } from "../regions/schema.ts";
import { conditionsAt, type MarketConditions, type MarketEvent } from "./market/events.ts";
import type { LevyMoney } from "./market/levies.ts";
import type { PortSector } from "./market/port.ts";
import type { MarketRegion } from "./market/terms.ts";
import { readPaces } from "./readPaces.ts";
import { markets } from "./schema.ts";

/** How long an instance goes by what it knows of a region. With a quote's minute, a change binds within 65 seconds. */
const REGION_KEPT_MS = 5 * SECOND_MS;
const REGIONS_KEPT = 500;
const PORTS_KEPT = 5_000;

/** A region's settings for trade, and its events. */
export interface KnownRegion extends Omit<MarketRegion, keyof MarketConditions>, Pick<Region, "status"> {
  readonly settings: Parameters<typeof conditionsAt>[0];
  readonly events: readonly MarketEvent[];
  /** Null where levies are paid in credits alone. */
  readonly levyMoney: LevyMoney | null;
}

/** What holds in a region at an instant. */
export const marketAt = (
  { settings, events, levyMoney: _, ...known }: KnownRegion,
  now: Date,
): MarketRegion => ({
  ...known,
  ...conditionsAt(settings, events, now),
});

const regions = new Map<string, { readonly at: Date; readonly known: Promise<KnownRegion> }>();
const ports = new Map<string, Promise<PortSector>>();

/** A region's settings for trade, as they were five seconds ago at most. */
export function knownRegion(regionId: string, now: Date): Promise<KnownRegion> {
  const found = regions.get(regionId);
  // Game time can be set back on the local stack.
  if (found !== undefined && Math.abs(now.getTime() - found.at.getTime()) < REGION_KEPT_MS)
    return found.known;
  const known = regionNow(regionId);
  remember(regions, regionId, { at: now, known }, REGIONS_KEPT);
  known.catch(() => regions.delete(regionId));
  return known;
}

/** A sector with its port. Both stay as they were built, and an id of a region comes once. */
export function knownPort(regionId: string, sectorNumber: number): Promise<PortSector> {
  const key = `${regionId}/${sectorNumber}`;
  const found = ports.get(key);
  if (found !== undefined) return found;
  const known = new Reads().get(sectors, { regionId, sectorNumber }).then((sector) => sector!);
  remember(ports, key, known, PORTS_KEPT);
  known.catch(() => ports.delete(key));
  return known;
}

/** A region's settings for trade, as they are. */
export async function regionNow(regionId: string): Promise<KnownRegion> {
  const reads = new Reads();
  const region = await readRegion(reads, regionId);
  const { economy, currency } = await readConfiguration(reads, region);
  const { specializedBefore } = await readBeside(reads, region);
  const market = await reads.get(markets, inRegion(regionId));
  const paces = await readPaces(reads);
  const levyMoney = currency.regime === "none" ? null : await levyMoneyOf(reads, regionId);
  return {
    regionId,
    seed: region.seed,
    status: region.status,
    openedAt: region.activatedAt ?? region.createdAt,
    specialization: economy.specialization,
    specializedBefore,
    paces,
    tax: economy,
    bannedGoods: economy.bannedGoods,
    quotas: economy.quotas,
    settings: economy,
    events: market?.events ?? [],
    levyMoney,
  };
}

async function levyMoneyOf(reads: Reads, regionId: string): Promise<LevyMoney | null> {
  const board = await reads.get(currencies, inRegion(regionId));
  if (board === undefined || !isInForce(board)) return null;
  const { rateMillionths, levyRebateBasisPoints } = board;
  return { rateMillionths, levyRebateBasisPoints };
}
