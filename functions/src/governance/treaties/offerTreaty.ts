import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { documentId } from "../../platform/fields.ts";
import { requireAllowed } from "../../regions/status/capabilities.ts";
import { clausesShape, treatyMessageField, treatyRevisionField } from "./treaty.ts";
import { offered, requireOfferLeft } from "./treatyDecision.ts";
import { treatyNamed } from "./treatyNames.ts";
import {
  readPair,
  readSides,
  readVotesOn,
  sidesFields,
  stageTreatyCall,
  stageVotesOff,
} from "./treatySides.ts";

const { regionId, withRegionId } = sidesFields;

export const offerTreaty = mutation({
  summary:
    "Puts a treaty on the table of two regions, or other terms in its place: an offer, a counter-offer or an amendment of what is in force.",
  access: access.region("region:{regionId}:treaties:negotiate"),
  rateLimit: { callsPerMinute: 10 },
  input: z.strictObject({
    regionId,
    withRegionId,
    ...clausesShape,
    /** For the other side; anybody can read it. */
    message: treatyMessageField.default(""),
  }),
  output: z.strictObject({ treatyId: documentId, revision: treatyRevisionField }),
  async handle(context, { regionId, withRegionId, message, ...clauses }) {
    const { reads, tx, now } = context;
    const { type } = clauses.terms;
    const { treaty: earlier, ...sides } = await readSides(reads, { regionId, withRegionId, type });
    requireAllowed(sides.region, "configure");
    requireAllowed(sides.partner, "configure");
    const made = { ...clauses, byRegionId: regionId, toRegionId: withRegionId, message };
    requireOfferLeft(await readPair(reads, { regionId, withRegionId }), made, now);
    const treaty = offered(earlier, made, now);
    await readVotesOn(reads, earlier);

    stageVotesOff(tx, earlier, now);
    const { treatyId, revision } = treaty;
    const named = treatyNamed(type, sides.region, sides.partner);
    stageTreatyCall(context, sides, treaty, {
      action: "offerTreaty",
      after: { treatyId, revision, byRegionId: regionId, ...clauses },
      ...(message === "" ? {} : { reason: message }),
      notice: {
        kind: "TREATY_OFFERED",
        sentence: `${sides.region.displayName} has put revision ${revision} of ${named} on the table.`,
      },
    });
    return { treatyId, revision };
  },
});
