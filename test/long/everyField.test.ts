import { describe, expect, test } from "vitest";
import { registeredCallables } from "../../scripts/generate/registry.ts";
import {
  expectCheapRefusal,
  expectNothingSaid,
  expectRefusalsLogged,
  recordedLog,
} from "../support/everyField.ts";
import { oversizedBodies } from "../support/oversized.ts";

const lines = recordedLog();
const callables = await registeredCallables();

describe.each(callables)("$path", (callable) => {
  test("refuses every class of oversized body in every field, at once and in few words", async () => {
    const bodies = oversizedBodies(callable);
    expect(bodies.length).toBeGreaterThan(10);
    for (const oversized of bodies) await expectCheapRefusal(callable, oversized);
    expectNothingSaid(lines);
  });
});

test("the log that was looked through has refusals in it", () => {
  expectRefusalsLogged(lines);
});
