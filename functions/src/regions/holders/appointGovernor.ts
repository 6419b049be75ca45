import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { line, regionId, uid } from "../../platform/fields.ts";
import { ask } from "../../platform/moments.ts";
import { stageLetter } from "../../players/stageLetter.ts";
import { mayGovern } from "../moments.ts";
import { readRegion } from "../readRegion.ts";
import { regions } from "../schema.ts";
import { governedAnew } from "./governorChange.ts";
import { requireAppointing } from "./governorship.ts";

export const appointGovernor = mutation({
  summary:
    "Fills the governor's office of an autocracy with a citizen, or vacates it: its powers are then the owner's.",
  access: access.fresh(access.region("region:{regionId}:owner:*")),
  input: z.strictObject({ regionId, uid: uid.nullable(), reason: line(500) }),
  output: z.strictObject({ regionId, governorUid: uid.nullable() }),
  async handle(context, { regionId, uid, reason }) {
    const { caller, reads, tx, now, audit } = context;
    const region = await readRegion(reads, regionId);
    requireAppointing(region);
    const [governor] = uid === null ? [] : await ask(mayGovern, context, { regionId, uid });

    tx.update(regions.ref({ regionId }), governedAnew(region, { governorUid: uid }, now));
    for (const told of new Set([region.governorUid, uid])) {
      if (told === null) continue;
      const sentence = `The governor of ${region.displayName} is now ${governor?.name ?? "its owner"}.`;
      const letter = { uid: told, kind: "GOVERNOR_CHANGED", sentence, regionId };
      stageLetter(tx, { fromUid: caller.uid, ...letter }, now);
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
