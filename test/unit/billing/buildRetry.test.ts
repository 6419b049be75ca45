import { expect, test } from "vitest";
import {
  abandonableAt,
  buildAfterFailure,
  type FailedBuild,
  failureSentence,
} from "../../../functions/src/billing/region/buildRetry.ts";
import { after, MINUTE_MS } from "../../../functions/src/platform/duration.ts";

const NOW = new Date("2102-03-01T00:00:00Z");

test("a build is tried again after 5 and 30 minutes, 2 and 12 hours, then an administrator decides", () => {
  const waits: (number | null)[] = [];
  let build: FailedBuild | null = null;
  for (let failure = 0; failure < 6; failure++) {
    const at = after(NOW, failure * MINUTE_MS);
    build = buildAfterFailure(build, at);
    waits.push(build.retryAt === null ? null : (build.retryAt.getTime() - at.getTime()) / MINUTE_MS);
  }
  expect(waits).toEqual([5, 30, 120, 720, null, null]);
  expect(build).toMatchObject({ failures: 6, firstFailedAt: NOW });
});

test("the money may be had back a day after the first failure, however many followed", () => {
  const first = buildAfterFailure(null, NOW);
  const second = buildAfterFailure(first, new Date("2102-03-01T12:00:00Z"));
  expect(abandonableAt(second)).toEqual(new Date("2102-03-02T00:00:00Z"));
});

test("the owner is told which failure it is, what comes next, and from when the money may go back", () => {
  const first = buildAfterFailure(null, NOW);
  expect(failureSentence("Vega", first)).toBe(
    "Vega could not be built (failure 1). It is tried again at 2102-03-01T00:05:00.000Z. From 2102-03-02T00:00:00.000Z you may have your money back instead.",
  );
  expect(failureSentence("Vega", { ...first, failures: 5, retryAt: null })).toContain(
    "An administrator looks at it.",
  );
});
