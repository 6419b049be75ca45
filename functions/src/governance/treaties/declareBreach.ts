import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { documentId } from "../../platform/fields.ts";
import { publicReason } from "../../regions/schema.ts";
import { breachAct } from "./termination.ts";
import { breached } from "./treatyDecision.ts";
import { readTreaty, readVotesOn, sidesFields, stageTreatyCall, stageVotesOff } from "./treatySides.ts";

export const declareBreach = mutation({
  summary:
    "Declares that the other side has broken a treaty, for a reason that both regions can read: it ends at once, with whatever was to amend it.",
  access: access.region("region:{regionId}:treaties:negotiate"),
  rateLimit: { callsPerMinute: 10 },
  input: z.strictObject({ ...sidesFields, reason: publicReason }),
  output: z.strictObject({ treatyId: documentId }),
  async handle(context, { reason, ...named }) {
    const { reads, tx, now } = context;
    const { treaty, ...sides } = await readTreaty(reads, named);
    const after = breached(treaty, named.regionId, reason, now);
    await readVotesOn(reads, treaty);

    stageVotesOff(tx, treaty, now);
    stageTreatyCall(context, sides, after, breachAct(sides, treaty, after, reason));
    return { treatyId: treaty.treatyId };
  },
});
