import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { regionId, uid } from "../../platform/fields.ts";
import { requireAllowed } from "../../regions/status/capabilities.ts";
import { reasonField, standingField } from "../schema.ts";
import { grantedTo, naturalised } from "../standing.ts";
import { activeMember, prepareMeasure, takeMeasure } from "./measure.ts";

/** A visitor cannot be promoted: the one home is the player's own choice. */
export const promoteMember = mutation({
  summary:
    "Grants a resident citizenship, whatever the reputation; the vote, where votes bind, waits for the days of residence.",
  access: access.region("region:{regionId}:members:manage"),
  input: z.strictObject({ regionId, uid, reason: reasonField }),
  output: z.strictObject({ regionId, uid, standing: standingField }),
  async handle(context, { regionId, uid, reason }) {
    const prepared = await prepareMeasure(context, { regionId, uid }, "favourable");
    requireAllowed(prepared.region, "enter");
    const member = activeMember(prepared);
    const grant = grantedTo(member, prepared.region.immigration, context.now);
    const citizen = naturalised(member, context.now, grant);

    await takeMeasure(context, prepared, citizen, {
      action: "promoteMember",
      reason,
      notice: { kind: "PROMOTED", sentence: `You are now a citizen of ${regionId}: ${reason}` },
    });
    return { regionId, uid, standing: citizen.standing };
  },
});
