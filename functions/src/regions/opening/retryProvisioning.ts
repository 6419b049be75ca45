import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { documentId, regionId } from "../../platform/fields.ts";
import { readRegion } from "../readRegion.ts";
import { prepareRetry } from "./retryBuild.ts";

export const retryProvisioning = mutation({
  summary: "Starts the job of a region that failed to build anew; what it has written is written again.",
  access: access.galaxy("galaxy:regions:manage"),
  input: z.strictObject({ regionId }),
  output: z.strictObject({ regionId, jobId: documentId }),
  async handle(context, { regionId }) {
    const region = await readRegion(context.reads, regionId);
    const { job, change, stage } = await prepareRetry(context, region);
    stage();
    context.audit({
      action: "retryProvisioning",
      regionId,
      before: { status: region.status, findings: job.findings },
      after: change,
      visibility: "public",
    });
    return { regionId, jobId: region.jobId };
  },
});
