import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { regionId, uid } from "../../platform/fields.ts";
import { reasonField } from "../schema.ts";
import { requireGovernor } from "./authority.ts";
import { activeMember, openCase, takeMeasure } from "./case.ts";
import { dismissed } from "./moderator.ts";

export const dismissModerator = mutation({
  summary: "Takes every permission of a moderator back, at once; the membership stays.",
  access: access.region("region:{regionId}:governance:manage"),
  input: z.strictObject({ regionId, uid, reason: reasonField }),
  output: z.strictObject({ regionId, uid }),
  async handle(context, { regionId, uid, reason }) {
    // In favour or against: the governor alone comes as far as this.
    const opened = await openCase(context, { regionId, uid }, "inFavour");
    requireGovernor(opened.officer, regionId);
    const member = dismissed(activeMember(opened));

    await takeMeasure(context, opened, member, {
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
