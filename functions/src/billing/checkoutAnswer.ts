import { z } from "zod";
import { documentId, instant } from "../platform/fields.ts";

/** Where a checkout is paid, and until when. */
export const checkoutAnswer = z.strictObject({
  checkoutId: documentId,
  url: z.string().max(2_000),
  expiresAt: instant,
});
