import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { GameError } from "../../platform/errors.ts";
import { regionId, uid } from "../../platform/fields.ts";
import { prepareMeasure, takeMeasure } from "../officers/measure.ts";
import { memberSchema, reasonField } from "../schema.ts";
import { banRankOf, pardoned } from "./ban.ts";

export const unbanMember = mutation({
  summary: "Lifts a ban before its term: a former member is a visitor again, anybody else is free to join.",
  access: access.region("region:{regionId}:members:manage"),
  input: z.strictObject({ regionId, uid, reason: reasonField }),
  output: z.strictObject({ regionId, uid, status: memberSchema.shape.status }),
  async handle(context, { regionId, uid, reason }) {
    const prepared = await prepareMeasure(context, { regionId, uid }, "favourable");
    if (prepared.stored?.status !== "banned") {
      throw new GameError("NOT_BANNED", `The player ${uid} is not banned from the region ${regionId}.`, {
        regionId,
        uid,
      });
    }
    const member = pardoned(prepared.stored, banRankOf(prepared.officer), context.now);

    await takeMeasure(context, prepared, member, {
      action: "unbanMember",
      reason,
      notice: { kind: "UNBANNED", sentence: `You are no longer banned from ${regionId}: ${reason}` },
    });
    return { regionId, uid, status: member.status };
  },
});
