import { z } from "zod";

/** What people write for the currency: three to five capital letters. */
export const codeField = z
  .string()
  .min(3)
  .max(5)
  .regex(/^[A-Z]+$/, "must be 3–5 capital letters A–Z");
