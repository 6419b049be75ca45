import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { regionId, uid } from "../../platform/fields.ts";
import { documentPath } from "../../platform/paths.ts";
import { prepareHomeMove } from "../../players/moveHome.ts";
import { players } from "../../players/schema.ts";
import { reasonField, standingField } from "../schema.ts";
import { demoted } from "../standing.ts";
import { activeMember, prepareMeasure, takeMeasure } from "./measure.ts";

export const demoteMember = mutation({
  summary: "Takes a member one step down: citizen to resident, resident to visitor, who loses the home here.",
  access: access.region("region:{regionId}:members:manage"),
  input: z.strictObject({ regionId, uid, reason: reasonField }),
  output: z.strictObject({ regionId, uid, standing: standingField }),
  async handle(context, { regionId, uid, reason }) {
    const { reads, now } = context;
    const prepared = await prepareMeasure(context, { regionId, uid }, "adverse", [
      documentPath(players.template, { uid }),
    ]);
    const member = demoted(activeMember(prepared), now);
    const player = await reads.get(players, { uid });
    const losesHome = member.standing === "visitor" && player?.homeRegionId === regionId;
    const stageHome = losesHome && (await prepareHomeMove(context, player, null));

    await takeMeasure(context, prepared, member, {
      action: "demoteMember",
      reason,
      notice: { kind: "DEMOTED", sentence: `You are now a ${member.standing} of ${regionId}: ${reason}` },
    });
    if (stageHome) stageHome();
    return { regionId, uid, standing: member.standing };
  },
});
