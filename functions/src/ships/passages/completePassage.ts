import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { GameError } from "../../platform/errors.ts";
import { documentId } from "../../platform/fields.ts";
import { outcomeField } from "../schema.ts";
import { ownPassage } from "./ownPassage.ts";
import { stateOf } from "./passage.ts";
import { prepareEnd } from "./settlement.ts";

/** The schedule does the same within a minute. */
export const completePassage = mutation({
  summary: "Ends a passage whose time has come, without waiting for the schedule, and says how.",
  access: access.player,
  input: z.strictObject({ passageId: documentId }),
  output: z.strictObject({ outcome: outcomeField }),
  async handle(context, { passageId }) {
    const { caller, reads, now } = context;
    const passage = await ownPassage(reads, passageId, caller.uid);
    if (passage.settled !== null) return { outcome: passage.settled.how };
    const state = stateOf(passage, now);
    if (state === "customs" || state === "inTransit")
      throw new GameError("PASSAGE_UNDER_WAY", `The passage arrives at ${passage.arrivesAt.toISOString()}.`, {
        state,
        arrivesAt: passage.arrivesAt.toISOString(),
      });
    const { how, stage } = await prepareEnd(context, passageId, passage);

    stage();
    return { outcome: how };
  },
});
