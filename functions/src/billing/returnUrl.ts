import { z } from "zod";
import { checkoutOrigins } from "../platform/config.ts";

/** A path of our own pages. What would leave them (`//host`, a backslash) is none. */
export const returnPath = z
  .string()
  .max(200)
  .regex(
    /^\/(?!\/)[A-Za-z0-9/_.~?=&-]*$/,
    "must be a path of our own pages: / and then letters, digits and /_.~?=&-",
  );

/** The address that Stripe sends the buyer back to. */
export function returnUrlOf(path: string): string {
  const [origin = ""] = checkoutOrigins.value().split(",");
  return `${origin.trim()}${path}`;
}
