import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { GameError } from "../../platform/errors.ts";
import { instant, regionId, uid } from "../../platform/fields.ts";
import { players } from "../../players/schema.ts";
import { stageLetter } from "../../players/stageLetter.ts";
import { readRegion } from "../../regions/readRegion.ts";
import { requireAllowed } from "../../regions/status/capabilities.ts";
import { permitExpiresAt, requireTwoRegions } from "./permit.ts";
import { gatePermits } from "./schema.ts";

/** One permit a player: another one takes its place. */
export const grantGatePermit = mutation({
  summary:
    "Permits a player to raise a gate between this region and another, within 30 days. The other one permits it, too.",
  access: access.region("region:{regionId}:economy:manage"),
  input: z.strictObject({ regionId, uid, withRegionId: regionId }),
  output: z.strictObject({ expiresAt: instant }),
  async handle({ caller, reads, tx, now, audit }, { regionId, uid, withRegionId }) {
    requireTwoRegions(regionId, withRegionId);
    const { displayName, ...region } = await readRegion(reads, regionId);
    requireAllowed(region, "configure");
    await readRegion(reads, withRegionId);
    if ((await reads.get(players, { uid })) === undefined)
      throw new GameError("PLAYER_UNKNOWN", `There is no player "${uid}".`, { uid });

    const expiresAt = permitExpiresAt(now);
    const permit = { regionId, uid, withRegionId, grantedByUid: caller.uid, expiresAt };
    tx.set(gatePermits.ref({ regionId, uid }), permit);
    const sentence = `${displayName} permits you to raise a gate between it and ${withRegionId}, until ${expiresAt.toISOString()}.`;
    stageLetter(tx, { fromUid: caller.uid, uid, kind: "GATE_PERMITTED", sentence, regionId }, now);
    audit({ action: "grantGatePermit", regionId, subjectUid: uid, after: permit, visibility: "public" });
    return { expiresAt: expiresAt.toISOString() };
  },
});
