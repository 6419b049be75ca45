import { AggregateField } from "firebase-admin/firestore";
import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import type { Tx } from "../../platform/documents/tx.ts";
import { GameError } from "../../platform/errors.ts";
import { credits, documentId, instant, integer, MAX_CREDITS, regionId } from "../../platform/fields.ts";
import { creditsOf } from "../../platform/ledger/assets.ts";
import { transferKindsOf } from "../../platform/ledger/kinds.ts";
import { amountOf, prepareTransfers } from "../../platform/ledger/prepareTransfers.ts";
import { stageTransfers } from "../../platform/ledger/stageTransfers.ts";
import { derivedId } from "../../platform/random.ts";
import { players } from "../../players/schema.ts";
import { readConfiguration } from "../../regions/configuration/storedConfiguration.ts";
import { readRegion } from "../../regions/readRegion.ts";
import { requireAllowed } from "../../regions/status/capabilities.ts";
import { ownShip } from "../../ships/fleet.ts";
import { banking as room } from "../room.ts";
import { policies } from "../schema.ts";
import { insuranceAccount } from "./account.ts";
import { isOpen, premiumCredits, requireCoverable, termOf } from "./cover.ts";
import { runningCovers } from "./runningCovers.ts";

export const insureShip = mutation({
  summary:
    "Insures a ship of the caller's with the fund of a region, from 24 hours on, for up to what a yard pays for it.",
  access: access.member,
  input: z.strictObject({
    regionId,
    shipId: documentId,
    coverCredits: integer(1, MAX_CREDITS),
    days: integer(7, 90),
  }),
  output: z.strictObject({ premiumCredits: credits, startsAt: instant, endsAt: instant }),
  async handle({ caller, reads, tx, now, intent }, { regionId, shipId, coverCredits, days }) {
    const { uid } = caller;
    const region = await readRegion(reads, regionId);
    requireAllowed(region, "trade");
    const { banking } = await readConfiguration(reads, region);
    const ship = await ownShip(reads, shipId, uid);
    const earlier = await reads.get(policies, { shipId });
    if (earlier !== undefined && isOpen(earlier, now))
      throw new GameError("INSURED", `${ship.name} is insured with ${earlier.regionId}.`, { shipId });
    const fund = insuranceAccount(regionId);
    const fundCredits = await amountOf(reads, fund, creditsOf(regionId));
    const coveredCredits = await coveredBy(tx, regionId, now);
    requireCoverable(coverCredits, { resaleCredits: ship.resaleCredits, fundCredits, coveredCredits });
    const { accountId } = (await reads.get(players, { uid }))!;
    const premium = premiumCredits(coverCredits, banking.shipInsuranceBasisPoints, days);
    const asset = creditsOf(regionId);
    const transfer = {
      transferId: derivedId("premium", intent),
      kind: transferKindsOf(room).premium,
      memo: `Insurance of ${ship.name} in ${regionId}`,
      changes: [
        { accountId, asset, amount: -premium },
        { accountId: fund, asset, amount: premium },
      ],
    };
    const made = await prepareTransfers(reads, [transfer]);

    const term = termOf(now, days);
    tx.set(policies.ref({ shipId }), {
      shipId,
      uid,
      regionId,
      accountId,
      coverCredits,
      ...term,
      remainingMs: null,
      loss: null,
      owedSince: null,
    });
    stageTransfers(tx, made, now);
    return {
      premiumCredits: premium,
      startsAt: term.startsAt.toISOString(),
      endsAt: term.endsAt.toISOString(),
    };
  },
});

async function coveredBy(tx: Tx, regionId: string, now: Date): Promise<number> {
  const sum = runningCovers(regionId, now).aggregate({ covered: AggregateField.sum("coverCredits") });
  return (await tx.get(sum)).data().covered;
}
