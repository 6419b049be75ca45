import type { QueryDocumentSnapshot } from "firebase-admin/firestore";
import { now } from "../../platform/clock.ts";
import { log } from "../../platform/log.ts";
import { derivedId } from "../../platform/random.ts";
import { transact } from "../../platform/store.ts";
import { taskCommit } from "../../platform/taskCommit.ts";
import { stageNotice } from "../../players/stageNotice.ts";
import { prepareMember } from "../change/changeMember.ts";
import { type Member, members } from "../schema.ts";
import { banHasEnded, unbanned } from "./ban.ts";

const PAGE = 100;
/** What a run leaves is due at the next one. */
const MAX_PAGES = 20;
const AT_ONCE = 10;

/**
 * Applies what follows from time: bans whose term has passed hold no longer. Each is a transaction of its own, so
 * that one failure holds up no other; a ban that was lifted or renewed meanwhile is left alone.
 */
export async function liftExpiredBans(): Promise<void> {
  let after: QueryDocumentSnapshot<Member> | undefined;
  for (let page = 0; page < MAX_PAGES; page++) {
    const due = members.group().where("ban.until", "<=", now()).orderBy("ban.until").limit(PAGE);
    const { docs } = await (after === undefined ? due : due.startAfter(after)).get();
    for (let first = 0; first < docs.length; first += AT_ONCE) {
      await Promise.all(docs.slice(first, first + AT_ONCE).map(({ ref }) => liftOrLog(ref.path)));
    }
    after = docs.at(-1);
    if (docs.length < PAGE) return;
  }
}

async function liftOrLog(path: string): Promise<void> {
  const [, regionId, , uid] = path.split("/") as [string, string, string, string];
  try {
    await liftIfEnded(regionId, uid);
  } catch (error) {
    log.error("ban not lifted", { regionId, error: String(error) });
  }
}

/** The query may be out of date: the ban is looked at again where it is lifted. */
export async function liftIfEnded(regionId: string, uid: string): Promise<void> {
  await transact(async (tx) => {
    const at = now();
    const member = (await tx.get(members.ref({ regionId, uid }))).data();
    if (member === undefined || !banHasEnded(member, at)) return;
    // The same ban ends once: notice and log entry have the same ids at a second run.
    const intent = derivedId("liftExpiredBan", regionId, uid, member.ban!.at.getTime());
    const commit = taskCommit(tx, { actorUid: "schedule:liftExpiredBans", intent, at });
    const stage = await prepareMember(commit, member, unbanned(member, at));
    stage();
    const sentence = `The term of your ban from ${regionId} has passed.`;
    stageNotice(tx, { uid, kind: "BAN_ENDED", sentence, regionId }, { intent, at });
    commit.audit({ action: "liftExpiredBan", regionId, subjectUid: uid });
    commit.finish();
  });
}
