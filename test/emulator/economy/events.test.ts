import { describe, expect, test, vi } from "vitest";
import { drawEvent } from "../../../functions/src/economy/events/drawEvent.ts";
import { drawnEvent, weekOf } from "../../../functions/src/economy/events/drawing.ts";
import { events } from "../../../functions/src/economy/schema.ts";
import { after, DAY_MS } from "../../../functions/src/platform/duration.ts";
import type { MarketEvent } from "../../../functions/src/ports/market/events.ts";
import { paperIn } from "../../../functions/src/ports/paper.ts";
import { markets } from "../../../functions/src/ports/schema.ts";
import { announcements, inRegion, regions, settings } from "../../../functions/src/regions/schema.ts";
import { openRegionFixture } from "../../support/fixtures.ts";
import { type Actor, activeRegion, administrator, freshId, player, refusalOf } from "../regions/world.ts";
import { trader } from "../ships/world.ts";

/** As the local stack gives it to the functions. */
const KEY = "draw-key-of-the-local-stack";
process.env.DRAW_KEY = KEY;

const now = new Date();
const inDays = (days: number) => after(now, days * DAY_MS).toISOString();
const time = { from: inDays(1.1), until: inDays(3), reason: "The rains have not come this year." };

/** As if it had been announced long ago, and runs. */
async function running(regionId: string, ...known: Partial<MarketEvent>[]): Promise<void> {
  const event = { eventId: "event", template: "event", commodity: null, portClass: null, thousandths: 0 };
  const [from, until] = [after(now, -DAY_MS), after(now, DAY_MS)];
  const whole = known.map((one) => ({ ...event, effect: "flow" as const, from, until, ...one }));
  await markets.ref(inRegion(regionId)).set({ regionId, events: whole });
}

const quote = (actor: Actor, regionId: string) =>
  actor.send("ports/quote", { regionId, lines: [{ commodity: "machinery", side: "buy", units: 3 }] });

describe("a region's events", () => {
  test("are announced to all, kept, and cut short by its government alone", async () => {
    const { regionId, owner } = await activeRegion();
    const fair = { regionId, template: "fair", thousandths: 200, ...time };
    const { eventId } = await owner.call<{ eventId: string }>("economy/announceEvent", fair);
    const stored = (await events.ref({ regionId, eventId }).get()).data()!;
    expect(stored).toMatchObject({ template: "fair", effect: "bonus", thousandths: 200, endedAt: null });
    const stranger = await player();
    expect(await stranger.mayRead(events.ref({ regionId, eventId }).path)).toBe(true);
    const ending = { regionId, eventId, reason: time.reason };
    expect(refusalOf(await stranger.send("economy/endEvent", ending))).toBe("PERMISSION_DENIED");
    await owner.call("economy/endEvent", ending);
    expect((await markets.ref(inRegion(regionId)).get()).data()!.events).toEqual([]);
    expect(refusalOf(await owner.send("economy/endEvent", ending))).toBe("EVENT_OVER");
    expect(refusalOf(await owner.send("economy/endEvent", { ...ending, eventId: "none" }))).toBe(
      "EVENT_UNKNOWN",
    );
    await regions.ref({ regionId }).update({ status: "closing" });
    expect(refusalOf(await owner.send("economy/announceEvent", fair))).toBe("REGION_CLOSED");
  });

  test("of nature come from administrators, and no government undoes them", async () => {
    const { regionId, owner } = await activeRegion();
    const drought = { regionId, template: "drought", commodity: "food", thousandths: 250, ...time };
    expect(refusalOf(await owner.send("economy/announceNaturalEvent", drought))).toBe("PERMISSION_DENIED");
    const root = await administrator();
    const { eventId } = await root.call<{ eventId: string }>("economy/announceNaturalEvent", drought);
    const ending = { regionId, eventId, reason: time.reason };
    expect(refusalOf(await owner.send("economy/endEvent", ending))).toBe("EVENT_UNKNOWN");
    const again = { ...drought, from: inDays(5), until: inDays(6) };
    expect(refusalOf(await root.send("economy/announceNaturalEvent", again))).toBe("EVENT_CONFLICT");
  });

  test("of a festival waive the docking fee beside the settings", async () => {
    const { regionId, owner } = await activeRegion();
    const waiver = async () => (await settings.ref(inRegion(regionId)).get()).data()!.dockingWaiver;
    const festival = { regionId, template: "festival", ...time };
    const { eventId } = await owner.call<{ eventId: string }>("economy/announceEvent", festival);
    expect(await waiver()).toEqual({ from: new Date(time.from), until: new Date(time.until) });
    expect(refusalOf(await owner.send("economy/announceEvent", festival))).toBe("EVENT_CONFLICT");
    await owner.call("economy/endEvent", { regionId, eventId, reason: time.reason });
    expect(await waiver()).toBeNull();
  });

  test("by draw are announced once, a day before, and lapse where there is no room", async () => {
    const week = weekOf(now);
    const drawing = () => {
      for (;;) {
        const regionId = freshId("d");
        const event = drawnEvent(KEY, regionId, week);
        if (event !== null) return { regionId, event };
      }
    };
    const known = async (regionId: string) => (await markets.ref(inRegion(regionId)).get()).data()?.events;
    const monday = new Date(`${week}T00:40:00Z`);
    vi.useFakeTimers({ toFake: ["Date"], now: monday });
    const [{ regionId, event }, full] = [drawing(), drawing()];
    await openRegionFixture(regionId, {});
    await openRegionFixture(full.regionId, {});
    const long = { from: monday, until: after(monday, 30 * DAY_MS), effect: "bonus" as const };
    await running(full.regionId, long, long, long);
    const body = { regionId, week };
    await Promise.all([drawEvent(body), drawEvent(body), drawEvent({ regionId: full.regionId, week })]);
    await drawEvent(body);
    vi.useRealTimers();
    expect(await known(regionId)).toMatchObject([{ template: event.template, from: event.from }]);
    expect(await known(full.regionId)).toHaveLength(3);
    const news = await announcements.collection({ regionId }).get();
    expect(news.docs.map((doc) => doc.data().authorUid)).toEqual(["schedule:drawEvents"]);
  });

  test("stand in a quote's paper: the price, the flow, the rebate; a closed port gives none", async () => {
    const { regionId } = await activeRegion();
    const actor = await trader(regionId, 10_000);
    await running(
      regionId,
      { effect: "price", commodity: "machinery", thousandths: 2_000 },
      { effect: "flow", commodity: "machinery", thousandths: 0 },
      { effect: "rebate", thousandths: 500 },
    );
    const { result } = await quote(actor, regionId);
    const { paper, lines } = result as {
      paper: string;
      lines: { priceCredits: number; claimCredits: number }[];
    };
    const [line] = paperIn(paper, ["quote-key-of-the-local-stack"]).terms.lines;
    expect(line!.priceThousandths).toBeGreaterThanOrEqual(90 * 1_700);
    expect(line!.flows).toHaveLength(1);
    expect(lines[0]!.claimCredits).toBe(Math.floor(lines[0]!.priceCredits / 2));

    const closed = (await activeRegion()).regionId;
    const other = await trader(closed, 1_000);
    await running(closed, { effect: "closure", portClass: "starport" });
    expect(refusalOf(await quote(other, closed))).toBe("PORT_CLOSED");
  });
});
