import { z } from "zod";
import { readTreaty, stageSaid } from "../../governance/treaties/treatySides.ts";
import { members } from "../../membership/schema.ts";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { documentId, instant, integer, regionId } from "../../platform/fields.ts";
import { derivedId } from "../../platform/random.ts";
import { readBeside } from "../../regions/configuration/storedConfiguration.ts";
import { MOST_AID_SHIPS } from "../../regions/mostAidShips.ts";
import { inRegion, settings } from "../../regions/schema.ts";
import { requireAllowed } from "../../regions/status/capabilities.ts";
import { engagements } from "../schema.ts";
import { calledAid } from "./aid.ts";
import { callAct } from "./aidActs.ts";

export const callAid = mutation({
  summary:
    "Calls an ally for the ships that a pact of defence promises, within 24 hours of an attack on a resident in the region's space.",
  access: access.region("region:{regionId}:treaties:negotiate"),
  rateLimit: { callsPerMinute: 10 },
  input: z.strictObject({
    regionId,
    /** The ally. */
    withRegionId: regionId,
    /** The attack. */
    engagementId: documentId,
  }),
  output: z.strictObject({
    ships: integer(1, MOST_AID_SHIPS),
    /** When they come, if the ally can pay for them then. */
    dueAt: instant,
  }),
  async handle(context, { regionId, withRegionId, engagementId }) {
    const { reads, tx, now, intent } = context;
    const named = { regionId, withRegionId, type: "defense_pact" as const };
    const { treaty, ...sides } = await readTreaty(reads, named);
    requireAllowed(sides.region, "fight");
    requireAllowed(sides.partner, "spend");
    const fight = await reads.get(engagements, { engagementId });
    const victim =
      fight === undefined ? undefined : await reads.get(members, { regionId, uid: fight.defenderUid });
    const { aid: before } = await readBeside(reads, sides.region);
    const call = { allyId: withRegionId, callId: derivedId("aid", intent), now };
    const aid = calledAid(treaty, { region: sides.region, aid: before, fight, victim }, call);

    tx.update(settings.ref(inRegion(regionId)), { aid });
    const act = callAct(sides, aid, engagementId);
    for (const entry of stageSaid(tx, sides, act, { intent, at: now })) context.audit(entry);
    return { ships: aid.ships, dueAt: aid.dueAt!.toISOString() };
  },
});
