import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { documentId } from "../../platform/fields.ts";
import { treatyRevisionField } from "./treaty.ts";
import { requireOffer, withoutOffer } from "./treatyDecision.ts";
import { treatyNamed } from "./treatyNames.ts";
import { readTreaty, readVotesOn, sidesFields, stageTreatyCall, stageVotesOff } from "./treatySides.ts";

export const declineTreaty = mutation({
  summary:
    "Takes an offer off the table, and calls off the votes on it: the side that made it withdraws it, the other side declines it. What is in force stays.",
  access: access.region("region:{regionId}:treaties:negotiate"),
  rateLimit: { callsPerMinute: 10 },
  input: z.strictObject({ ...sidesFields, revision: treatyRevisionField }),
  output: z.strictObject({ treatyId: documentId }),
  async handle(context, { revision, ...named }) {
    const { reads, tx, now } = context;
    const { treaty, ...sides } = await readTreaty(reads, named);
    const { byRegionId } = requireOffer(treaty, revision);
    await readVotesOn(reads, treaty);

    stageVotesOff(tx, treaty, now);
    const { treatyId, type } = treaty;
    const { regionId } = named;
    const verb = byRegionId === regionId ? "withdrawn" : "declined";
    const what = treatyNamed(type, sides.region, sides.partner);
    stageTreatyCall(context, sides, withoutOffer(treaty, now), {
      action: "declineTreaty",
      before: { treatyId, revision },
      after: { byRegionId: regionId },
      notice: {
        kind: "TREATY_DECLINED",
        sentence: `${sides.region.displayName} has ${verb} revision ${revision} of ${what}.`,
      },
    });
    return { treatyId };
  },
});
