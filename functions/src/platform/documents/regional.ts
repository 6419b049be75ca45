import type { DocumentData, Query } from "firebase-admin/firestore";
import type { CollectionDeclaration } from "../declaration/declareCollection.ts";
import { collectionIdOf, declaredCollections } from "../declaration/house.ts";
import { documentPath, parametersIn } from "../paths.ts";
import { db } from "../store.ts";
import { inPathOrder, within } from "./within.ts";

/** A collection that a closing takes something from. */
export interface RegionalCollection extends CollectionDeclaration {
  readonly name: string;
}

/** What the rooms declare as a region's and not to be kept when it closes, the deepest paths first: leaves before trunks. */
export function regionalCollections(): RegionalCollection[] {
  return declaredCollections()
    .filter(([, { fates }]) => fates.closing[0] !== "keep")
    .map(([name, declared]) => ({ name, ...declared }))
    .sort((a, b) => depthOf(b.path) - depthOf(a.path) || (a.name < b.name ? -1 : 1));
}

const depthOf = (path: string) => path.split("/").length;

/** A region's documents of a collection as they are stored, in the order of their paths. */
export function inRegion({ path, fates }: CollectionDeclaration, regionId: string): Query<DocumentData> {
  const group = db().collectionGroup(collectionIdOf(path));
  const { region } = fates.closing[2] ?? {};
  if (region === undefined) return below(group, path, regionId);
  const named =
    "list" in region
      ? group.where(region.list, "array-contains", regionId)
      : group.where(region.field, "==", regionId);
  return inPathOrder(named);
}

function below(group: Query<DocumentData>, path: string, regionId: string): Query<DocumentData> {
  const trunk = path.split("/").slice(0, 2).join("/");
  return within(group, documentPath(trunk, { regionId }));
}

/** What of a collection one person has in a region, as it is stored: found by the path, or by the field that is declared. */
export async function ownInRegion(
  { path, person }: CollectionDeclaration,
  { regionId, uid }: { readonly regionId: string; readonly uid: string },
) {
  const names = Object.keys(parametersIn(path, path));
  if (names.includes("uid") && names.every((name) => name === "uid" || name === "regionId")) {
    const found = await db()
      .doc(documentPath(path, { regionId, uid } as never))
      .get();
    return found.exists ? [found] : [];
  }
  if (person === null || person === "path") throw new Error(`Nothing says whose a document of ${path} is.`);
  const own = db().collectionGroup(collectionIdOf(path)).where(person.field, "==", uid);
  return (await below(own, path, regionId).get()).docs;
}
