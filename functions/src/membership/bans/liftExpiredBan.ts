import { z } from "zod";
import { now } from "../../platform/clock.ts";
import { regionId, uid } from "../../platform/fields.ts";
import { derivedId } from "../../platform/random.ts";
import { transact } from "../../platform/store.ts";
import { taskCommit } from "../../platform/taskCommit.ts";
import { stageNotice } from "../../players/stageNotice.ts";
import { prepareMember } from "../change/changeMember.ts";
import { members } from "../schema.ts";
import { banHasEnded, unbanned } from "./ban.ts";

const bodySchema = z.object({ regionId, uid });

/** Applies what follows from time; a ban that was lifted or renewed meanwhile is left alone. */
export async function liftExpiredBan(body: unknown): Promise<void> {
  const { regionId, uid } = bodySchema.parse(body);
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
