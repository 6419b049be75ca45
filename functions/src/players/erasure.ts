import { getAuth } from "firebase-admin/auth";
import { now } from "../platform/clock.ts";
import { Batch, deleteTree } from "../platform/documents/batch.ts";
import { contributionsTo } from "../platform/moments.ts";
import { app } from "../platform/store.ts";
import { type Remains, remains } from "./moments.ts";
import { erasures, players } from "./schema.ts";

const PAGE = 200;

/**
 * Erases what a deleted account left, page by page: what the rooms say that it left behind, requests, notices, the Auth
 * user. Begins with memberships, on which officers can act, so that nothing new arises behind it. Each part is safe to
 * repeat: a run that dies is finished by the next one.
 */
export async function erase(uid: string): Promise<void> {
  const read = await erasures.ref({ uid }).get();
  const record = read.data();
  if (record === undefined || record.erasedAt !== null) return;
  for (const { contributed } of await contributionsTo(remains)) await eraseAll(contributed, uid);
  await deleteTree(players.ref({ uid }));
  await deleteAuthUser(uid);
  await new Batch().update(erasures, read, { erasedAt: now() }).commit();
}

async function eraseAll(part: Remains, uid: string): Promise<void> {
  for (;;) {
    const { docs } = await part.query(uid).limit(PAGE).get();
    if (docs.length === 0) return;
    const batch = new Batch();
    for (const found of docs) part.erase(batch, found, uid);
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
