import { describe, expect, test } from "vitest";
import { parseInput } from "../../../functions/src/platform/wire/refusal.ts";
import { registeredCallables } from "../../../scripts/generate/registry.ts";
import { draw } from "../../../scripts/suite/draw.ts";
import { cpuMsSince } from "../../support/cpu.ts";
import {
  expectCheapRefusal,
  expectNothingSaid,
  expectRefusalsLogged,
  recordedLog,
} from "../../support/everyField.ts";

import { bodiesAtBound, oversizedBodies } from "../../support/oversized.ts";

/** Of a callable's bodies so many; `npm run test:long` sends all. */
const DRAWN = 8;

const lines = recordedLog();
const callables = await registeredCallables();

describe.each(callables)("$path", (callable) => {
  test("refuses oversized bodies at once, in few words, and logs nothing of them", async () => {
    const bodies = oversizedBodies(callable);
    expect(bodies.length).toBeGreaterThanOrEqual(DRAWN);
    const drawn = draw("oversized bodies", bodies, DRAWN, ({ name }) => name);
    for (const oversized of drawn) await expectCheapRefusal(callable, oversized);
    expectNothingSaid(lines);
  });

  test("decides quickly over values at their bounds", () => {
    for (const { name, input } of bodiesAtBound(callable)) {
      const costs = Array.from({ length: 3 }, () => {
        const before = process.threadCpuUsage();
        try {
          parseInput(callable.input, structuredClone(input));
        } catch {
          // Marks may be refused where letters are not.
        }
        return cpuMsSince(before);
      });
      expect(Math.min(...costs), `${name}: ms of CPU`).toBeLessThan(20);
    }
  });
});

test("the log that was looked through has refusals in it", () => {
  expectRefusalsLogged(lines);
});
