import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { regionId } from "../../platform/fields.ts";
import { publicReason, regionStatus } from "../schema.ts";
import { changeStatus } from "./changeStatus.ts";

export const reopenRegion = mutation({
  summary: "Opens a suspended region again.",
  access: access.galaxy("galaxy:regions:manage"),
  input: z.strictObject({ regionId, reason: publicReason }),
  output: z.strictObject({ regionId, status: regionStatus }),
  handle: (context, input) => changeStatus(context, "reopenRegion", input, "active"),
});
