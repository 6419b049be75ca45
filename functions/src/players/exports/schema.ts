import { z } from "zod";
import { sliceField } from "../../platform/documents/slices.ts";
import { unchanged } from "../../platform/documents/versions.ts";
import { date, integer, line, regionId } from "../../platform/fields.ts";
import { documents } from "../../platform/store.ts";
import { players as room } from "../room.ts";

const MAX_PARTS = 1_000;

/** Of an export's part: 0 is in the manifest. */
export const partField = integer(0, MAX_PARTS - 1);

/**
 * What is stored of a player: everything, by the day on which it was asked for, or what a region that has closed had, by that
 * region's id. All of it, or its beginning.
 */
export const exportManifests = documents(
  room.collections.exports,
  z.strictObject({
    /** Null of everything, like `displayName`. */
    regionId: regionId.nullable(),
    displayName: line(64).nullable(),
    /** How many texts there are, the one here included. */
    parts: integer(1, MAX_PARTS),
    records: integer(0, 100_000_000),
    /** Of the texts one after another. */
    sha256: z.string().length(43),
    /** NDJSON: a line for each document, with its path and its fields; an instant is `{ "instant": … }`. */
    ndjson: sliceField,
    at: date,
    expiresAt: date,
  }),
  { versions: { 2: unchanged } },
);
export type ExportManifest = z.infer<typeof exportManifests.schema>;

/** What a manifest has no room for. */
export const exportParts = documents(
  room.collections.exportParts,
  z.strictObject({
    part: integer(1, MAX_PARTS - 1),
    ndjson: sliceField,
    expiresAt: date,
  }),
);
