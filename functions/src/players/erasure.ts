import { getAuth } from "firebase-admin/auth";
import { now } from "../platform/clock.ts";
import { Batch, deleteTree } from "../platform/documents/batch.ts";
import { contributionsTo } from "../platform/moments.ts";
import { app } from "../platform/store.ts";
import { type Remains, remains } from "./moments.ts";
import { erasures, players } from "./schema.ts";

const PAGE = 200;
/** A run that has taken longer makes room for others. */
const RUN_MS = 50_000;

/**
 * Erases what a deleted account left, page by page: what the rooms say that it left behind, requests, notices, the Auth
 * user. Begins with memberships, on which officers can act, so that nothing new arises behind it. Each part is safe to
 * repeat: a run that dies is finished by the next one. Returns `more` when another run is to go on.
 */
export async function erase(uid: string): Promise<"more" | undefined> {
  const read = await erasures.ref({ uid }).get();
  const record = read.data();
  if (record === undefined || record.erasedAt !== null) return undefined;
  const untilMs = performance.now() + RUN_MS;
  for (const { contributed } of await contributionsTo(remains)) {
    if (!(await eraseAll(contributed, uid, untilMs))) return "more";
  }
  await deleteTree(players.ref({ uid }));
  await deleteAuthUser(uid);
  await new Batch().update(erasures, read, { erasedAt: now() }).commit();
  return undefined;
}

/** Returns whether all has gone before the time was up. */
async function eraseAll(part: Remains, uid: string, untilMs: number): Promise<boolean> {
  for (;;) {
    const { docs } = await part.query(uid).limit(PAGE).get();
    if (docs.length === 0) return true;
    const batch = new Batch();
    for (const found of docs) part.erase(batch, found, uid);
    await batch.commit();
    if (docs.length < PAGE) return true;
    if (performance.now() > untilMs) return false;
  }
}

async function deleteAuthUser(uid: string): Promise<void> {
  try {
    await getAuth(app()).deleteUser(uid);
  } catch (error) {
    if ((error as { code?: string }).code !== "auth/user-not-found") throw error;
  }
}
