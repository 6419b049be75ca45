import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { GameError } from "../../platform/errors.ts";
import { regionId, uid } from "../../platform/fields.ts";
import { gatePermits } from "./schema.ts";

/** A gate that has been raised stays. */
export const revokeGatePermit = mutation({
  summary: "Takes back a permit to raise a gate that has not been used.",
  access: access.region("region:{regionId}:economy:manage"),
  input: z.strictObject({ regionId, uid }),
  output: z.strictObject({ withRegionId: regionId }),
  async handle({ reads, tx, audit }, { regionId, uid }) {
    const permit = await reads.get(gatePermits, { regionId, uid });
    if (permit === undefined)
      throw new GameError("PERMIT_UNKNOWN", `${uid} has no permit of ${regionId}.`, { regionId, uid });

    tx.delete(gatePermits.ref({ regionId, uid }));
    audit({ action: "revokeGatePermit", regionId, subjectUid: uid, before: permit, visibility: "public" });
    return { withRegionId: permit.withRegionId };
  },
});
