import { z } from "zod";
import type { BillingCreateCheckoutInput } from "../../../client/rooms/billing.ts";
import { canonicalJson, digest } from "../../../functions/src/platform/random.ts";

export type Subject = BillingCreateCheckoutInput["subject"];

/** After that a try is another intent: its payment page may have lapsed. */
const KEPT_MS = 10 * 60_000;

const keptSchema = z.strictObject({ subject: z.string(), requestId: z.string().max(64), at: z.number() });

/** A subject may hold all of a region's rules. */
const named = (subject: Subject) => digest(canonicalJson(subject));

/** By which id a browser asks for a payment page. */
export const checkoutId = {
  /** What is kept until the answer is there. */
  keep: (subject: Subject, requestId: string, at: number): string =>
    JSON.stringify({ subject: named(subject), requestId, at }),

  /** The kept one for the same thing whose answer never came, as after a reload in the middle of the call; else the new one. */
  of(kept: string | null, subject: Subject, requestId: string, now: number): string {
    if (kept === null) return requestId;
    try {
      const earlier = keptSchema.parse(JSON.parse(kept));
      return earlier.subject === named(subject) && now - earlier.at < KEPT_MS ? earlier.requestId : requestId;
    } catch {
      return requestId;
    }
  },
};
