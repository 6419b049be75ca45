import { z } from "zod";
import { engagements } from "../../combat/schema.ts";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { GameError } from "../../platform/errors.ts";
import { credits, documentId } from "../../platform/fields.ts";
import { derivedId } from "../../platform/random.ts";
import { readRegion } from "../../regions/readRegion.ts";
import { allows } from "../../regions/status/capabilities.ts";
import { policies } from "../schema.ts";
import { holdsAt, payoutCredits } from "./cover.ts";

export const claimInsurance = mutation({
  summary:
    "Claims what an insured ship was covered with, by the record of the fight in which it was destroyed.",
  access: access.player,
  input: z.strictObject({ shipId: documentId, engagementId: documentId }),
  output: z.strictObject({ owedCredits: credits }),
  async handle({ caller, reads, tx, enqueue }, { shipId, engagementId }) {
    const policy = await reads.get(policies, { shipId });
    const fight = await reads.get(engagements, { engagementId });
    const sides = fight === undefined ? [] : [fight.attacker, fight.defender];
    const isLost = sides.some((side) => side.shipId === shipId && side.end === "destroyed");
    if (
      policy?.uid !== caller.uid ||
      policy.loss !== null ||
      fight === undefined ||
      !isLost ||
      !holdsAt(policy, fight.at)
    )
      throw new GameError(
        "NOT_COVERED",
        "No cover of yours held for this ship when that fight destroyed it.",
        { shipId },
      );
    const owedCredits = payoutCredits(policy.coverCredits);
    const { regionId } = policy;
    // What an ended region owes is settled, and does not change any more.
    if (!allows(await readRegion(reads, regionId), "vote"))
      throw new GameError(
        "NOT_COVERED",
        `The region "${regionId}" has come to its end, and its fund with it.`,
        {
          shipId,
        },
      );

    const loss = { engagementId, lostAt: fight.at, owedCredits, paidCredits: 0 };
    tx.update(policies.ref({ shipId }), { loss, owedSince: fight.at });
    enqueue({
      outboxId: derivedId("payCover", shipId, engagementId),
      queue: "bankingWorker",
      task: "payCover",
      body: { regionId, shipId },
    });
    return { owedCredits };
  },
});
