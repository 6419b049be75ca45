import { z } from "zod";
import { pageAfter } from "../platform/documents/pages.ts";
import { lineOf, recordOf, type Stored } from "../platform/documents/records.ts";
import { inRegion, type RegionalCollection, regionalCollections } from "../platform/documents/regional.ts";
import { withinBytes } from "../platform/documents/withinBytes.ts";
import { integer, line } from "../platform/fields.ts";
import { db } from "../platform/store.ts";
import { archivedLines, chunksIn, type Part } from "./archive.ts";
import { chunkId, chunksOf } from "./archiving.ts";
import { emptyRegion } from "./emptyRegion.ts";
import { phaseJob } from "./phase.ts";
import { type Archive, archives, expiryOf } from "./schema.ts";

const PAGE = 300;
/** Twice as much, in base64, fits into a commit with room to spare. */
const MOST_BYTES = 2_000_000;
const ACTS = ["evacuate", "archive", "seal"];

const archivedCollections = () =>
  regionalCollections().filter(({ fates }) => ACTS.includes(fates.closing[0]));

/** Writes a public and a sealed archive of what the rooms declare, page by page, and reads it back. */
export const archiveRegion = phaseJob({
  phase: "archive",
  kind: "archiveRegion",
  cursor: z.strictObject({ collection: integer(0, 1_000), after: line(1_500).nullable() }),
  async prepare({ regionId }, cursor) {
    const { collection, after: from } = cursor ?? { collection: 0, after: null };
    const all = archivedCollections();
    const current = all[collection]!;
    const found = await pageAfter(inRegion(current, regionId), from, PAGE);
    const page = withinBytes(found.docs, MOST_BYTES);
    const isEnd = page.length === found.docs.length && found.isEnd;
    const isLast = isEnd && collection === all.length - 1;
    const parts = new Map<Part, string[]>();
    for (const doc of page) {
      const part = partOf(current, doc);
      parts.set(part, [...(parts.get(part) ?? []), lineOf(doc)]);
    }
    return {
      async stage(tx, { displayName }, at) {
        const ref = archives.ref({ regionId });
        const expiresAt = expiryOf(at);
        const before = (await tx.get(ref)).data();
        const nothing = { pages: 0, records: 0 };
        const begun = { regionId, displayName, public: nothing, sealed: nothing, at, expiresAt };
        let archive: Archive = cursor === null || before === undefined ? begun : before;
        for (const [part, lines] of parts) {
          const { pages, records } = archive[part];
          for (const chunk of chunksOf(lines, pages, expiresAt))
            tx.set(chunksIn[part].ref({ regionId, chunk: chunkId(chunk) }), chunk);
          archive = { ...archive, [part]: { pages: pages + 1, records: records + lines.length } };
        }
        tx.set(ref, archive);
      },
      next: isLast
        ? null
        : isEnd
          ? { collection: collection + 1, after: null }
          : { collection, after: page.at(-1)!.ref.path },
    };
  },
  check: ({ regionId }) => differencesOf(regionId),
  next: { phase: "empty", job: emptyRegion },
});

function partOf({ fates }: RegionalCollection, doc: Stored): Part {
  const [act, , { publicWhere } = {}] = fates.closing;
  if (act !== "archive") return "sealed";
  if (publicWhere === undefined) return "public";
  const { [publicWhere.field]: value } = doc.data() as Readonly<Record<string, unknown>>;
  return value === publicWhere.value ? "public" : "sealed";
}

/** Reads the archive back and compares every record with the document that it was made of, and all of them with how many there are. */
async function differencesOf(regionId: string): Promise<string[]> {
  const findings: string[] = [];
  let records = 0;
  for (const part of ["public", "sealed"] as const) {
    for await (const lines of archivedLines(regionId, part)) {
      records += lines.length;
      const stored = await db().getAll(...lines.map((one) => db().doc(recordOf(one).path)));
      const differing = stored.filter((doc, index) => !doc.exists || lineOf(doc) !== lines[index]);
      findings.push(...differing.map(({ ref }) => `${ref.path} is not in the archive as it is`));
    }
  }
  const counts = archivedCollections().map(async (one) =>
    (await inRegion(one, regionId).count().get()).data(),
  );
  const there = (await Promise.all(counts)).reduce((sum, { count }) => sum + count, 0);
  return there === records
    ? findings
    : [...findings, `${there} documents are there, ${records} in the archive`];
}
