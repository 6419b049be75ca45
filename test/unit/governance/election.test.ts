import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  electionStateAt,
  electionTitle,
  isMoot,
  timetable,
} from "../../../functions/src/governance/elections/election.ts";
import { OFFICES } from "../../../functions/src/governance/offices/office.ts";
import type { Poll } from "../../../functions/src/governance/polls/poll.ts";
import { pollSchema } from "../../../functions/src/governance/polls/poll.ts";
import { after, DAY_MS } from "../../../functions/src/platform/duration.ts";
import { configuration } from "./electionFacts.ts";

const NOW = new Date("2102-05-01T12:00:00Z");
const day = (count: number) => after(NOW, count * DAY_MS);

describe("an election's timetable", () => {
  test("is a week of nominations and a week of voting, from now on", () => {
    expect(timetable(null, NOW)).toEqual({ nominationsOpenAt: NOW, opensAt: day(7), closesAt: day(14) });
  });

  test("ends exactly where it is to end", () => {
    const expected = { nominationsOpenAt: day(76), opensAt: day(83), closesAt: day(90) };
    expect(timetable(day(90), NOW)).toEqual(expected);
  });

  test("never shortens nominations or voting, nor begins in the past", () => {
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 400 }), (wanted) => {
        const { nominationsOpenAt, opensAt, closesAt } = timetable(day(wanted), NOW);
        expect(opensAt.getTime() - nominationsOpenAt.getTime()).toBe(7 * DAY_MS);
        expect(closesAt.getTime() - opensAt.getTime()).toBe(7 * DAY_MS);
        expect(nominationsOpenAt.getTime()).toBeGreaterThanOrEqual(NOW.getTime());
        expect(closesAt.getTime()).toBe(day(Math.max(wanted, 14)).getTime());
      }),
    );
  });
});

describe("an election's state", () => {
  const election = { nominationsOpenAt: day(0), cancelledAt: null, installedUids: null };
  const poll = (phase: Poll["phase"]) => ({ phase, opensAt: day(7), closesAt: day(14) });

  test.each([
    [-1, "called", "scheduled"],
    [0, "called", "nominations"],
    [6.9, "called", "nominations"],
    [6.9, "open", "voting"],
    [7, "called", "voting"],
    [13, "open", "voting"],
    [14, "open", "closing"],
    [15, "sealed", "closing"],
  ] as const)("%d days on, with its poll %s, is %s", (days, phase, state) => {
    expect(electionStateAt(election, poll(phase), day(days))).toBe(state);
  });

  test("is concluded once somebody, or nobody, was installed", () => {
    const state = (installedUids: string[]) =>
      electionStateAt({ ...election, installedUids }, poll("counted"), day(14));
    expect([state(["ann"]), state([])]).toEqual(["concluded", "concluded"]);
  });

  test("is cancelled when it was called off, or its poll was", () => {
    const calledOff = { ...election, cancelledAt: day(1) };
    expect(electionStateAt(calledOff, poll("called"), day(2))).toBe("cancelled");
    expect(electionStateAt(election, poll("cancelled"), day(2))).toBe("cancelled");
  });
});

describe("an election is void", () => {
  const region = (
    status: "active" | "suspended" | "closing" | "closed",
    type: "autocracy" | "democracy",
  ) => ({ status, governance: configuration({ type }).governance });

  test("in a region on its way out, whatever the office", () => {
    for (const office of OFFICES) {
      expect(isMoot(office, region("closing", "democracy"))).toBe(true);
      expect(isMoot(office, region("closed", "democracy"))).toBe(true);
      expect(isMoot(office, region("suspended", "democracy"))).toBe(false);
    }
  });

  test("for the governor of an autocracy", () => {
    const moot = OFFICES.map((office) => isMoot(office, region("active", "autocracy")));
    expect(moot).toEqual([true, false, false]);
  });
});

test("the title of an election fits its poll at the longest name of a region", () => {
  for (const office of OFFICES) {
    const title = electionTitle(office, { displayName: "W".repeat(64) });
    expect(pollSchema.shape.title.parse(title)).toBe(title);
  }
});
