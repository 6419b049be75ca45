import { z } from "zod";
import { access } from "../access.ts";
import { query } from "../callable.ts";
import { instant } from "../fields.ts";

export const readClock = query({
  summary:
    "What time it is in the game: that of the servers, which on the local stack may have been moved ahead. Reads nothing.",
  access: access.public,
  input: z.strictObject({}),
  output: z.strictObject({ now: instant }),
  handle: async ({ now }) => ({ now: now.toISOString() }),
});
