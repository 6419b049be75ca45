import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { inTurn } from "../../../functions/src/platform/calls/turns.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const lasting = (ms: number) =>
  new Promise<void>((resolve) => {
    if (ms < Number.POSITIVE_INFINITY) setTimeout(resolve, ms);
  });

/** Enters with an act of that length; tells when it began and what became of it. */
function enter(document: string | undefined, ms: number, log: string[], name: string): Promise<void> {
  return inTurn(document, async () => {
    log.push(`${name} in`);
    await lasting(ms);
    log.push(`${name} out`);
  }).catch((error) => {
    log.push(`${name} ${error.reason ?? error.message}`);
  });
}

describe("entering in turn", () => {
  test("lets those of one document in one after the other, in the order in which they came, and others at once", async () => {
    const log: string[] = [];
    const all = ["a", "b", "c"].map((name) => enter("desk", 100, log, name));
    all.push(enter("another", 10, log, "other"), enter(undefined, 10, log, "free"));
    await vi.advanceTimersByTimeAsync(1_000);
    await Promise.all(all);
    expect(log).toEqual([
      "free in",
      "a in",
      "other in",
      "free out",
      "other out",
      "a out",
      "b in",
      "b out",
      "c in",
      "c out",
    ]);
  });

  test("is held up for ten seconds at most by one who never ends", async () => {
    const log: string[] = [];
    void enter("desk", Number.POSITIVE_INFINITY, log, "dead");
    await vi.advanceTimersByTimeAsync(9_000);
    const early = enter("desk", 10, log, "next");
    await vi.advanceTimersByTimeAsync(1_010);
    await early;
    expect(log).toEqual(["dead in", "next in", "next out"]);
  });

  test("gives up after two seconds, and who comes later still waits for the one inside", async () => {
    const log: string[] = [];
    const first = enter("desk", 3_000, log, "slow");
    const second = enter("desk", 10, log, "impatient");
    await vi.advanceTimersByTimeAsync(2_500);
    expect(log).toEqual(["slow in", "impatient BUSY"]);
    const third = enter("desk", 10, log, "later");
    await vi.advanceTimersByTimeAsync(400);
    expect(log).toEqual(["slow in", "impatient BUSY"]);
    await vi.advanceTimersByTimeAsync(600);
    await Promise.all([first, second, third]);
    expect(log.slice(2)).toEqual(["slow out", "later in", "later out"]);
  });

  test("goes on where an act fails", async () => {
    const log: string[] = [];
    const failing = inTurn("desk", () => Promise.reject(new Error("no"))).catch(() => log.push("failed"));
    const next = enter("desk", 0, log, "next");
    await vi.advanceTimersByTimeAsync(10);
    await Promise.all([failing, next]);
    expect(log).toEqual(["failed", "next in", "next out"]);
  });
});
