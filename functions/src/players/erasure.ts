import { getAuth } from "firebase-admin/auth";
import type { Query, QueryDocumentSnapshot } from "firebase-admin/firestore";
import { now } from "../platform/clock.ts";
import { Batch, deleteTree } from "../platform/documents/batch.ts";
import { contributionsTo } from "../platform/moments.ts";
import { toEraseOf } from "../platform/personal.ts";
import { app, transact } from "../platform/store.ts";
import { dispatch, stageOutbox } from "../platform/work/outbox.ts";
import { beforeErasure } from "./moments.ts";
import { erasures, playerNames, players } from "./schema.ts";

const PAGE = 200;
/** A run that has taken longer makes room for others. */
const RUN_MS = 50_000;

/**
 * Erases what a deleted account left, page by page, once all that must end elsewhere has ended: what the rooms declare as the player's, wherever it stands, then all
 * that is below the player's own document, and the Auth user. Each part is safe to repeat: a run that dies is finished by
 * the next one. Returns `more` when another run is to go on.
 */
export async function erase(uid: string): Promise<"more" | undefined> {
  const read = await erasures.ref({ uid }).get();
  const record = read.data();
  if (record === undefined || record.erasedAt !== null) return undefined;
  if (await waits(uid)) return undefined;
  const untilMs = performance.now() + RUN_MS;
  for (const left of toEraseOf(uid)) {
    if (!(await onEach(left, (batch, found) => batch.delete(found.ref), untilMs))) return "more";
  }
  // Names that were given up before stay held, for nobody in particular.
  const held = playerNames.collection({}).where("uid", "==", uid);
  const nobodys = { uid: null, name: null };
  if (!(await onEach(held, (batch, name) => batch.update(playerNames, name, nobodys), untilMs)))
    return "more";
  await deleteTree(players.ref({ uid }));
  await deleteAuthUser(uid);
  await new Batch().update(erasures, read, { erasedAt: now() }).commit();
  return undefined;
}

/** Whether something must end elsewhere first: whatever ends it stages the erasure anew. */
async function waits(uid: string): Promise<boolean> {
  const asked = await contributionsTo(beforeErasure);
  const found = await Promise.all(asked.map(({ contributed }) => contributed(uid)));
  const rows = found.filter((row) => row !== null);
  if (rows.length === 0) return false;
  await transact(async (tx) => stageOutbox(tx, rows, now()));
  await dispatch(rows);
  return true;
}

/** Writes to each document that a query finds, until it finds none. Returns whether that was before the time was up. */
async function onEach<Document>(
  left: Query<Document>,
  write: (batch: Batch, found: QueryDocumentSnapshot<Document>) => void,
  untilMs: number,
): Promise<boolean> {
  for (;;) {
    const { docs } = await left.limit(PAGE).get();
    if (docs.length === 0) return true;
    const batch = new Batch();
    for (const found of docs) write(batch, found);
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
