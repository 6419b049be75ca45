import { getAuth } from "firebase-admin/auth";
import type { DocumentReference, Firestore } from "firebase-admin/firestore";
import { checkLedger } from "../../functions/src/platform/ledger/check.ts";
import { canonicalJson, digest } from "../../functions/src/platform/random.ts";
import { app, db } from "../../functions/src/platform/store.ts";

export type Inventory = Awaited<ReturnType<typeof inventory>>;

/** What a database holds, so that two of them can be compared. */
export async function inventory() {
  const documents = new Map<string, string>();
  await walk(db(), documents);
  const { users } = await getAuth(app()).listUsers();
  for (const { uid } of users) documents.set(`accounts of players/${uid}`, uid);
  /** Digests by path. */
  return { documents, ledgerFindings: await checkLedger() };
}

async function walk(parent: Firestore | DocumentReference, documents: Map<string, string>): Promise<void> {
  for (const collection of await parent.listCollections()) {
    const { docs } = await collection.get();
    for (const doc of docs) documents.set(doc.ref.path, digest(canonicalJson(doc.data())));
    // Sectors are many and have nothing below them.
    if (collection.id !== "sectors") for (const doc of docs) await walk(doc.ref, documents);
  }
}
