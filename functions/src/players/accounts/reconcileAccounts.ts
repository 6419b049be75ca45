import { getAuth } from "firebase-admin/auth";
import type { QueryDocumentSnapshot } from "firebase-admin/firestore";
import { now } from "../../platform/clock.ts";
import { GameError } from "../../platform/errors.ts";
import { faultOf, log } from "../../platform/log.ts";
import { derivedId } from "../../platform/random.ts";
import { app, transact } from "../../platform/store.ts";
import { taskCommit } from "../../platform/taskCommit.ts";
import { type Player, players } from "../schema.ts";
import { prepareAccountEnd } from "./endAccount.ts";

/** As many as Firebase Auth looks up at once. */
const PAGE = 100;
/** More than these, and more than half of a page, is taken for a fault of ours: nobody is erased. */
const MOST_LOST = 5;

/**
 * Erases players whose user was deleted in Firebase Auth, by a client or in the console. A user without a player is
 * somebody who has not registered yet.
 */
export async function reconcileAccounts(): Promise<void> {
  const ordered = players.collection({}).orderBy("__name__").limit(PAGE);
  let page = ordered;
  for (;;) {
    const { docs } = await page.get();
    await endLost(docs);
    const last = docs.at(-1);
    if (last === undefined || docs.length < PAGE) return;
    page = ordered.startAfter(last);
  }
}

/** Ends the accounts of a page whose user is gone. */
export async function endLost(docs: readonly QueryDocumentSnapshot<Player>[]): Promise<void> {
  if (docs.length === 0) return;
  const { users } = await getAuth(app()).getUsers(docs.map(({ id }) => ({ uid: id })));
  const found = new Set(users.map(({ uid }) => uid));
  const lost = docs.filter(({ id }) => !found.has(id));
  if (lost.length > Math.max(MOST_LOST, docs.length / 2)) {
    log.error("accounts not reconciled", { players: docs.length, withoutUser: lost.length });
    return;
  }
  for (const { id } of lost) await end(id).catch((error: unknown) => reportBound(id, error));
}

/** The player may have gone since: then there is nothing to do. */
async function end(uid: string): Promise<void> {
  await transact(async (tx) => {
    const at = now();
    const player = (await tx.get(players.ref({ uid }))).data();
    if (player === undefined) return;
    const intent = derivedId("reconcileAccounts", uid, player.registeredAt.getTime());
    const commit = taskCommit(tx, { actorUid: "schedule:reconcileAccounts", intent, at });
    const stage = await prepareAccountEnd(commit, player, null);
    stage();
    commit.finish();
  });
}

/** An account that still owns regions is erased once an administrator has closed them: no schedule decides that. */
function reportBound(uid: string, error: unknown): void {
  if (error instanceof GameError) log.error("lost account still bound", { uid, reason: error.reason });
  else log.error("lost account not erased", faultOf(error));
}
