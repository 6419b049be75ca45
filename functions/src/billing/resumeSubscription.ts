import { z } from "zod";
import { access } from "../platform/access.ts";
import { asking } from "../platform/asking.ts";
import { GameError } from "../platform/errors.ts";
import { regionId } from "../platform/fields.ts";
import { derivedId } from "../platform/random.ts";
import { readRegion } from "../regions/readRegion.ts";
import { checkoutAnswer } from "./checkoutAnswer.ts";
import { reserveCheckout, settleCheckout } from "./reservation.ts";
import { returnPath } from "./returnUrl.ts";
import { askSession } from "./stripe/askSession.ts";

export const resumeSubscription = asking({
  summary: "Opens a checkout for a region of the caller's that is held because its subscription has ended.",
  access: access.region("region:{regionId}:owner:*"),
  rateLimit: { callsPerMinute: 20 },
  input: z.strictObject({
    regionId,
    /** Where the buyer comes back to: a path of our own pages. */
    returnPath,
  }),
  output: checkoutAnswer,
  async reserve(context, { regionId, returnPath }) {
    const region = await readRegion(context.reads, regionId);
    if (region.holds.billing === null || region.status !== "suspended") {
      throw new GameError("NOT_HELD", `The region "${regionId}" is not held for a payment.`, { regionId });
    }
    const order = { subject: { kind: "region", regionId }, opening: null, returnPath } as const;
    return reserveCheckout(context, order, derivedId("checkout", context.intent));
  },
  ask: askSession,
  settle: settleCheckout,
});
