import { z } from "zod";
import { date, integer, line } from "../fields.ts";
import { platform } from "../room.ts";
import { documents } from "../store.ts";

/** What an operator's backfills have come to: every document of the collection is of this version, or of a newer one. */
export const backfills = documents(
  platform.collections.backfills,
  z.strictObject({
    collection: line(64),
    version: integer(1, 1_000),
    /** How many there were. */
    documents: integer(0, Number.MAX_SAFE_INTEGER),
    /** How many of them were of an earlier version. */
    written: integer(0, Number.MAX_SAFE_INTEGER).default(0),
    completedAt: date,
  }),
);
