import { z } from "zod";
import { access } from "../platform/access.ts";
import { asking } from "../platform/asking.ts";
import { regionId } from "../platform/fields.ts";
import { derivedId } from "../platform/random.ts";
import {
  type ConfigurationChange,
  configurationChangeSchema,
} from "../regions/configuration/configuration.ts";
import { newDisplayName } from "../regions/schema.ts";
import { checkoutAnswer } from "./checkoutAnswer.ts";
import { type CheckoutOrder, reserveCheckout, settleCheckout } from "./reservation.ts";
import { returnPath } from "./returnUrl.ts";
import { subjectSchema } from "./schema.ts";
import { askSession } from "./stripe/askSession.ts";

const [regionSubject, citizenSubject] = subjectSchema.options;

export const createCheckout = asking({
  summary:
    "Opens a checkout for a new region, for one that is offered to the caller, or for Galactic Citizen; the answer says where it is paid.",
  access: access.player,
  rateLimit: { callsPerMinute: 20 },
  input: z.strictObject({
    /** A region's names are held for the buyer as long as the checkout can be paid. */
    subject: z.discriminatedUnion("kind", [
      regionSubject.extend({
        displayName: newDisplayName,
        configuration: configurationChangeSchema.optional(),
      }),
      z.strictObject({ kind: z.literal("offeredRegion"), regionId }),
      citizenSubject,
    ]),
    /** Where the buyer comes back to: a path of our own pages. */
    returnPath,
  }),
  output: checkoutAnswer,
  reserve: (context, { subject, returnPath }) =>
    reserveCheckout(context, orderOf(subject, returnPath), derivedId("checkout", context.intent)),
  ask: askSession,
  settle: settleCheckout,
});

function orderOf(
  subject:
    | { kind: "galacticCitizen" }
    | { kind: "offeredRegion"; regionId: string }
    | {
        kind: "region";
        regionId: string;
        displayName: string;
        configuration?: ConfigurationChange | undefined;
      },
  returnPath: string,
): CheckoutOrder {
  if (subject.kind === "galacticCitizen") return { subject, opening: null, returnPath };
  if (subject.kind === "offeredRegion") {
    const { regionId } = subject;
    return { subject: { kind: "region", regionId }, opening: null, takesOver: "offer", returnPath };
  }
  const { kind, regionId, displayName, configuration = {} } = subject;
  return { subject: { kind, regionId }, opening: { displayName, configuration }, returnPath };
}
