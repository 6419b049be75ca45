import { expect, test } from "vitest";
import { bucketOf } from "../../functions/src/platform/random.ts";
import { tellDrawn } from "../../scripts/suite/draw.ts";
import { faultSeed, possibleFaults } from "../support/faultSeam/drawing.ts";
import { playBackfill } from "../support/faultSeam/pagedJob.ts";

/** Every commit of a step, its enqueues, answers and deliveries: one of each kind here, all of them in `npm run test:long`. */
test(`a job that pages ends alike under a fault at any of its steps (seed ${faultSeed})`, {
  timeout: 600_000,
}, async () => {
  const undisturbed = await playBackfill(faultSeed);
  expect(undisturbed.end).toEqual({
    job: { status: "completed", stepsDone: 3, attempt: 1, findings: [] },
    // The job's own steps are found in their present version.
    report: { version: 2, documents: expect.any(Number), written: 401 },
    versions: { "version 2": 401 },
  });
  const { operation } = undisturbed;
  const all = possibleFaults(undisturbed.trace).get(operation)!;
  const commits = all.filter(({ kind }) => kind === "crashBeforeCommit").length;
  // Three pages, the end of the job and of its row.
  expect(commits).toBe(5);
  const kinds = [...Map.groupBy(all, ({ kind }) => kind).values()];
  const drawn = kinds.map((faults) => faults[bucketOf(`${faultSeed} ${faults[0]!.kind}`, faults.length)]!);
  const taken = process.env.DRAW === "all" ? all : drawn;
  tellDrawn({ what: "faults of a job that pages", drawn: taken.length, of: all.length });
  for (const fault of taken) {
    const played = await playBackfill(faultSeed, { operation, fault });
    expect(played.hasStruck, JSON.stringify(fault)).toBe(true);
    expect(played.end, JSON.stringify(fault)).toEqual(undisturbed.end);
  }
});
