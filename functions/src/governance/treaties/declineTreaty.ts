import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { documentId } from "../../platform/fields.ts";
import { dealingFields, readTreaty, readVotesOn, stageTreatyCall, stageVotesOff } from "./dealing.ts";
import { treatyRevisionField } from "./treaty.ts";
import { requireOffer, withoutOffer } from "./treatyDecision.ts";
import { treatyNamed } from "./treatyNames.ts";

export const declineTreaty = mutation({
  summary:
    "Takes an offer off the table, votes on it with it: who made it withdraws it, the other side declines it. What is in force stays.",
  access: access.region("region:{regionId}:treaties:negotiate"),
  rateLimit: { callsPerMinute: 10 },
  input: z.strictObject({ ...dealingFields, revision: treatyRevisionField }),
  output: z.strictObject({ treatyId: documentId }),
  async handle(context, { revision, ...named }) {
    const { reads, tx, now } = context;
    const { treaty, ...dealing } = await readTreaty(reads, named);
    const { byRegionId } = requireOffer(treaty, revision);
    await readVotesOn(reads, treaty);

    stageVotesOff(tx, treaty, now);
    const { treatyId, type } = treaty;
    const { regionId } = named;
    const verb = byRegionId === regionId ? "withdrawn" : "declined";
    const what = treatyNamed(type, dealing.region, dealing.partner);
    stageTreatyCall(context, dealing, withoutOffer(treaty, now), {
      action: "declineTreaty",
      before: { treatyId, revision },
      after: { byRegionId: regionId },
      notice: {
        kind: "TREATY_DECLINED",
        sentence: `${dealing.region.displayName} has ${verb} revision ${revision} of ${what}.`,
      },
    });
    return { treatyId };
  },
});
