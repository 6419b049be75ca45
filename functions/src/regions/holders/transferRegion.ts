import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { regionId, uid } from "../../platform/fields.ts";
import { announce } from "../../platform/moments.ts";
import { players } from "../../players/schema.ts";
import { stageLetter } from "../../players/stageLetter.ts";
import { ownerChanged } from "../moments.ts";
import { readRegion } from "../readRegion.ts";
import { regions } from "../schema.ts";
import { governedAnew } from "./governorChange.ts";
import { requireTransferable } from "./ownership.ts";

export const transferRegion = mutation({
  summary:
    "Hands a region to another registered player, who becomes its citizen; a citizenship by owning it ends, the governor stays.",
  access: access.region("region:{regionId}:owner:*"),
  replaysWithoutAccess: true,
  input: z.strictObject({ regionId, toUid: uid }),
  output: z.strictObject({ regionId, ownerUid: uid }),
  async handle(context, { regionId, toUid }) {
    const { caller, reads, tx, now, audit } = context;
    const region = await readRegion(reads, regionId);
    const owner = await reads.get(players, { uid: toUid });
    requireTransferable(region, toUid, owner);
    const stageChanged = await announce(ownerChanged, context, { region, owner });

    stageChanged();
    tx.update(regions.ref({ regionId }), governedAnew(region, { ownerUid: toUid }, now));
    const sentence = `The region ${region.displayName} is yours now.`;
    const letter = { uid: toUid, kind: "REGION_RECEIVED", sentence, regionId };
    stageLetter(tx, { fromUid: caller.uid, ...letter }, now);
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
