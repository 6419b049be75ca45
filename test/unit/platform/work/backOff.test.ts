import { describe, expect, test } from "vitest";
import { MINUTE_MS } from "../../../../functions/src/platform/duration.ts";
import { outbox } from "../../../../functions/src/platform/examples.ts";
import { MAX_FAILURES, nextTry } from "../../../../functions/src/platform/work/backOff.ts";
import { errorLine, failedRow } from "../../../../functions/src/platform/work/failure.ts";
import type { Row } from "../../../../functions/src/platform/work/outbox.ts";

const AT = new Date("2102-03-01T12:00:00Z");

const pauseMinutes = (failures: number) => (nextTry(failures, AT)!.getTime() - AT.getTime()) / MINUTE_MS;

const row: Row = { ...outbox, queue: "governanceWorker", task: "settlePoll", stagedAt: AT, dueAt: AT };

describe("what has failed", () => {
  test("is tried again after pauses that double, up to six hours", () => {
    const pauses = Array.from({ length: MAX_FAILURES - 1 }, (_, index) => pauseMinutes(index + 1));
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360]);
  });

  test("is set aside after twelve failures, within a day", () => {
    expect(nextTry(MAX_FAILURES, AT)).toBeNull();
    const minutes = Array.from({ length: MAX_FAILURES - 1 }, (_, index) => pauseMinutes(index + 1));
    expect(minutes.reduce((sum, pause) => sum + pause, 0)).toBeLessThan(24 * 60);
  });

  test("keeps its last error, and is due no more once it is set aside", () => {
    const eleventh = failedRow(row, MAX_FAILURES - 1, new Error("no"), AT);
    expect(eleventh).toMatchObject({ failures: 11, lastError: "Error: no", setAsideAt: null });
    expect(eleventh.dueAt).toBeInstanceOf(Date);
    const last = failedRow(eleventh, MAX_FAILURES, new Error("still no"), AT);
    expect(last).toMatchObject({ failures: 12, lastError: "Error: still no", setAsideAt: AT, dueAt: null });
  });
});

describe("an error becomes a line that a document takes", () => {
  test.each([
    ["lines and control characters", "a\n\tb\u0000c\u2028d", "a b c d"],
    ["nothing", "", "(without a message)"],
    ["blanks alone", " \n ", "(without a message)"],
    ["letters in parts", "e\u0301", "\u00e9"],
    ["what no field takes", "a\uFE0F\u3164b\uD800", "ab"],
  ])("from %s", (_, thrown, line) => expect(errorLine(thrown)).toBe(line));

  test("which is cut, never within a letter", () => {
    const line = errorLine("\u{1F680}".repeat(300), 501);
    expect(line.length).toBeLessThanOrEqual(501);
    expect(line.isWellFormed()).toBe(true);
  });
});
