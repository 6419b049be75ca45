import { type CollectionName, collections } from "../../functions/src/house.ts";
import type { CollectionDeclaration } from "../../functions/src/platform/declaration/declareCollection.ts";
import { backfills } from "../../functions/src/platform/documents/backfills.ts";
import { documentsOf } from "../generate/declared.ts";

/**
 * A line for each collection whose rules, indexes or queries look at what a version has brought, while a document of an
 * older one may be stored. Where nothing is stored, nothing is missing.
 */
export async function missingBackfills(): Promise<string[]> {
  const needed = Object.entries<CollectionDeclaration>(collections).flatMap(([name, { leastVersion }]) =>
    leastVersion === undefined ? [] : [[name as CollectionName, leastVersion] as const],
  );
  const lines = await Promise.all(needed.map(([name, version]) => missing(name, version)));
  return lines.flat();
}

async function missing(name: CollectionName, least: number): Promise<string[]> {
  const documents = await documentsOf(name);
  // A later version is stored as that one is.
  const version = Math.min(least, documents.storedAlikeSince);
  const reported = (await backfills.ref({ collection: name }).get()).data()?.version ?? 1;
  if (reported >= version) return [];
  const { empty } = await documents.group().withConverter(null).limit(1).get();
  if (empty) return [];
  return [
    `${name}: this release looks at what version ${version} of its documents has, and a backfill to version ${reported} is the last that was completed: run \`npm run operate -- backfill ${name}\` with the release that is deployed now.`,
  ];
}
