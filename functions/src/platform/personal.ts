import type { Query } from "firebase-admin/firestore";
import type { CollectionDeclaration } from "./declaration/declareCollection.ts";
import { collectionIdOf, openedHouse } from "./declaration/house.ts";
import { db } from "./store.ts";

/**
 * The documents of a person that go with the account, by what the rooms declare: one query for each collection that is not below
 * the player's own document, in the order of the rooms.
 */
export function toEraseOf(uid: string): Query[] {
  const collections = openedHouse().rooms.flatMap((room) =>
    Object.values<CollectionDeclaration>(room.collections),
  );
  return collections.flatMap(({ path, person, fates }) => {
    if (fates.erasure[0] !== "delete" || person === null || person === "path") return [];
    return [db().collectionGroup(collectionIdOf(path)).where(person.field, "==", uid)];
  });
}
