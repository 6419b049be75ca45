import { z } from "zod";
import { access } from "../platform/access.ts";
import { query } from "../platform/callable.ts";
import { GameError } from "../platform/errors.ts";
import { instant, integer, line, regionId } from "../platform/fields.ts";
import { exportManifests, exportParts, MAX_PART_BYTES } from "./schema.ts";

export const downloadExport = query({
  summary:
    "What a region that has closed had of the caller, as NDJSON: part by part, which one after another are the whole.",
  access: access.player,
  input: z.strictObject({ regionId, part: integer(0, 999).default(0) }),
  output: z.strictObject({
    regionId,
    displayName: line(64),
    part: integer(0, 999),
    parts: integer(1, 1_000),
    records: integer(0, 100_000_000),
    /** SHA-256 of the whole in base64url. */
    sha256: z.string().length(43),
    ndjson: z.string().max(MAX_PART_BYTES),
    expiresAt: instant,
  }),
  async handle({ caller, reads }, { regionId, part }) {
    const own = { uid: caller.uid, regionId };
    const manifest = await reads.get(exportManifests, own);
    const ndjson = part === 0 ? manifest?.ndjson : (await reads.get(exportParts, { ...own, part }))?.ndjson;
    if (manifest === undefined || ndjson === undefined) {
      throw new GameError(
        "EXPORT_UNKNOWN",
        `There is no part ${part} of an export of "${regionId}" for you.`,
        {
          regionId,
          part,
        },
      );
    }
    const { displayName, parts, records, sha256, expiresAt } = manifest;
    return {
      regionId,
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
