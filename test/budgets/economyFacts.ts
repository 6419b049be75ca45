import { drawnEvent, weekOf } from "../../functions/src/economy/events/drawing.ts";
import { statistics } from "../../functions/src/economy/schema.ts";
import { LOOKED_BACK_DAYS } from "../../functions/src/economy/statistics/dayFigures.ts";
import { dayAfter, dayDue, monthOfDay } from "../../functions/src/economy/statistics/days.ts";
import { members } from "../../functions/src/membership/schema.ts";
import { after, DAY_MS } from "../../functions/src/platform/duration.ts";
import { dayOf } from "../../functions/src/platform/ledger/day.ts";
import { desks } from "../../functions/src/ports/schema.ts";
import { regions } from "../../functions/src/regions/schema.ts";
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

/** Of the schedule that draws events, under the key of the local stack. */
export async function drawsOfTheWeek() {
  const { docs } = await regions.collection({}).where("status", "==", "active").get();
  const week = weekOf(new Date(gameTimeMs()));
  const drawn = docs.filter(({ id }) => drawnEvent("draw-key-of-the-local-stack", id, week) !== null);
  const fullPages = docs.length > 0 && docs.length % 200 === 0 ? 1 : 0;
  return { tradingRegions: docs.length, due: drawn.length, fullPages };
}
