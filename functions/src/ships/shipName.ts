import { line, newName } from "../platform/fields.ts";
import { isPlatformName } from "../platform/lookalike.ts";

/** Names of ships may be alike; none may pass for the platform's. */
export const shipName = newName(line(32, 3)).refine(
  (name) => !isPlatformName(name),
  "must not be, or look like, a word of the platform's",
);
