import { getAuth } from "firebase-admin/auth";
import type { Query } from "firebase-admin/firestore";
import { now } from "../platform/clock.ts";
import { Batch, deleteTree } from "../platform/documents/batch.ts";
import { toEraseOf } from "../platform/personal.ts";
import { app } from "../platform/store.ts";
import { erasures, players } from "./schema.ts";

const PAGE = 200;

/**
 * Erases what a deleted account left, page by page: what the rooms declare as the player's, wherever it stands, then all
 * that is below the player's own document, and the Auth user. Each part is safe to repeat: a run that dies is finished by the next one.
 */
export async function erase(uid: string): Promise<void> {
  const read = await erasures.ref({ uid }).get();
  const record = read.data();
  if (record === undefined || record.erasedAt !== null) return;
  for (const left of toEraseOf(uid)) await eraseAll(left);
  await deleteTree(players.ref({ uid }));
  await deleteAuthUser(uid);
  await new Batch().update(erasures, read, { erasedAt: now() }).commit();
}

async function eraseAll(left: Query): Promise<void> {
  for (;;) {
    const { docs } = await left.limit(PAGE).get();
    if (docs.length === 0) return;
    const batch = new Batch();
    for (const found of docs) batch.delete(found.ref);
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
