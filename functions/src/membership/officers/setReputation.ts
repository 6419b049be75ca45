import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { regionId, uid } from "../../platform/fields.ts";
import { reasonField, reputationField } from "../schema.ts";
import { reputed } from "../standing.ts";
import { activeMember, prepareMeasure, takeMeasure } from "./measure.ts";

export const setReputation = mutation({
  summary:
    "Sets a member's reputation in the region; a citizenship by residence ends where it falls below the minimum.",
  access: access.region("region:{regionId}:members:manage"),
  input: z.strictObject({ regionId, uid, reputation: reputationField, reason: reasonField }),
  output: z.strictObject({ regionId, uid, reputation: reputationField }),
  async handle(context, { regionId, uid, reputation, reason }) {
    const prepared = await prepareMeasure(context, { regionId, uid }, "adverse");
    const { minimumReputation } = prepared.region.immigration;
    const member = reputed(activeMember(prepared), reputation, minimumReputation, context.now);

    await takeMeasure(context, prepared, member, {
      action: "setReputation",
      reason,
      notice: {
        kind: "REPUTATION_SET",
        sentence: `Your reputation in ${regionId} is now ${reputation}: ${reason}`,
      },
    });
    return { regionId, uid, reputation };
  },
});
