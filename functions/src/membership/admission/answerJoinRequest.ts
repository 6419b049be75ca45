import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { GameError } from "../../platform/errors.ts";
import { regionId, uid } from "../../platform/fields.ts";
import { ask } from "../../platform/moments.ts";
import { documentPath } from "../../platform/paths.ts";
import { requireUnblocked } from "../../players/accounts/blocked.ts";
import { players } from "../../players/schema.ts";
import { stageLetter } from "../../players/stageLetter.ts";
import { combined, mayEnter } from "../moments.ts";
import { prepareMeasure, takeMeasure } from "../officers/measure.ts";
import { joinRequests, reasonField } from "../schema.ts";
import { joined } from "../standing.ts";
import { decideApplication } from "./admission.ts";

export const answerJoinRequest = mutation({
  summary: "Approves or refuses an application; an approved applicant is a visitor at once.",
  access: access.region("region:{regionId}:members:manage"),
  input: z.strictObject({ regionId, uid, approved: z.boolean(), reason: reasonField }),
  output: z.strictObject({ regionId, uid, outcome: z.enum(["joined", "refused"]) }),
  async handle(context, { regionId, uid, approved, reason }) {
    const { caller, reads, tx, now, audit } = context;
    const prepared = await prepareMeasure(context, { regionId, uid }, "favourable", [
      documentPath(joinRequests.template, { regionId, uid }),
      documentPath(players.template, { uid }),
    ]);
    const player = await reads.get(players, { uid });
    if (player === undefined || (await reads.get(joinRequests, { regionId, uid })) === undefined) {
      throw new GameError("REQUEST_UNKNOWN", `No application of the player ${uid} waits in ${regionId}.`, {
        regionId,
        uid,
      });
    }
    if (approved) requireUnblocked(player);
    const admitted = decideApplication(prepared.region, prepared.member, approved);
    // Signed after the application was made, or the ban was: the officer's word does not undo a treaty.
    if (admitted) {
      const { refusal } = combined(await ask(mayEnter, context, { regionId, uid, homeRegionId: null }));
      if (refusal !== null) throw refusal;
    }

    if (admitted) {
      await takeMeasure(context, prepared, joined(prepared.member, player, regionId, now), {
        action: "answerJoinRequest",
        reason,
        notice: { kind: "MEMBERSHIP_APPROVED", sentence: `You may enter ${regionId}: ${reason}` },
      });
      tx.delete(joinRequests.ref({ regionId, uid }));
      return { regionId, uid, outcome: "joined" as const };
    }
    tx.delete(joinRequests.ref({ regionId, uid }));
    const sentence = `Your application to ${regionId} was refused: ${reason}`;
    const letter = { uid, kind: "MEMBERSHIP_REFUSED", sentence, regionId };
    stageLetter(tx, { fromUid: caller.uid, ...letter }, now);
    audit({ action: "answerJoinRequest", regionId, subjectUid: uid, after: { approved: false }, reason });
    return { regionId, uid, outcome: "refused" as const };
  },
});
