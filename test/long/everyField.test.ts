import { describe, expect, test, vi } from "vitest";
import { registeredCallables } from "../../scripts/generate/registry.ts";
import { expectCheapRefusal, expectNothingSaid } from "../support/everyField.ts";
import { oversizedBodies } from "../support/oversized.ts";

// The SDK's logger takes the console as it is when it is loaded.
const lines = vi.hoisted(() => {
  const written: string[] = [];
  for (const name of ["log", "info", "warn", "error", "debug"] as const)
    console[name] = (line: unknown) => void written.push(String(line));
  return written;
});

const callables = await registeredCallables();

describe.each(callables)("$path", (callable) => {
  test("refuses every class of oversized body in every field, at once and in few words", async () => {
    const bodies = oversizedBodies(callable);
    expect(bodies.length).toBeGreaterThan(10);
    for (const oversized of bodies) await expectCheapRefusal(callable, oversized);
    expectNothingSaid(lines);
  });
});
