import { z } from "zod";
import { members } from "../membership/schema.ts";
import { stageMember } from "../membership/stageMember.ts";
import { access } from "../platform/access.ts";
import { mutation } from "../platform/callable.ts";
import { regionId, uid } from "../platform/fields.ts";
import { documentPath } from "../platform/paths.ts";
import { players } from "../players/schema.ts";
import { stageNotice } from "../players/stageNotice.ts";
import { transferred } from "./ownership.ts";
import { readRegion } from "./readRegion.ts";
import { regions } from "./schema.ts";

export const transferRegion = mutation({
  summary: "Hands a region to another registered player, who becomes a citizen of it; the governor stays.",
  access: access.region("region:{regionId}:owner:*"),
  endsOwnAccess: true,
  input: z.strictObject({ regionId, toUid: uid }),
  output: z.strictObject({ regionId, ownerUid: uid }),
  async handle({ reads, tx, now, intent, audit }, { regionId, toUid }) {
    await reads.load([
      documentPath(players.template, { uid: toUid }),
      documentPath(members.template, { regionId, uid: toUid }),
    ]);
    const region = await readRegion(reads, regionId);
    const player = await reads.get(players, { uid: toUid });
    const member = await reads.get(members, { regionId, uid: toUid });
    stageMember(tx, transferred(region, toUid, { player, member }, now), now);
    tx.update(regions.ref({ regionId }), { ownerUid: toUid });
    const sentence = `The region ${region.displayName} is yours now.`;
    stageNotice(tx, { uid: toUid, kind: "REGION_RECEIVED", sentence, regionId }, { intent, at: now });
    audit({
      action: "transferRegion",
      regionId,
      subjectUid: toUid,
      before: { ownerUid: region.ownerUid },
      after: { ownerUid: toUid },
      visibility: "public",
    });
    return { regionId, ownerUid: toUid };
  },
});
