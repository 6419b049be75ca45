import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { CollectionReference, DocumentReference, Firestore } from "firebase-admin/firestore";
import { collections } from "../../../functions/src/house.ts";

/** Documents looked into in each collection: what one has below it, its neighbours have. */
const DOCUMENTS_LOOKED_INTO = 50;

/** `regions/{}/members` for `regions/{regionId}/members/{uid}`. */
const KNOWN = new Set(
  Object.values(collections).map(({ path }) => path.replace(/\{\w+\}/g, "{}").replace(/\/\{\}$/, "")),
);

/**
 * Walks a database as an administrator and returns each collection that no room declares. Call it after a suite: what
 * exists there without a row in the tables was never asked for by the rules matrix.
 */
export async function collectionsOutsidePaths(firestore: Firestore): Promise<string[]> {
  const found = new Set<string>();
  await walk(firestore, found);
  return [...found].filter((collection) => !KNOWN.has(collection)).sort();
}

// Listing collections makes the client library look for a metadata server, which only Google's machines have.
process.env.METADATA_SERVER_DETECTION ??= "none";

async function walk(parent: Firestore | DocumentReference, found: Set<string>): Promise<void> {
  for (const collection of await parent.listCollections()) {
    found.add(templateOf(collection));
    const documents = await collection.listDocuments();
    await Promise.all(documents.slice(0, DOCUMENTS_LOOKED_INTO).map((document) => walk(document, found)));
  }
}

function templateOf({ path }: CollectionReference): string {
  return path
    .split("/")
    .map((segment, index) => (index % 2 === 0 ? segment : "{}"))
    .join("/");
}

/** A path written out in code: `.collection("players")`, `onDocumentWritten("players/{uid}"`. */
const PATH_IN_CODE =
  /(?:\.(?:collection|collectionGroup|doc)|\b(?:onDocument\w+|collectionPath|documentPath))\(\s*(?:\{\s*document:\s*)?["'`][^"'`]*["'`]/g;

/** Each path that is written out in the sources under a folder instead of being taken from a declaration. */
export function pathsWrittenOut(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => join(entry.parentPath, entry.name));
  return files.flatMap((file) =>
    pathsWrittenOutIn(readFileSync(file, "utf8")).map((found) => `${relative(folder, file)}: ${found}`),
  );
}

export function pathsWrittenOutIn(source: string): string[] {
  return source.match(PATH_IN_CODE) ?? [];
}
