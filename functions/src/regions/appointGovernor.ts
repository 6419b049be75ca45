import { z } from "zod";
import { members } from "../membership/schema.ts";
import { access } from "../platform/access.ts";
import { mutation } from "../platform/callable.ts";
import { line, regionId, uid } from "../platform/fields.ts";
import { stageNotice } from "../players/stageNotice.ts";
import { requireAppointable } from "./governorship.ts";
import { readRegion } from "./readRegion.ts";
import { regions } from "./schema.ts";

export const appointGovernor = mutation({
  summary:
    "Fills the governor's office of an autocracy with a citizen, or vacates it: its powers are then the owner's.",
  access: access.region("region:{regionId}:owner:*"),
  input: z.strictObject({ regionId, uid: uid.nullable(), reason: line(500) }),
  output: z.strictObject({ regionId, governorUid: uid.nullable() }),
  async handle({ reads, tx, now, intent, audit }, { regionId, uid, reason }) {
    const region = await readRegion(reads, regionId);
    const member = uid === null ? undefined : await reads.get(members, { regionId, uid });
    requireAppointable(region, uid, member);
    tx.update(regions.ref({ regionId }), { governorUid: uid });
    for (const told of new Set([region.governorUid, uid])) {
      if (told === null) continue;
      const sentence = `The governor of ${region.displayName} is now ${member?.name ?? "its owner"}.`;
      stageNotice(tx, { uid: told, kind: "GOVERNOR_CHANGED", sentence, regionId }, { intent, at: now });
    }
    audit({
      action: "appointGovernor",
      regionId,
      ...(uid === null ? {} : { subjectUid: uid }),
      before: { governorUid: region.governorUid },
      after: { governorUid: uid },
      reason,
      visibility: "public",
    });
    return { regionId, governorUid: uid };
  },
});
