import { drawnEvent, weekOf } from "../../functions/src/economy/events/drawing.ts";
import { balanceSheets, statistics } from "../../functions/src/economy/schema.ts";
import { LOOKED_BACK_DAYS } from "../../functions/src/economy/statistics/dayFigures.ts";
import { dayAfter, dayDue, monthOfDay } from "../../functions/src/economy/statistics/days.ts";
import { chart } from "../../functions/src/galaxy/documents.ts";
import { members } from "../../functions/src/membership/schema.ts";
import type { Quantities } from "../../functions/src/platform/declaration/figures.ts";
import { after, DAY_MS } from "../../functions/src/platform/duration.ts";
import { dayOf, endOfDay } from "../../functions/src/platform/ledger/day.ts";
import { ledgerTransfers } from "../../functions/src/platform/ledger/schema.ts";
import { desks } from "../../functions/src/ports/schema.ts";
import { regions } from "../../functions/src/regions/schema.ts";
import { pilots } from "../../functions/src/ships/schema.ts";
import { count, gameTimeMs } from "./counting.ts";
import { ofEachRegion } from "./treasuryFacts.ts";

/** Of the task that takes a region's figures. */
export const statisticsByRegion = () => {
  const today = dayOf(new Date(gameTimeMs()));
  const days = Array.from({ length: LOOKED_BACK_DAYS + 2 }, (_, index) => dayAfter(today, -index));
  const months = [...new Set(days.map(monthOfDay))];
  return ofEachRegion(
    (regionId) => ({ regionId }),
    async (regionId) => {
      const taken = await Promise.all(months.map((month) => statistics.ref({ regionId, month }).get()));
      const day = dayDue(
        taken.flatMap((doc) => doc.data()?.days ?? []),
        today,
      );
      const desksUsed = await count(desks.collection({ regionId }).where("tradedOn", ">=", day));
      const activeMembers = await count(
        members
          .collection({ regionId })
          .where("status", "==", "active")
          .where("lastVisitAt", ">=", after(new Date(gameTimeMs()), -30 * DAY_MS)),
      );
      return { desksUsed, months: months.length, activeMembers };
    },
  );
};

/** Of the task that writes a region's boards. */
export const boardsByRegion = () => {
  const used = dayAfter(dayOf(new Date(gameTimeMs())), -6);
  return ofEachRegion(
    (regionId) => ({ regionId }),
    async (regionId) => {
      const { docs } = await chart.collection({ regionId }).get();
      const ports = docs.flatMap((doc) => doc.data().marks).filter((mark) => mark % 2 === 1).length;
      const desksUsed = await count(desks.collection({ regionId }).where("tradedOn", ">=", used));
      return { pieces: docs.length, ports, desksUsed };
    },
  );
};

/** Of the schedule that takes the galaxy's balance sheet, beside what it closes. */
export async function sheetToTake(): Promise<Quantities> {
  const yesterday = dayAfter(dayOf(new Date(gameTimeMs())), -1);
  const latest = await balanceSheets.collection({}).orderBy("day", "desc").limit(1).get();
  const transfers = ledgerTransfers.collection({});
  const days = await transfers
    .where("day", ">", latest.docs[0]?.id ?? "")
    .where("day", "<=", yesterday)
    .get();
  return {
    daysOfSheet: new Set(days.docs.map((doc) => doc.data().day)).size,
    movedSince: await count(transfers.where("day", ">", yesterday)),
  };
}

/** Of the schedule that takes the week's figures. */
export async function weekToTake(): Promise<Quantities> {
  const latest = await balanceSheets.collection({}).orderBy("day", "desc").limit(1).get();
  const day = latest.docs[0]?.id;
  if (day === undefined) return { activePilots: 0, figuresOfWeek: 0 };
  const months = [...new Set([dayAfter(day, -6), day].map(monthOfDay))];
  return {
    activePilots: await count(
      pilots.collection({}).where("lastActedAt", ">=", after(endOfDay(day), -28 * DAY_MS)),
    ),
    figuresOfWeek: await count(statistics.group().where("month", "in", months)),
  };
}

/** Of the schedule that draws events, under the key of the local stack. */
export async function drawsOfTheWeek() {
  const { docs } = await regions.collection({}).where("status", "==", "active").get();
  const week = weekOf(new Date(gameTimeMs()));
  const drawn = docs.filter(({ id }) => drawnEvent("draw-key-of-the-local-stack", id, week) !== null);
  const fullPages = docs.length > 0 && docs.length % 200 === 0 ? 1 : 0;
  return { tradingRegions: docs.length, due: drawn.length, fullPages };
}
