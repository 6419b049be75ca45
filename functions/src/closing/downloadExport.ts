import { z } from "zod";
import { access } from "../platform/access.ts";
import { query } from "../platform/callable.ts";
import { MAX_SLICE_BYTES } from "../platform/documents/slices.ts";
import { GameError } from "../platform/errors.ts";
import { day, instant, integer, line, regionId } from "../platform/fields.ts";
import { exportManifests, exportParts, partField } from "../players/exports/schema.ts";

export const downloadExport = query({
  summary:
    "What a region that has closed had of the caller, or all that the caller asked for on a day, as NDJSON: part by part, which one after another are the whole.",
  access: access.player,
  /** One of both: the region that has closed, or the day that `players/requestExport` named. */
  input: z.strictObject({
    regionId: regionId.optional(),
    day: day.optional(),
    part: partField.default(0),
  }),
  output: z.strictObject({
    regionId: regionId.nullable(),
    displayName: line(64).nullable(),
    part: partField,
    parts: integer(1, 1_000),
    records: integer(0, 100_000_000),
    /** SHA-256 of the whole in base64url. */
    sha256: z.string().length(43),
    ndjson: z.string().max(MAX_SLICE_BYTES),
    expiresAt: instant,
  }),
  async handle({ caller: { uid }, reads }, { regionId, day, part }) {
    const exportId = requireOne(regionId, day);
    const own = { uid, exportId };
    const manifest = await reads.get(exportManifests, own);
    const ndjson = part === 0 ? manifest?.ndjson : (await reads.get(exportParts, { ...own, part }))?.ndjson;
    // Beyond the last part there may be what an attempt that was given up has left.
    if (manifest === undefined || ndjson === undefined || part >= manifest.parts) {
      throw new GameError(
        "EXPORT_UNKNOWN",
        `There is no part ${part} of an export of "${exportId}" for you.`,
        {
          exportId,
          part,
        },
      );
    }
    const { displayName, parts, records, sha256, expiresAt } = manifest;
    return {
      regionId: manifest.regionId,
      displayName,
      part,
      parts,
      records,
      sha256,
      ndjson,
      expiresAt: expiresAt.toISOString(),
    };
  },
});

/** @throws GameError `INVALID_INPUT` */
function requireOne(regionId: string | undefined, day: string | undefined): string {
  const one = regionId ?? day;
  if (one !== undefined && (regionId === undefined || day === undefined)) return one;
  throw new GameError("INVALID_INPUT", "Name the region that has closed, or the day of the request.", {
    fields: ["regionId", "day"],
  });
}
