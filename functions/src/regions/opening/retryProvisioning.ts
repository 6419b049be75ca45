import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { documentId, regionId } from "../../platform/fields.ts";
import { readFailedJob, stageRetry } from "../../platform/work/jobs.ts";
import { readRegion } from "../readRegion.ts";
import { regions } from "../schema.ts";
import { movedTo } from "../status/lifecycle.ts";

export const retryProvisioning = mutation({
  summary: "Starts the job of a region that failed to build anew; what it has written is written again.",
  access: access.galaxy("galaxy:regions:manage"),
  input: z.strictObject({ regionId }),
  output: z.strictObject({ regionId, jobId: documentId }),
  async handle({ reads, tx, now, audit, enqueue }, { regionId }) {
    const region = await readRegion(reads, regionId);
    const change = movedTo(region, "provisioning", null);
    const job = await readFailedJob(tx, region.jobId);
    for (const row of stageRetry(tx, region.jobId, job, now)) enqueue(row);
    tx.update(regions.ref({ regionId }), change);
    audit({
      action: "retryProvisioning",
      regionId,
      before: { status: region.status, findings: job.findings },
      after: change,
      visibility: "public",
    });
    return { regionId, jobId: region.jobId };
  },
});
