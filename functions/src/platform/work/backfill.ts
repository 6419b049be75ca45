import { FieldPath, type QueryDocumentSnapshot } from "firebase-admin/firestore";
import { z } from "zod";
import { type AnyDocuments, documentsOf } from "../declaration/declaredDocuments.ts";
import { backfills } from "../documents/backfills.ts";
import { pageAfter } from "../documents/pages.ts";
import type { Tx } from "../documents/tx.ts";
import { type StoredFields, versionOf } from "../documents/versions.ts";
import { withinBytes } from "../documents/withinBytes.ts";
import { integer, line } from "../fields.ts";
import { reopenLedgerDays } from "../ledger/closeDays.ts";
import { parametersIn } from "../paths.ts";
import type { JobKind } from "./jobs.ts";
import { workerOf } from "./queues.ts";

const PAGE = 200;
/** Half of what a commit may have: a newer version may be larger. */
const MOST_BYTES = 4_000_000;

const parametersSchema = z.strictObject({ collection: line(64) });
const count = integer(0, Number.MAX_SAFE_INTEGER);
const cursorSchema = z.strictObject({ after: line(1_500), documents: count, written: count });
type Cursor = z.infer<typeof cursorSchema>;

/**
 * Brings every stored document of a collection to its present version, a page in each commit, and reports it for the next
 * deploy; one that is stored as the present version is, it leaves alone. The release that knows the version must be deployed before.
 */
export const backfill: JobKind<z.infer<typeof parametersSchema>, Cursor> = {
  kind: "backfill",
  queue: workerOf("platform"),
  parameters: parametersSchema,
  cursor: cursorSchema,
  stepCount: () => null,
  async prepare({ collection }, { cursor }) {
    const documents = await documentsOf(collection);
    const { page, isLast } = await nextPage(documents, cursor);
    const older = page.filter((doc) => versionOf(doc.data() as StoredFields) < documents.storedAlikeSince);
    const counts = {
      documents: (cursor?.documents ?? 0) + page.length,
      written: (cursor?.written ?? 0) + older.length,
    };
    return {
      async stage(tx, at) {
        await bringUp(tx, documents, older);
        if (!isLast) return;
        const report = { collection, version: documents.version, ...counts, completedAt: at };
        tx.set(backfills.ref({ collection }), report);
      },
      next: isLast ? null : { after: page.at(-1)!.ref.path, ...counts },
    };
  },
  async check({ collection }) {
    // The days' queries have passed over transfers of the older version.
    if (collection === "ledgerTransfers") {
      const report = (await backfills.ref({ collection }).get()).data();
      if (report !== undefined && report.written > 0) await reopenLedgerDays();
    }
    return [];
  },
  complete: async () => [],
  fail: async () => {},
};

async function nextPage(documents: AnyDocuments, cursor: Cursor | null) {
  const all = documents.group().withConverter(null).orderBy(FieldPath.documentId());
  const { docs, isEnd } = await pageAfter(all, cursor?.after ?? null, PAGE);
  const page = withinBytes(docs, MOST_BYTES);
  return { page, isLast: page.length === docs.length && isEnd };
}

/** What others have written, or deleted, meanwhile is left alone. What leaves a document, its version splits off. */
async function bringUp(
  tx: Tx,
  documents: AnyDocuments,
  older: readonly QueryDocumentSnapshot<unknown>[],
): Promise<void> {
  if (older.length === 0) return;
  const refs = older.map(({ ref }) => documents.ref(parametersIn(documents.template, ref.path)));
  for (const { ref, exists } of await tx.getAll(...refs)) {
    if (exists) tx.update(documents.ref(parametersIn(documents.template, ref.path)), {});
  }
}
