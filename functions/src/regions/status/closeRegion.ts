import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { regionId } from "../../platform/fields.ts";
import { publicReason, regionStatus } from "../schema.ts";
import { changeStatus } from "./changeStatus.ts";

/**
 * The owner's way out; an administrator's is `interveneInRegion`. From `closing` on nobody may join and nothing can
 * be configured. The evacuation, the archive and the step to `closed` come with billing.
 */
export const closeRegion = mutation({
  summary: "Begins to close a region for ever; its residents are evacuated, and there is no way back.",
  access: access.region("region:{regionId}:owner:*"),
  input: z.strictObject({ regionId, reason: publicReason }),
  output: z.strictObject({ regionId, status: regionStatus }),
  handle: (context, input) => changeStatus(context, "closeRegion", input, "closing"),
});
