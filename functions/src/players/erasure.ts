import { getAuth } from "firebase-admin/auth";
import type { Query, QueryDocumentSnapshot } from "firebase-admin/firestore";
import { nominations } from "../governance/elections/schema.ts";
import { supporters } from "../governance/petitions/schema.ts";
import { joinRequests, members, memberships } from "../membership/schema.ts";
import { now } from "../platform/clock.ts";
import { Batch, deleteTree } from "../platform/documents/batch.ts";
import { app } from "../platform/store.ts";
import { erasures, players } from "./schema.ts";

const PAGE = 200;

/**
 * Erases what a deleted account left, page by page: memberships with their mirrors, applications, candidacies, support
 * of petitions, requests, notices, the Auth user. Begins with what officers can act on, so that nothing new arises behind it. Each part is safe to
 * repeat: a run that dies is finished by the next one.
 */
export async function erase(uid: string): Promise<void> {
  const read = await erasures.ref({ uid }).get();
  const record = read.data();
  if (record === undefined || record.erasedAt !== null) return;
  await eachPage(memberships.collection({ uid }), (docs, batch) => {
    for (const mirror of docs) {
      batch.delete(members.ref({ regionId: mirror.id, uid }));
      batch.delete(mirror.ref);
    }
  });
  await eachPage(joinRequests.group().where("uid", "==", uid), (docs, batch) => {
    for (const request of docs) batch.delete(request.ref);
  });
  // What is the person's own in politics. A ballot already cast stands, as anybody's does, until publishing deletes it.
  for (const own of [nominations, supporters]) {
    await eachPage(own.group().where("uid", "==", uid), (docs, batch) => {
      for (const document of docs) batch.delete(document.ref);
    });
  }
  await deleteTree(players.ref({ uid }));
  await deleteAuthUser(uid);
  await new Batch().update(erasures, read, { erasedAt: now() }).commit();
}

/** Hands over pages of what is still there; each page must delete all of what it was given. */
async function eachPage(
  query: Query,
  stage: (docs: QueryDocumentSnapshot[], batch: Batch) => void,
): Promise<void> {
  for (;;) {
    const { docs } = await query.limit(PAGE).get();
    if (docs.length === 0) return;
    const batch = new Batch();
    stage(docs, batch);
    await batch.commit();
    if (docs.length < PAGE) return;
  }
}

async function deleteAuthUser(uid: string): Promise<void> {
  try {
    await getAuth(app()).deleteUser(uid);
  } catch (error) {
    if ((error as { code?: string }).code !== "auth/user-not-found") throw error;
  }
}
