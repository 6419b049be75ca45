import { z } from "zod";
import { access } from "../platform/access.ts";
import { asking } from "../platform/asking.ts";
import { regionId } from "../platform/fields.ts";
import { derivedId } from "../platform/random.ts";
import {
  type ConfigurationChange,
  configurationChangeSchema,
} from "../regions/configuration/configuration.ts";
import { newDisplayName } from "../regions/names/displayName.ts";
import { checkoutAnswer } from "./checkoutAnswer.ts";
import { type CheckoutOrder, reserveCheckout, settleCheckout } from "./reservation.ts";
import { returnPath } from "./returnUrl.ts";
import { subjectSchema } from "./schema.ts";
import { askSession } from "./stripe/askSession.ts";

const [regionSubject, citizenSubject] = subjectSchema.options;

export const createCheckout = asking({
  summary:
    "Opens a checkout for a new region, for one that is offered to the caller, for the succession in one that ends, or for Galactic Citizen; the answer says where it is paid.",
  access: access.player,
  rateLimit: { callsPerMinute: 20 },
  input: z.strictObject({
    /**
     * A region's names are held for the buyer as long as the checkout can be paid. Where a closed one was `vega` it becomes
     * `vega-2`: the checkout's document says so.
     */
    subject: z.discriminatedUnion("kind", [
      regionSubject.extend({
        displayName: newDisplayName,
        configuration: configurationChangeSchema.optional(),
      }),
      z.strictObject({ kind: z.literal("offeredRegion"), regionId }),
      /** Of a region that ends unless its owner acts: it is the buyer's then, or the money goes back whole. */
      z.strictObject({ kind: z.literal("succession"), regionId }),
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
    | { kind: "offeredRegion" | "succession"; regionId: string }
    | {
        kind: "region";
        regionId: string;
        displayName: string;
        configuration?: ConfigurationChange | undefined;
      },
  returnPath: string,
): CheckoutOrder {
  if (subject.kind === "galacticCitizen") return { subject, opening: null, returnPath };
  if (subject.kind !== "region") {
    const { regionId } = subject;
    const takesOver = subject.kind === "succession" ? "succession" : "offer";
    return { subject: { kind: "region", regionId }, opening: null, takesOver, returnPath };
  }
  const { kind, regionId, displayName, configuration = {} } = subject;
  return { subject: { kind, regionId }, opening: { displayName, configuration }, returnPath };
}
