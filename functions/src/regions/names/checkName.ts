import { z } from "zod";
import { access } from "../../platform/access.ts";
import { query } from "../../platform/callable.ts";
import { line } from "../../platform/fields.ts";
import { lookalikeKey } from "../../platform/lookalike.ts";
import { readHolders } from "./nameReservation.ts";
import { takenName } from "./regionName.ts";

export const checkName = query({
  summary:
    "Whether a new region could have this id or display name now. Nothing is held by it: a checkout does that.",
  access: access.signedIn,
  rateLimit: { callsPerMinute: 20 },
  input: z.strictObject({ name: line(64, 3) }),
  output: z.strictObject({
    isFree: z.boolean(),
    /** What is against it, as a checkout would say; null where nothing is. */
    because: z.string().max(400).nullable(),
  }),
  async handle({ reads }, { name }) {
    const holders = await readHolders(reads, [lookalikeKey(name)]);
    // No region bears the empty id: whatever is held is another's.
    const taken = takenName("", name, holders);
    return { isFree: taken === null, because: taken?.sentence ?? null };
  },
});
