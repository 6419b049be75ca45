import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { GameError } from "../../platform/errors.ts";
import { regionId, uid } from "../../platform/fields.ts";
import { reasonField, votingPowerField } from "../schema.ts";
import { weighted } from "../standing.ts";
import { activeMember, prepareMeasure, takeMeasure } from "./measure.ts";

/** A vote that is open already counts what held when it prepared: the checkpoints on the member keep that. */
export const setVotingPower = mutation({
  summary: "Sets how much a citizen's vote weighs from now on; in an autocracy alone.",
  access: access.region("region:{regionId}:governance:manage"),
  input: z.strictObject({ regionId, uid, votingPower: votingPowerField, reason: reasonField }),
  output: z.strictObject({ regionId, uid, votingPower: votingPowerField }),
  async handle(context, { regionId, uid, votingPower, reason }) {
    const prepared = await prepareMeasure(context, { regionId, uid }, "adverse");
    const { type } = prepared.region.governance;
    if (type !== "autocracy") {
      throw new GameError("GOVERNED_BY_VOTE", `In a ${type} no officer decides what a vote weighs.`, {
        regionId,
        field: "votingPower",
      });
    }
    const member = weighted(activeMember(prepared), votingPower, context.now);

    await takeMeasure(context, prepared, member, {
      action: "setVotingPower",
      reason,
      notice: {
        kind: "VOTING_POWER_SET",
        sentence: `Your vote in ${regionId} now weighs ${votingPower}: ${reason}`,
      },
    });
    return { regionId, uid, votingPower };
  },
});
