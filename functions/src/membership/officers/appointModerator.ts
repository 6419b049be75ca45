import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { delegablePermissions } from "../../platform/declaration/permissions.ts";
import { GameError } from "../../platform/errors.ts";
import { regionId, uid } from "../../platform/fields.ts";
import { authorityByMembership } from "../regionalAuthority.ts";
import { MAX_MODERATOR_PERMISSIONS, reasonField } from "../schema.ts";
import { requireGovernor } from "./authority.ts";
import { activeMember, prepareMeasure, takeMeasure } from "./measure.ts";
import { appointed } from "./moderator.ts";

const permissionsField = z.array(z.enum(delegablePermissions())).max(MAX_MODERATOR_PERMISSIONS);

export const appointModerator = mutation({
  summary:
    "Gives a member named permissions of the governor's, or confirms them; an earlier appointment is replaced.",
  access: access.fresh(access.region("region:{regionId}:governance:manage")),
  input: z.strictObject({
    regionId,
    uid,
    permissions: permissionsField.min(1),
    reason: reasonField,
  }),
  output: z.strictObject({ regionId, uid, permissions: permissionsField }),
  async handle(context, { regionId, uid, permissions, reason }) {
    const prepared = await prepareMeasure(context, { regionId, uid }, "favourable");
    requireGovernor(prepared.officer, regionId);
    requireOrdinary(prepared.subject.holdsRegion, uid);
    const held = (await authorityByMembership.standingOf(regionId, context.caller, context.reads))
      .permissions;
    const member = appointed(activeMember(prepared), permissions, held, context.now);

    await takeMeasure(context, prepared, member, {
      action: "appointModerator",
      reason,
      notice: { kind: "MODERATOR_APPOINTED", sentence: `You are now a moderator of ${regionId}: ${reason}` },
    });
    return { regionId, uid, permissions: member.moderatorPermissions };
  },
});

/** A governor who could also be a moderator would keep power beyond the office. */
function requireOrdinary(holdsRegion: boolean, uid: string): void {
  if (!holdsRegion) return;
  throw new GameError(
    "OFFICER_PROTECTED",
    "The owner and the governor of a region cannot be its moderators.",
    {
      uid,
    },
  );
}
