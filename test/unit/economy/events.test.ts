import { describe, expect, test } from "vitest";
import { announced, ended, type Wanted } from "../../../functions/src/economy/events/announcing.ts";
import { DRAWN_REASONS, drawnEvent, weekOf } from "../../../functions/src/economy/events/drawing.ts";
import { NATURAL, OWN, TEMPLATES } from "../../../functions/src/economy/events/templates.ts";
import { after, DAY_MS, HOUR_MS } from "../../../functions/src/platform/duration.ts";
import type { MarketEvent } from "../../../functions/src/ports/market/events.ts";
import { refusal } from "../ports/refusal.ts";

const now = new Date("2102-01-10T12:00:00Z");
const days = (count: number) => after(now, count * DAY_MS);
const past = (instant: Date, ms: number) => after(instant, ms);
const drought: Wanted = {
  template: "drought",
  commodity: "food",
  portClass: null,
  thousandths: 250,
  from: days(1),
  until: days(4),
};
const fair: Wanted = { ...drought, template: "fair", commodity: null, thousandths: 500 };

/** The events once these are announced, one after the other. */
const all = (...wanted: readonly Wanted[]): MarketEvent[] =>
  wanted.reduce<MarketEvent[]>(
    (known, one, index) => announced(known, one, { eventId: `event-${index}`, now }),
    [],
  );
const reasonOf = (...wanted: readonly Wanted[]) => refusal(() => all(...wanted))?.reason;

describe("a drawn event", () => {
  const WEEKS = Array.from({ length: 400 }, (_, index) => weekOf(after(now, 7 * index * DAY_MS)));
  const regions = Array.from({ length: 10 }, (_, index) => `region-${index}`);
  const drawn = (key: string) =>
    regions.flatMap((region) => WEEKS.map((week) => drawnEvent(key, region, week)));

  test("comes to one region in four a week, of every kind", () => {
    const found = drawn("key").filter((event) => event !== null);
    // Of 4,000 draws 1,000, with a standard deviation of 27.
    expect(Math.abs(found.length - 1_000)).toBeLessThan(4 * 27);
    expect(new Set(found.map(({ template }) => template))).toEqual(new Set(NATURAL));
    expect(new Set(found.map(({ commodity }) => commodity)).size).toBe(8);
  });

  test("is the same at every run, and another one under another key", () => {
    expect(drawn("key")).toEqual(drawn("key"));
    expect(drawn("key")).not.toEqual(drawn("another"));
  });

  test("may be announced in the night after Sunday, whatever is drawn, and lapses where that is too late", () => {
    for (const week of WEEKS)
      for (const region of regions) {
        const event = drawnEvent("key", region, week);
        if (event === null) continue;
        const at = (day: string) => ({ eventId: "drawn", now: new Date(`${day}T00:40:00Z`) });
        expect(announced([], event, at(week))).toHaveLength(1);
        expect(DRAWN_REASONS[event.template].length).toBeGreaterThan(10);
        const tooLate = { eventId: "drawn", now: past(event.from, 1 - DAY_MS) };
        expect(refusal(() => announced([], event, tooLate))?.reason).toBe("EVENT_BOUND");
      }
  });

  test("is of the week that began on Monday", () => {
    const week = (instant: string) => weekOf(new Date(instant));
    expect(week("2102-01-09T00:00:00Z")).toBe("2102-01-09");
    expect(week("2102-01-15T23:59:59Z")).toBe("2102-01-09");
    expect(week("2102-01-08T23:59:59Z")).toBe("2102-01-02");
  });
});

describe("an event", () => {
  test("is announced a day before, and never backdated", () => {
    expect(reasonOf(drought)).toBeUndefined();
    expect(reasonOf({ ...drought, from: past(days(1), -1) })).toBe("EVENT_BOUND");
    expect(reasonOf({ ...drought, from: days(31), until: days(32) })).toBe("EVENT_BOUND");
  });

  test("lasts an hour to seven days", () => {
    expect(reasonOf({ ...drought, until: days(8) })).toBeUndefined();
    expect(reasonOf({ ...drought, until: past(days(8), 1) })).toBe("EVENT_BOUND");
    expect(reasonOf({ ...drought, until: past(days(1), HOUR_MS - 1) })).toBe("EVENT_BOUND");
    expect(reasonOf({ ...drought, until: drought.from })).toBe("EVENT_BOUND");
  });

  test("is of its own goods, within its own bounds", () => {
    expect(reasonOf({ ...drought, commodity: "ore" })).toBe("EVENT_BOUND");
    expect(reasonOf({ ...drought, commodity: null })).toBe("EVENT_BOUND");
    expect(reasonOf({ ...drought, thousandths: 501 })).toBe("EVENT_BOUND");
    expect(reasonOf({ ...fair, thousandths: 501 })).toBe("EVENT_BOUND");
    expect(reasonOf({ ...fair, commodity: "food" })).toBe("EVENT_BOUND");
    expect(reasonOf({ ...fair, template: "closure", thousandths: 0 })).toBe("EVENT_BOUND");
    expect(reasonOf({ ...fair, template: "closure", thousandths: 0, portClass: "clinic" })).toBeUndefined();
    for (const name of NATURAL) expect(TEMPLATES[name].by).toBe("nature");
    for (const name of OWN) expect(TEMPLATES[name].by).toBe("region");
  });

  test("is one of three at once, and alone in what it moves", () => {
    const epidemic: Wanted = { ...drought, template: "epidemic", commodity: "medicine", thousandths: 1_500 };
    const strike: Wanted = { ...drought, template: "strike", commodity: "luxuries" };
    expect(reasonOf(drought, epidemic, fair)).toBeUndefined();
    expect(reasonOf(drought, epidemic, fair, strike)).toBe("EVENT_CONFLICT");
    expect(reasonOf(drought, { ...drought, template: "harvest", thousandths: 2_000 })).toBe("EVENT_CONFLICT");
  });

  test("follows another of its template, or of the same good's flow, after seven days", () => {
    const later = (from: number): Wanted => ({ ...drought, from: days(from), until: days(from + 1) });
    expect(reasonOf(drought, later(10.9))).toBe("EVENT_CONFLICT");
    expect(reasonOf(drought, later(11))).toBeUndefined();
    expect(reasonOf(later(11), drought)).toBeUndefined();
    const harvest = (from: number): Wanted => ({ ...later(from), template: "harvest", thousandths: 2_000 });
    expect(reasonOf(drought, harvest(10.9))).toBe("EVENT_CONFLICT");
    expect(reasonOf(drought, harvest(11))).toBeUndefined();
  });

  test("that waives the docking fee is announced once the one before is over", () => {
    const festival: Wanted = { ...fair, template: "festival", thousandths: 0 };
    const later = { ...festival, from: days(20), until: days(21) };
    expect(reasonOf(festival)).toBeUndefined();
    expect(reasonOf(festival, later)).toBe("EVENT_CONFLICT");
    const over = all(festival).map((one) => ({ ...one, until: now }));
    expect(announced(over, later, { eventId: "later", now }).at(-1)!.effect).toBe("docking");
    expect(reasonOf({ ...festival, thousandths: 1 })).toBe("EVENT_BOUND");
  });

  test("is cut short from now on, and forgotten once it decides nothing", () => {
    const known = all(drought, { ...fair, from: days(2) });
    const [running] = ended(known, "event-0", days(2));
    expect(running!.until).toEqual(days(2));
    expect(ended(known, "event-1", days(1.5)).map(({ eventId }) => eventId)).toEqual(["event-0"]);
    const epidemic: Wanted = { ...drought, template: "epidemic", commodity: "medicine", thousandths: 1_500 };
    const shifted = { ...epidemic, from: days(14), until: days(15) };
    const kept = announced(known, shifted, { eventId: "later", now: days(13) });
    expect(kept.map(({ eventId }) => eventId)).toEqual(["later"]);
  });
});
