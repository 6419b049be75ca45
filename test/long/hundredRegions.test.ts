import { expect, test } from "vitest";
import { jobs } from "../../functions/src/platform/work/jobs.ts";
import { dispatch } from "../../functions/src/platform/work/outbox.ts";
import { jobEnd } from "../../seed/jobEnd.ts";
import { expectWhole, stagedRegion } from "../support/provisioning.ts";

test("a hundred regions at once are all whole and open at the first try", async () => {
  const all = await Promise.all(Array.from({ length: 100 }, () => stagedRegion("owned")));
  await dispatch(all.flatMap(({ rows }) => rows));
  await Promise.all(all.map(({ jobId }) => jobEnd(jobId)));
  for (const region of all) {
    await expectWhole(region);
    expect((await jobs.ref({ jobId: region.jobId }).get()).data()!.attempt).toBe(1);
  }
});
