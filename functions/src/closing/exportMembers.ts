import { pageAfter, pagesOf } from "../platform/documents/pages.ts";
import { lineOf } from "../platform/documents/records.ts";
import { ownInRegion, regionalCollections } from "../platform/documents/regional.ts";
import { slicesOf } from "../platform/documents/slices.ts";
import { uid } from "../platform/fields.ts";
import { contributionsTo } from "../platform/moments.ts";
import { digest } from "../platform/random.ts";
import { findingOf } from "../players/exports/readBack.ts";
import { exportManifests, exportParts } from "../players/exports/schema.ts";
import { exportedBeside } from "./moments.ts";
import { phaseJob } from "./phase.ts";
import { expiryOf, roll } from "./schema.ts";
import { settleTreasury } from "./settleTreasury.ts";

const PAGE = 20;
/** Half of what a commit may have; the last one of a page may be larger than the others. */
const MOST_BYTES = 4_000_000;

/** Each member gets what the region has of them, below the own player; nothing of a ballot, which would be a receipt. */
export const exportMembers = phaseJob({
  phase: "export",
  kind: "exportMembers",
  cursor: uid,
  async prepare({ regionId }, cursor) {
    const enrolled = roll.collection({ regionId }).orderBy("__name__");
    const { docs, isEnd } = await pageAfter(enrolled, cursor, PAGE);
    const exports: { readonly uid: string; readonly lines: readonly string[] }[] = [];
    let bytes = 0;
    for (const { id } of docs) {
      const lines = await linesOf({ regionId, uid: id });
      exports.push({ uid: id, lines });
      bytes += lines.reduce((sum, line) => sum + Buffer.byteLength(line), 0);
      if (bytes > MOST_BYTES) break;
    }
    const isLast = exports.length === docs.length && isEnd;
    return {
      async stage(tx, { displayName }, at) {
        const expiresAt = expiryOf(at);
        // Whose account is erased is on the roll no more: nothing may be written for them afterwards.
        const refs = exports.map(({ uid }) => roll.ref({ regionId, uid }));
        const enrolled = refs.length === 0 ? [] : await tx.getAll(...refs);
        for (const [index, { uid, lines }] of exports.entries()) {
          if (!enrolled[index]!.exists) continue;
          const text = lines.map((line) => `${line}\n`).join("");
          const [ndjson = "", ...rest] = slicesOf(text);
          tx.set(exportManifests.ref({ uid, exportId: regionId }), {
            regionId,
            displayName,
            parts: 1 + rest.length,
            records: lines.length,
            sha256: digest(text),
            ndjson,
            at,
            expiresAt,
          });
          for (const [more, slice] of rest.entries()) {
            const part = more + 1;
            tx.set(exportParts.ref({ uid, exportId: regionId, part }), { part, ndjson: slice, expiresAt });
          }
        }
      },
      next: isLast ? null : exports.at(-1)!.uid,
    };
  },
  check: differingExports,
  next: { phase: "settle", job: settleTreasury },
});

/** A line for each document of the collections that say that they are exported, and for what later rooms add. */
async function linesOf(own: { readonly regionId: string; readonly uid: string }): Promise<string[]> {
  const lines: string[] = [];
  for (const collection of regionalCollections()) {
    if (collection.fates.export[0] !== "export" || collection.person === null) continue;
    lines.push(...(await ownInRegion(collection, own)).map(lineOf));
  }
  for (const { contributed } of await contributionsTo(exportedBeside))
    lines.push(...(await contributed(own)));
  return lines;
}

const CHECKED_AT_ONCE = 100;

/** Reads every export back, and compares it with its digest. */
async function differingExports({ regionId }: { readonly regionId: string }): Promise<string[]> {
  const findings: string[] = [];
  const enrolled = roll.collection({ regionId }).orderBy("__name__");
  for await (const docs of pagesOf(enrolled, Number.POSITIVE_INFINITY, CHECKED_AT_ONCE)) {
    const found = await Promise.all(docs.map(({ id }) => findingOf({ exportId: regionId, uid: id })));
    findings.push(...found.filter((finding) => finding !== null));
  }
  return findings;
}
