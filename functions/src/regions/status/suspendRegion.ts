import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { regionId } from "../../platform/fields.ts";
import { publicReason, regionStatus } from "../schema.ts";
import { changeHold } from "./changeStatus.ts";

export const suspendRegion = mutation({
  summary: "Suspends an active region: newcomers are refused, those inside may leave.",
  access: access.galaxy("galaxy:regions:manage"),
  input: z.strictObject({ regionId, reason: publicReason }),
  output: z.strictObject({ regionId, status: regionStatus }),
  handle: (context, input) => changeHold(context, "suspendRegion", input, true),
});
