import type { Query } from "firebase-admin/firestore";
import type { CollectionDeclaration } from "./declaration/declareCollection.ts";
import { collectionIdOf, declaredCollections } from "./declaration/house.ts";
import { inPathOrder, within } from "./documents/within.ts";
import { documentPath } from "./paths.ts";
import { db } from "./store.ts";

const groupOf = ({ path }: CollectionDeclaration) => db().collectionGroup(collectionIdOf(path));

/**
 * The documents of a person that go with the account, by what the rooms declare: one query for each collection that is not below
 * the player's own document, in the order of the rooms.
 */
export function toEraseOf(uid: string): Query[] {
  return declaredCollections().flatMap(([, collection]) => {
    const { person, fates } = collection;
    if (fates.erasure[0] !== "delete" || person === null || person === "path") return [];
    return [groupOf(collection).where(person.field, "==", uid)];
  });
}

/** What a person gets who asks for all that is stored, by what the rooms declare: a query for each collection, by paths. */
export function toExportOf(uid: string): Query[] {
  return declaredCollections().flatMap(([, collection]) => {
    const { path, person, fates } = collection;
    if (fates.export[0] !== "export" || person === null) return [];
    const group = groupOf(collection);
    if (person !== "path") return [inPathOrder(group.where(person.field, "==", uid))];
    const player = path.split("/").slice(0, 2).join("/");
    return [within(group, documentPath(player, { uid } as never))];
  });
}
