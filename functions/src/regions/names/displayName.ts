import { line, newName } from "../../platform/fields.ts";

/** What people read; unique over all regions, look-alikes included, so it must hold something to compare. */
export const displayName = line(64, 3).regex(/[\p{L}\p{N}]/u, "must hold a letter or a digit");

/** Of an input: stored names may be older than what new ones must be. */
export const newDisplayName = newName(displayName);
