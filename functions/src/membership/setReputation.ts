import { z } from "zod";
import { access } from "../platform/access.ts";
import { mutation } from "../platform/callable.ts";
import { regionId, uid } from "../platform/fields.ts";
import { activeMember, openCase, takeMeasure } from "./case.ts";
import { reasonField, reputationField } from "./schema.ts";

export const setReputation = mutation({
  summary: "Sets a member's reputation in the region; the standing stays as it is.",
  access: access.region("region:{regionId}:members:manage"),
  input: z.strictObject({ regionId, uid, reputation: reputationField, reason: reasonField }),
  output: z.strictObject({ regionId, uid, reputation: reputationField }),
  async handle(context, { regionId, uid, reputation, reason }) {
    const opened = await openCase(context, { regionId, uid }, "against");
    const member = { ...activeMember(opened), reputation };

    await takeMeasure(context, opened, member, {
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
