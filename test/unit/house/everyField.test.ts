import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { bucketOf } from "../../../functions/src/platform/random.ts";
import { parseInput } from "../../../functions/src/platform/wire/refusal.ts";
import { registeredCallables } from "../../../scripts/generate/registry.ts";
import { expectCheapRefusal, expectNothingSaid, recordedLog } from "../../support/everyField.ts";
import { bodiesAtBound, oversizedBodies } from "../../support/oversized.ts";

/** Of a callable's bodies so many; `npm run test:long` sends all. */
const DRAWN = 8;
const seed = process.env.FIELD_SEED ?? randomUUID().slice(0, 8);
process.stdout.write(`FIELD_SEED=${seed} repeats what was drawn of every callable's fields\n`);

const lines = recordedLog();
const callables = await registeredCallables();

describe.each(callables)("$path", (callable) => {
  test("refuses oversized bodies at once, in few words, and logs nothing of them", async () => {
    const place = ({ name }: { name: string }) => bucketOf(`${seed} ${name}`, 2 ** 32);
    const bodies = oversizedBodies(callable).sort((a, b) => place(a) - place(b));
    expect(bodies.length).toBeGreaterThanOrEqual(DRAWN);
    for (const oversized of bodies.slice(0, DRAWN)) await expectCheapRefusal(callable, oversized);
    expectNothingSaid(lines);
  });

  test("decides quickly over values at their bounds", () => {
    for (const { name, input } of bodiesAtBound(callable)) {
      const costs = Array.from({ length: 3 }, () => {
        const before = process.cpuUsage();
        try {
          parseInput(callable.input, structuredClone(input));
        } catch {
          // Marks may be refused where letters are not.
        }
        const { user, system } = process.cpuUsage(before);
        return (user + system) / 1_000;
      });
      expect(Math.min(...costs), `${name}: ms of CPU`).toBeLessThan(20);
    }
  });
});
