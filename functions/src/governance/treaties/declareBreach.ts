import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { documentId } from "../../platform/fields.ts";
import { publicReason } from "../../regions/schema.ts";
import { dealingFields, readTreaty, readVotesOn, stageTreatyCall, stageVotesOff } from "./dealing.ts";
import { breachAct } from "./termination.ts";
import { breached } from "./treatyDecision.ts";

export const declareBreach = mutation({
  summary:
    "Declares that the other side has broken a treaty, for a reason that both regions can read: it ends at once, with whatever was to amend it.",
  access: access.region("region:{regionId}:treaties:negotiate"),
  rateLimit: { callsPerMinute: 10 },
  input: z.strictObject({ ...dealingFields, reason: publicReason }),
  output: z.strictObject({ treatyId: documentId }),
  async handle(context, { reason, ...named }) {
    const { reads, tx, now } = context;
    const { treaty, ...dealing } = await readTreaty(reads, named);
    const after = breached(treaty, named.regionId, reason, now);
    await readVotesOn(reads, treaty);

    stageVotesOff(tx, treaty, now);
    stageTreatyCall(context, dealing, after, breachAct(dealing, treaty, after, reason));
    return { treatyId: treaty.treatyId };
  },
});
