import { z } from "zod";

/** A path of our own pages. What would leave them (`//host`, a backslash) is none. */
export const returnPath = z
  .string()
  .max(200)
  .regex(
    /^\/(?!\/)[A-Za-z0-9/_.~?=&-]*$/,
    "must be a path of our own pages: / and then letters, digits and /_.~?=&-",
  );

/** What is sent and answered where a call does nothing but lead to one of Stripe's pages. */
export const stripePage = {
  input: z.strictObject({
    /** Where the player comes back to: a path of our own pages. */
    returnPath,
  }),
  output: z.strictObject({ url: z.string().max(2_000) }),
};

/** The address that Stripe sends the buyer back to, at the first of our origins (given with commas between). */
export function returnUrlOf(path: string, origins: string): string {
  const [origin = ""] = origins.split(",");
  return `${origin.trim()}${path}`;
}
