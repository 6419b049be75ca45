import { z } from "zod";
import { joinRequests, members } from "../membership/schema.ts";
import { stageMember } from "../membership/stageMember.ts";
import { access } from "../platform/access.ts";
import { mutation } from "../platform/callable.ts";
import { regionId } from "../platform/fields.ts";
import { documentPath } from "../platform/paths.ts";
import { players } from "../players/schema.ts";
import { stageNotice } from "../players/stageNotice.ts";
import { closingTask } from "./closing.ts";
import { intervened } from "./intervention.ts";
import { readRegion } from "./readRegion.ts";
import { interventionAction, publicReason, regions } from "./schema.ts";

export const interveneInRegion = mutation({
  summary: "Overrides a region's own government in an emergency, for a reason that all its members can read.",
  access: access.galaxy("galaxy:admin:*"),
  input: z.strictObject({ regionId, reason: publicReason, action: interventionAction }),
  output: z.strictObject({
    regionId,
    done: z.enum(interventionAction.options.map((o) => o.shape.kind.value)),
  }),
  async handle({ caller, reads, tx, now, intent, audit, enqueue }, { regionId, reason, action }) {
    const uid = "uid" in action ? action.uid : null;
    await reads.load([
      documentPath(regions.template, { regionId }),
      ...(uid === null
        ? []
        : [documentPath(members.template, { regionId, uid }), documentPath(players.template, { uid })]),
    ]);
    const facts = {
      region: await readRegion(reads, regionId),
      player: uid === null ? undefined : await reads.get(players, { uid }),
      member: uid === null ? undefined : await reads.get(members, { regionId, uid }),
    };
    const decided = intervened(facts, action, { reason, byUid: caller.uid }, now);
    if (decided.region) tx.update(regions.ref({ regionId }), decided.region);
    if (decided.region?.status === "closing") enqueue(closingTask(regionId));
    if (decided.member) stageMember(tx, decided.member, now);
    if (uid !== null) {
      if (decided.home) tx.update(players.ref({ uid }), decided.home);
      if (decided.notice) stageNotice(tx, { uid, regionId, ...decided.notice }, { intent, at: now });
      if (action.kind === "ban") tx.delete(joinRequests.ref({ regionId, uid }));
    }
    audit({
      action: `interveneInRegion:${action.kind}`,
      regionId,
      ...(uid === null ? {} : { subjectUid: uid }),
      before: decided.before,
      after: decided.after,
      reason,
      visibility: "public",
    });
    return { regionId, done: action.kind };
  },
});
