import { expect, test } from "vitest";
import { drawn, possibleFaults, without } from "../../support/faultSeam/drawing.ts";
import { type Met, operationName } from "../../support/faultSeam/plan.ts";

const RUN = "run0123456789";
const call = "000001 regions/createRegion";
const task = '000001 provisionRegion {"jobId":"id"}';

const chapterOf = () => "the only one";

const met = (operation: string, kind: Met["kind"], ...events: Met["event"][]): Met[] =>
  events.map((event, index) => {
    const ordinal = events.slice(0, index).filter((earlier) => earlier === event).length;
    return { operation, kind, event, ordinal };
  });
const trace = [
  ...met(call, "call", "commit", "enqueue", "commit", "answer"),
  ...met(task, "task", "commit", "answer"),
  ...met("000002 regions/listRegions", "call", "answer"),
  ...met("settle sweep", "schedule", "commit", "answer"),
];

test("a call can crash at each commit and enqueue, and a task can be late besides", () => {
  const possible = possibleFaults(trace);
  expect([...possible.keys()]).toEqual([call, task]);
  expect(possible.get(call)).toHaveLength(2 * 3 + 2 + 2);
  expect(possible.get(task)!.map(({ kind }) => kind)).toEqual([
    "crashBeforeCommit",
    "loseAcknowledgement",
    "crashAfterCommit",
    "crashBeforeAnswer",
    "twice",
    "late",
    "late",
  ]);
});

test("after as many rounds as an operation has faults, each had its turn; another seed begins elsewhere", () => {
  const possible = possibleFaults(trace);
  let left = possible;
  for (let round = 1; round <= 10; round++) {
    const faults = drawn("2102", round, possible, chapterOf);
    expect(drawn("2102", round, possible, chapterOf)).toEqual(faults);
    left = without(left, faults, new Set([call, task]));
  }
  expect(left.size).toBe(0);
  const starts = Array.from({ length: 20 }, (_, seed) =>
    JSON.stringify(drawn(`${seed}`, 1, possible, chapterOf)),
  );
  expect(new Set(starts).size).toBeGreaterThan(10);
});

test("in a chapter one task is late at a time, and those of its name and step with it", () => {
  const tasks = ["000001 count a", "000001 count b", "000001 mark a", "000002 count a"].map(
    (name) => `${name.slice(0, -2)} {"id":"${name.at(-1)}"}`,
  );
  const possible = possibleFaults(tasks.flatMap((name) => met(name, "task", "answer")));
  const lateIn = (round: number, chapters: (operation: string) => string) => {
    const faults = Object.entries(drawn("2102", round, possible, chapters));
    return faults.filter(([, { kind }]) => kind === "late").map(([name]) => name.split(" ", 2).join(" "));
  };
  for (let round = 1; round <= 20; round++) {
    expect(new Set(lateIn(round, chapterOf)).size).toBeLessThanOrEqual(1);
  }
  const rounds = Array.from({ length: 20 }, (_, round) => round);
  expect(new Set(rounds.flatMap((round) => lateIn(round, chapterOf)))).toEqual(
    new Set(["000001 count", "000001 mark", "000002 count"]),
  );
  // Of another chapter the same task may be late, too.
  const two = rounds.map((round) => new Set(lateIn(round, (operation) => operation.slice(0, 6))).size);
  expect(Math.max(...two)).toBe(2);
});

test("what can only be late waits for a round of its own", () => {
  const late = [{ kind: "late", swept: true }] as const;
  const left = new Map([
    ["000001 count {}", late],
    ["000002 count {}", late],
  ]);
  expect(Object.keys(drawn("2102", 1, left, chapterOf))).toHaveLength(1);
});

test("a fault that did not strike is left", () => {
  const possible = possibleFaults(trace);
  const faults = drawn("2102", 1, possible, chapterOf);
  const left = without(possible, faults, new Set([call]));
  expect(left.get(call)).not.toContain(faults[call]);
  expect(left.get(task)).toEqual(possible.get(task));
});

test("an operation has the same name in every play", () => {
  const jobId = "0f8fad5b-d9cb-469f-a165-70867728950e";
  expect(operationName(RUN, `${RUN}-000001`, "regions/createRegion")).toBe(call);
  expect(operationName(RUN, `${RUN}-000001`, "provisionRegion", JSON.stringify({ jobId }))).toBe(task);
  const eventsOfPlays = ["evt_local000016", "evt_local000047"].map((eventId) =>
    operationName(RUN, `${RUN}-000001`, "applyStripeObject", JSON.stringify({ eventId })),
  );
  expect(new Set(eventsOfPlays).size).toBe(1);
});
