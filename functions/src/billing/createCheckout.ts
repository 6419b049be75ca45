import { z } from "zod";
import { access } from "../platform/access.ts";
import { asking } from "../platform/asking.ts";
import { documentId, instant } from "../platform/fields.ts";
import { derivedId } from "../platform/random.ts";
import { configurationChangeSchema } from "../regions/configuration.ts";
import { displayName } from "../regions/schema.ts";
import { askSession } from "./askSession.ts";
import { reserveCheckout, settleCheckout } from "./reservation.ts";
import { returnPath } from "./returnUrl.ts";
import { subjectSchema } from "./schema.ts";

const [regionSubject, citizenSubject] = subjectSchema.options;

export const createCheckout = asking({
  summary:
    "Opens a checkout for a region of one's own or for Galactic Citizen; the answer says where it is paid.",
  access: access.player,
  rateLimit: { callsPerMinute: 20 },
  input: z.strictObject({
    /** A region's names are held for the buyer as long as the checkout can be paid. */
    subject: z.discriminatedUnion("kind", [
      regionSubject.extend({ displayName, configuration: configurationChangeSchema.optional() }),
      citizenSubject,
    ]),
    /** Where the buyer comes back to: a path of our own pages. */
    returnPath,
  }),
  output: z.strictObject({ checkoutId: documentId, url: z.string().max(2_000), expiresAt: instant }),
  reserve: (context, input) => reserveCheckout(context, input, derivedId("checkout", context.intent)),
  ask: askSession,
  settle: settleCheckout,
});
