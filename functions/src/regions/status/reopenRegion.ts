import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { regionId } from "../../platform/fields.ts";
import { publicReason, regionStatus } from "../schema.ts";
import { changeHold } from "./changeStatus.ts";

export const reopenRegion = mutation({
  summary: "Ends the suspension of a region: it opens again, unless a missing payment holds it, too.",
  access: access.galaxy("galaxy:regions:manage"),
  input: z.strictObject({ regionId, reason: publicReason }),
  output: z.strictObject({ regionId, status: regionStatus }),
  handle: (context, input) => changeHold(context, "reopenRegion", input, false),
});
