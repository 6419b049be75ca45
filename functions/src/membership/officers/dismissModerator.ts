import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { regionId, uid } from "../../platform/fields.ts";
import { reasonField } from "../schema.ts";
import { requireGovernor } from "./authority.ts";
import { activeMember, prepareMeasure, takeMeasure } from "./measure.ts";
import { dismissed } from "./moderator.ts";

export const dismissModerator = mutation({
  summary: "Takes every permission of a moderator back, at once; the membership stays.",
  access: access.region("region:{regionId}:governance:manage"),
  input: z.strictObject({ regionId, uid, reason: reasonField }),
  output: z.strictObject({ regionId, uid }),
  async handle(context, { regionId, uid, reason }) {
    // In favour or against: the governor alone comes as far as this.
    const prepared = await prepareMeasure(context, { regionId, uid }, "favourable");
    requireGovernor(prepared.officer, regionId);
    const member = dismissed(activeMember(prepared));

    await takeMeasure(context, prepared, member, {
      action: "dismissModerator",
      reason,
      notice: {
        kind: "MODERATOR_DISMISSED",
        sentence: `You are no longer a moderator of ${regionId}: ${reason}`,
      },
    });
    return { regionId, uid };
  },
});
