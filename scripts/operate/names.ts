import type { CollectionReference } from "firebase-admin/firestore";
import { pagesOf } from "../../functions/src/platform/documents/pages.ts";
import { lookalikeKey } from "../../functions/src/platform/lookalike.ts";
import { db } from "../../functions/src/platform/store.ts";
import { Failure } from "../setup/failure.mjs";

const NAMES = ["playerNames", "regionNames"];

/**
 * Brings stored names under the key that `lookalikeKey` makes now, when its table of look-alikes has changed. `hold`, before
 * the deploy, holds each name under its new key as well; `tidy`, after it, does the same for what came meanwhile and
 * deletes the old keys. A name whose new key another one holds stays with both: nobody loses a name. Safe to repeat.
 */
export async function rekeyNames(step: string): Promise<string[]> {
  if (step !== "hold" && step !== "tidy")
    throw new Failure('Say "names hold" before a deploy, "names tidy" after it.');
  const said: string[] = [];
  for (const name of NAMES) said.push(await rekey(db().collection(name), step === "tidy"));
  return said;
}

async function rekey(names: CollectionReference, deletesOld: boolean): Promise<string> {
  const count = { names: 0, moved: 0, shared: 0 };
  for await (const docs of pagesOf(names.orderBy("__name__"), Number.POSITIVE_INFINITY)) {
    for (const { id } of docs) {
      count.names += 1;
      const outcome = await move(names, id, deletesOld);
      if (outcome !== "kept") count[outcome] += 1;
    }
  }
  return `${names.id}: ${count.names} names, ${count.moved} of them under a new key, ${count.shared} whose new key another one holds`;
}

async function move(
  names: CollectionReference,
  id: string,
  deletesOld: boolean,
): Promise<"kept" | "moved" | "shared"> {
  return db().runTransaction(async (tx) => {
    const held = await tx.get(names.doc(id));
    const name: unknown = held.get("name");
    // Of an erased account: nobody knows the name, and the key goes by itself.
    if (typeof name !== "string") return "kept";
    const key = lookalikeKey(name);
    if (key === id) return "kept";
    const there = await tx.get(names.doc(key));
    const isOwn =
      there.exists && there.get("uid") === held.get("uid") && there.get("regionId") === held.get("regionId");
    if (there.exists && !isOwn) return "shared";
    if (!there.exists) tx.create(names.doc(key), held.data()!);
    if (deletesOld) tx.delete(held.ref);
    return "moved";
  });
}
