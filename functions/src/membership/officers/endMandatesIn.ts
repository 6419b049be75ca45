import { z } from "zod";
import { now } from "../../platform/clock.ts";
import { delegablePermissions } from "../../platform/declaration/permissions.ts";
import { regionId } from "../../platform/fields.ts";
import { derivedId } from "../../platform/random.ts";
import { transact } from "../../platform/store.ts";
import { taskCommit } from "../../platform/taskCommit.ts";
import { stageNotice } from "../../players/stageNotice.ts";
import { noted } from "../../regions/holders/governorChange.ts";
import { readRegion } from "../../regions/readRegion.ts";
import { regions } from "../../regions/schema.ts";
import { prepareMember } from "../change/changeMember.ts";
import { members } from "../schema.ts";
import { hasEndedMandates, mandateHasEnded, pendingChanges } from "./mandate.ts";
import { dismissed } from "./moderator.ts";

/** What one run leaves is found by the next one. */
const PAGE = 100;

const bodySchema = z.object({ regionId });

/** Dismisses the moderators of a region whose mandates have ended, a week after the governor who gave them. */
export async function endMandatesIn(body: unknown): Promise<void> {
  const { regionId } = bodySchema.parse(body);
  await transact(async (tx) => {
    const at = now();
    const intent = derivedId("endMandates", regionId, at.getTime());
    const commit = taskCommit(tx, { actorUid: "schedule:endMandates", intent, at });
    const region = await readRegion(commit.reads, regionId);
    if (!hasEndedMandates(region, at)) return;
    const named = members
      .collection({ regionId })
      .where("moderatorPermissions", "array-contains-any", [...delegablePermissions()])
      .limit(PAGE);
    const { docs } = await tx.get(named);
    const ended = docs.map((doc) => doc.data()).filter((member) => mandateHasEnded(region, member, at));
    const staged: (() => void)[] = [];
    for (const member of ended) staged.push(await prepareMember(commit, member, dismissed(member)));

    for (const stage of staged) stage();
    for (const { uid, moderatorPermissions } of ended) {
      const sentence = `Your mandate as a moderator of ${region.displayName} has ended with the governor who gave it.`;
      stageNotice(tx, { uid, kind: "MODERATOR_DISMISSED", sentence, regionId }, { intent, at });
      commit.audit({ action: "endMandate", regionId, subjectUid: uid, before: { moderatorPermissions } });
    }
    if (docs.length < PAGE) {
      tx.update(regions.ref({ regionId }), noted(pendingChanges(region, at)));
    }
    commit.finish();
  });
}
