import { FieldPath } from "firebase-admin/firestore";
import { type CollectionName, collections } from "../../functions/src/house.ts";
import { now } from "../../functions/src/platform/clock.ts";
import { backfills } from "../../functions/src/platform/documents/backfills.ts";
import { Batch } from "../../functions/src/platform/documents/batch.ts";
import { type StoredFields, versionOf } from "../../functions/src/platform/documents/versions.ts";
import { reopenLedgerDays } from "../../functions/src/platform/ledger/closeDays.ts";
import { transact } from "../../functions/src/platform/store.ts";
import { type DeclaredDocuments, documentsOf } from "../generate/declared.ts";
import { Failure } from "../setup/failure.mjs";

const PAGE = 200;
const AT_ONCE = 10;

/**
 * Brings every stored document of a collection to its present version, each in a transaction of its own, and reports it for
 * the next deploy. May be repeated.
 */
export async function backfill(name: string): Promise<string[]> {
  if (!(name in collections))
    throw new Failure(`There is no collection "${name}": docs/data-model.md has them.`);
  const documents = await documentsOf(name as CollectionName);
  const all = documents.group().withConverter(null).orderBy(FieldPath.documentId()).limit(PAGE);
  let [found, written] = [0, 0];
  for (let page = all; ; ) {
    const { docs } = await page.get();
    const older = docs.filter((doc) => versionOf(doc.data() as StoredFields) < documents.version);
    for (let first = 0; first < older.length; first += AT_ONCE) {
      const some = older.slice(first, first + AT_ONCE);
      await Promise.all(some.map(({ ref }) => bringUp(documents, ref.path)));
    }
    found += docs.length;
    written += older.length;
    if (docs.length < PAGE) break;
    page = all.startAfter(docs.at(-1)!);
  }
  if (name === "ledgerTransfers" && written > 0) await reopenLedgerDays();
  const { version } = documents;
  await new Batch()
    .set(backfills.ref({ collection: name }), {
      collection: name,
      version,
      documents: found,
      completedAt: now(),
    })
    .commit();
  return [`✓ ${name}: ${found} documents, ${written} of them brought to version ${version}.`];
}

/** What others have written, or deleted, meanwhile is left alone. */
function bringUp(documents: DeclaredDocuments, path: string): Promise<void> {
  const ref = documents.ref(parametersIn(documents.template, path));
  return transact(async (tx) => {
    if ((await tx.get(ref)).exists) tx.update(ref, {});
  });
}

function parametersIn(template: string, path: string): Record<string, string> {
  const values = path.split("/");
  const named = template.split("/").map((segment, index) => [segment.slice(1, -1), values[index]!] as const);
  return Object.fromEntries(named.filter((_, index) => index % 2 === 1));
}
