import { expect, test } from "vitest";
import { drawn, possibleFaults, without } from "../../support/faultSeam/drawing.ts";
import { type Met, operationName } from "../../support/faultSeam/plan.ts";

const RUN = "run0123456789";
const call = "000001 regions/createRegion";
const task = '000001 provisionRegion {"jobId":"id"}';

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
    const faults = drawn("2102", round, possible);
    expect(drawn("2102", round, possible)).toEqual(faults);
    left = without(left, faults, new Set([call, task]));
  }
  expect(left.size).toBe(0);
  const starts = Array.from({ length: 20 }, (_, seed) => JSON.stringify(drawn(`${seed}`, 1, possible)));
  expect(new Set(starts).size).toBeGreaterThan(10);
});

test("a fault that did not strike is left", () => {
  const possible = possibleFaults(trace);
  const faults = drawn("2102", 1, possible);
  const left = without(possible, faults, new Set([call]));
  expect(left.get(call)).not.toContain(faults[call]);
  expect(left.get(task)).toEqual(possible.get(task));
});

test("an operation has the same name in every play", () => {
  const jobId = "0f8fad5b-d9cb-469f-a165-70867728950e";
  expect(operationName(RUN, `${RUN}-000001`, "regions/createRegion")).toBe(call);
  expect(operationName(RUN, `${RUN}-000001`, "provisionRegion", JSON.stringify({ jobId }))).toBe(task);
});
