import { z } from "zod";
import { now } from "../../platform/clock.ts";
import { regionId } from "../../platform/fields.ts";
import { dayOf } from "../../platform/ledger/day.ts";
import { db, Reads, transact } from "../../platform/store.ts";
import { flowsOf } from "../../ports/market/events.ts";

import { readPaces } from "../../ports/readPaces.ts";
import { readBeside, readConfiguration } from "../../regions/configuration/storedConfiguration.ts";

import { readRegion } from "../../regions/readRegion.ts";
import { readEvents } from "../events/stageEvent.ts";
import { foretold, hasChanged, settingOf, withWhatCame } from "../projection/lastChange.ts";
import type { TradeSetting } from "../projection/levied.ts";
import { readSamples } from "../projection/readSamples.ts";
import { type LastChange, type StatisticsMonth, statistics, tradeSamples } from "../schema.ts";
import { dayFigures, LOOKED_BACK_DAYS } from "./dayFigures.ts";
import { daySample } from "./daySample.ts";
import { dayAfter, dayDue, monthOfDay, withDay } from "./days.ts";
import { desksUsedSince } from "./desksUsed.ts";
import { factsOf } from "./facts.ts";
import { tradeOn } from "./tradeOn.ts";

const bodySchema = z.object({ regionId });

/**
 * Takes a region's figures of the day that is due. What desks, traders and treasury say may be of slightly different instants; of a day
 * that has ended it changes no more. Twice at once, both write what is there.
 */
export async function takeStatistics(body: unknown): Promise<void> {
  const { regionId } = bodySchema.parse(body);
  const at = now();
  const today = dayOf(at);
  const known = await monthsSince(regionId, dayAfter(today, -LOOKED_BACK_DAYS - 1), today);
  const taken = known.flatMap(({ days }) => days);
  const day = dayDue(taken, today);
  const reads = new Reads();
  const region = await readRegion(reads, regionId);
  const { economy } = await readConfiguration(reads, region);
  const openedAt = region.activatedAt ?? region.createdAt;
  const stockRegion = {
    openedAt,
    specialization: economy.specialization,
    specializedBefore: (await readBeside(reads, region)).specializedBefore,
    paces: await readPaces(reads),
    flows: flowsOf(await readEvents(reads, regionId)),
  };
  const [used, facts] = await Promise.all([desksUsedSince(regionId, day), factsOf(regionId, day, at)]);
  const trade = tradeOn(day, used, stockRegion, at);
  const entry = dayFigures(trade, { ...facts, day, isFinal: day < today, takenAt: at, openedAt }, taken);
  const sample = daySample(regionId, day, used, at);
  const setting = settingOf(economy);
  const lastChange = await changeKnown(reads, regionId, known.at(-1), setting, today);
  await transact(async (tx) => {
    const month = { regionId, month: monthOfDay(day) };
    const { days = [] } = (await new Reads(tx).get(statistics, month)) ?? {};
    if (days.some((one) => one.day === day && one.isFinal)) return;
    tx.set(statistics.ref(month), {
      ...month,
      days: withDay(days, entry),
      setting,
      lastChange: lastChange && withWhatCame(lastChange, withDay(taken, entry)),
    });
    tx.set(tradeSamples.ref({ regionId, day }), sample);
  });
}

/** What is known of all months from a day's to another's, the earliest first. */
async function monthsSince(regionId: string, from: string, until: string): Promise<StatisticsMonth[]> {
  const days = [from, dayAfter(from, LOOKED_BACK_DAYS / 2), until];
  const months = [...new Set(days.map(monthOfDay))];
  const docs = await db().getAll(...months.map((month) => statistics.ref({ regionId, month })));
  return docs.map((doc) => statistics.decode(doc)).filter((month) => month !== undefined);
}

/** The last change of the levies, as it was foretold: where figures were taken under another setting before, it is foretold now. */
async function changeKnown(
  reads: Reads,
  regionId: string,
  known: StatisticsMonth | undefined,
  after: TradeSetting,
  today: string,
): Promise<LastChange | null> {
  if (known?.setting == null || !hasChanged(known.setting, after)) return known?.lastChange ?? null;
  const samples = await readSamples(reads, regionId, dayAfter(today, -1));
  return foretold(samples, { before: known.setting, after }, today);
}
