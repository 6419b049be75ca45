import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { GameError } from "../../platform/errors.ts";
import { documentId } from "../../platform/fields.ts";
import { players } from "../../players/schema.ts";
import { ownPassage } from "./ownPassage.ts";
import { stateOf } from "./passage.ts";
import { prepareReturn } from "./settlement.ts";

export const callOffPassage = mutation({
  summary: "Calls a passage off while it is in customs: all that it took comes back.",
  access: access.player,
  input: z.strictObject({ passageId: documentId }),
  output: z.strictObject({ outcome: z.literal("calledOff") }),
  async handle(context, { passageId }) {
    const { caller, reads, now } = context;
    const passage = await ownPassage(reads, passageId, caller.uid);
    const state = stateOf(passage, now);
    if (state !== "customs")
      throw new GameError("CUSTOMS_CLEARED", `The passage is ${state}: it is too late to call it off.`, {
        state,
      });
    const player = (await reads.get(players, { uid: caller.uid }))!;
    const { stage } = await prepareReturn(context, { passageId, passage, player }, "calledOff", null);

    stage();
    return { outcome: "calledOff" as const };
  },
});
