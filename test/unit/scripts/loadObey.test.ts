import { expect, test } from "vitest";
import { Measurement } from "../../../scripts/load/measurement.ts";
import { obeying } from "../../../scripts/load/obey.ts";
import type { Answer } from "../../../scripts/load/wire.ts";

const error = (status: string, reason: string, metadata: Record<string, unknown> = {}): Answer => ({
  error: { status, message: "", details: { reason, metadata } },
});
const BUSY = error("ABORTED", "BUSY");
const limited = (retryAfterSeconds: unknown) =>
  error("RESOURCE_EXHAUSTED", "RATE_LIMITED", { retryAfterSeconds });

const longestMs = ({ durations }: Measurement) => durations.get("a/a")!.max / 1_000;

/** One call that gets these answers in turn. */
async function sendingFor(answers: Answer[]) {
  const measurement = new Measurement();
  measurement.begin();
  const outcome = await obeying("a/a", measurement, async () => answers.shift()!);
  return { measurement, outcome, unsent: answers.length };
}

test("a call that is busy is sent again, counted, and no fault when it succeeds", async () => {
  const { measurement, outcome, unsent } = await sendingFor([BUSY, BUSY, { result: 7 }]);
  expect(outcome).toEqual({ kind: "answered", result: 7 });
  expect(unsent).toBe(0);
  expect(measurement.refusals.map(({ reason }) => reason)).toEqual(["BUSY", "BUSY"]);
  expect(measurement.unexpected).toEqual([]);
  // The player waited for all of it: 200 ms and 400 ms between the tries, a timer's grain less.
  expect(longestMs(measurement)).toBeGreaterThan(590);
});

test("a call that stays busy is a fault", async () => {
  const { measurement, outcome } = await sendingFor([BUSY, BUSY, BUSY, BUSY, { result: 7 }]);
  expect(outcome.kind).toBe("failed");
  expect(measurement.unexpected).toHaveLength(1);
  expect(measurement.durations.size).toBe(0);
});

test("a rate limit is waited out, and its wait is no part of the duration", async () => {
  const { measurement, outcome } = await sendingFor([limited(1), { result: 7 }]);
  expect(outcome.kind).toBe("answered");
  expect(measurement.elapsedMs).toBeGreaterThan(990);
  expect(longestMs(measurement)).toBeLessThan(measurement.elapsedMs - 900);
  expect(measurement.unexpected).toEqual([]);
});

test.each([undefined, "1", 0, 61, 1.5])("a rate limit that says to wait %o is a fault", async (seconds) => {
  const { measurement, outcome } = await sendingFor([limited(seconds)]);
  expect(outcome.kind).toBe("failed");
  expect(measurement.unexpected).toHaveLength(1);
});

test("any other error is a fault, also while warming up", async () => {
  const measurement = new Measurement();
  const internal = error("INTERNAL", "INTERNAL");
  expect((await obeying("a/a", measurement, async () => internal)).kind).toBe("failed");
  expect(measurement.refusals).toEqual([]);
  expect(measurement.unexpected).toEqual(["a/a: INTERNAL ()"]);
});

test("no call is begun once the run is over; those of the warm-up do not count", async () => {
  const measurement = new Measurement();
  const send = async () => ({ result: 1 });
  await obeying("a/a", measurement, async () => {
    measurement.begin();
    return { result: 1 };
  });
  const kinds = [];
  for (let call = 0; call < 3; call++) {
    if (call === 2) measurement.close();
    kinds.push((await obeying("a/a", measurement, send)).kind);
  }
  expect(kinds).toEqual(["answered", "answered", "abandoned"]);
  expect(measurement.durations.get("a/a")!.count).toBe(2);
});

test("a limit is not waited out beyond the end of the run", async () => {
  const measurement = new Measurement();
  measurement.begin();
  const outcome = obeying("a/a", measurement, async () => {
    measurement.close();
    return limited(60);
  });
  expect((await outcome).kind).toBe("abandoned");
});
