import { getAuth } from "firebase-admin/auth";
import type { CollectionReference, DocumentReference, Firestore } from "firebase-admin/firestore";
import { checkLedger } from "../../functions/src/platform/ledger/check.ts";
import { canonicalJson, digest } from "../../functions/src/platform/random.ts";
import { app, db } from "../../functions/src/platform/store.ts";
import type { Inventory } from "./differences.ts";

export async function inventory(): Promise<Inventory> {
  const collections = new Map<string, Map<string, string>>();
  await walk(db(), collections);
  const { users } = await getAuth(app()).listUsers();
  return {
    collections,
    accounts: users.map(({ uid }) => uid).toSorted(),
    ledgerFindings: await checkLedger(),
  };
}

async function walk(
  parent: Firestore | DocumentReference,
  collections: Map<string, Map<string, string>>,
): Promise<void> {
  for (const collection of await parent.listCollections()) {
    const known = collections.get(nameOf(collection)) ?? new Map<string, string>();
    collections.set(nameOf(collection), known);
    const { docs } = await collection.get();
    for (const doc of docs) known.set(doc.ref.path, digest(canonicalJson(doc.data())));
    // Sectors are many and have nothing below them.
    if (collection.id !== "sectors") for (const doc of docs) await walk(doc.ref, collections);
  }
}

const nameOf = ({ path }: CollectionReference) =>
  path
    .split("/")
    .map((segment, index) => (index % 2 === 0 ? segment : "…"))
    .join("/");
