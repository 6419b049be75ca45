import { collections } from "../../functions/src/house.ts";
import { collectionIdOf } from "../../functions/src/platform/declaration/house.ts";
import { db } from "../../functions/src/platform/store.ts";

/** Every document of every collection with the time of its last write: two equal dumps mean that nothing was written. */
export async function dump(): Promise<Map<string, string>> {
  const ids = Object.values(collections).map(({ path }) => collectionIdOf(path));
  const read = await Promise.all(ids.map((collection) => db().collectionGroup(collection).select().get()));
  return new Map(
    read.flatMap(({ docs }) => docs.map((doc) => [doc.ref.path, doc.updateTime.toDate().toISOString()])),
  );
}
