import type { CollectionReference, DocumentReference } from "firebase-admin/firestore";
import { FieldPath, getFirestore } from "firebase-admin/firestore";
import { stageMember } from "../../functions/src/membership/change/stageMember.ts";
import { members } from "../../functions/src/membership/schema.ts";
import { writeAudit } from "../../functions/src/platform/audit.ts";
import { now } from "../../functions/src/platform/clock.ts";
import { pagesOf } from "../../functions/src/platform/documents/pages.ts";
import { derivedId } from "../../functions/src/platform/random.ts";
import { app, db, transact } from "../../functions/src/platform/store.ts";
import { players } from "../../functions/src/players/schema.ts";
import { regions } from "../../functions/src/regions/schema.ts";
import { Failure } from "../setup/failure.mjs";
import { ACTOR } from "./jobs.ts";

/**
 * Writes a region as another database of the project has it, one that was restored from a backup or cloned at a point in
 * time, over the region as it is: its document and all that stands below it. Documents that came later stay. Then each
 * membership is written to its player anew, for those who still play. Safe to repeat.
 */
export async function restoreRegion(regionId: string, database: string, note: string): Promise<string[]> {
  const source = getFirestore(app(), database);
  const region = source.doc(regions.ref({ regionId }).path);
  if (!(await region.get()).exists)
    throw new Failure(`The database "${database}" has no region "${regionId}": nothing was changed.`);
  const counts = new Map<string, number>();
  await copyBelow(region, counts);
  // Last, so that a copy that broke off has not changed the region's status yet.
  await db()
    .doc(region.path)
    .set((await region.get()).data()!);
  const mirrored = await mirrorMembers(regionId);
  await writeNote(regionId, database, note, counts);
  const copied = [...counts].toSorted().map(([name, count]) => `  ${count.toLocaleString("en")} of ${name}`);
  return [
    `✓ ${regionId} is as ${database} has it:`,
    ...copied,
    `  ${mirrored.toLocaleString("en")} memberships at their players`,
  ];
}

async function copyBelow(parent: DocumentReference, counts: Map<string, number>): Promise<void> {
  for (const collection of await parent.listCollections()) await copyCollection(collection, counts);
}

async function copyCollection(collection: CollectionReference, counts: Map<string, number>): Promise<void> {
  const name = collection.path
    .split("/")
    .slice(2)
    .filter((_, index) => index % 2 === 0)
    .join("/…/");
  for await (const docs of pagesOf(collection.orderBy(FieldPath.documentId()), Number.POSITIVE_INFINITY)) {
    const batch = db().batch();
    for (const doc of docs) batch.set(db().doc(doc.ref.path), doc.data());
    await batch.commit();
    counts.set(name, (counts.get(name) ?? 0) + docs.length);
    for (const doc of docs) await copyBelow(doc.ref, counts);
  }
}

/** A player who has gone meanwhile stays gone: that membership is taken out of the region again. */
async function mirrorMembers(regionId: string): Promise<number> {
  const refs = await members.collection({ regionId }).listDocuments();
  let mirrored = 0;
  for (const { id: uid } of refs) {
    mirrored += await transact(async (tx) => {
      const [member, player] = [
        await tx.get(members.ref({ regionId, uid })),
        await tx.get(players.ref({ uid })),
      ];
      if (!member.exists) return 0;
      if (player.exists) stageMember(tx, member.data()!, now());
      else tx.delete(member.ref);
      return player.exists ? 1 : 0;
    });
  }
  return mirrored;
}

async function writeNote(
  regionId: string,
  database: string,
  note: string,
  counts: Map<string, number>,
): Promise<void> {
  const at = now();
  const intent = derivedId(ACTOR, "restoreRegion", regionId, at.getTime());
  const after = { database, documents: Object.fromEntries(counts) };
  const entry = { action: "restoreRegion", regionId, after, reason: note, visibility: "public" } as const;
  await transact(async (tx) => writeAudit(tx, [entry], { actorUid: ACTOR, intent, at }));
}
