import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { DAY_MS, after as later } from "../../platform/duration.ts";
import { credits, instant, integer, regionId } from "../../platform/fields.ts";
import { creditsOf } from "../../platform/ledger/assets.ts";
import { transferKindsOf } from "../../platform/ledger/kinds.ts";
import { amountOf, prepareTransfers } from "../../platform/ledger/prepareTransfers.ts";
import { stageTransfers } from "../../platform/ledger/stageTransfers.ts";
import { derivedId } from "../../platform/random.ts";
import { players } from "../../players/schema.ts";
import { readConfiguration } from "../../regions/configuration/storedConfiguration.ts";
import { readRegion } from "../../regions/readRegion.ts";
import { requireAllowed } from "../../regions/status/capabilities.ts";
import { ofRegion } from "../bank.ts";
import { bankAccount } from "../deposits/account.ts";
import { banking as room } from "../room.ts";
import { banks, collateralField, loans } from "../schema.ts";
import { LEAST_DAYS, loanRateOf, MOST_DAYS, nextAct, owedOn, signed } from "./loan.ts";
import { interestDay } from "./pace.ts";
import { preparePledge } from "./pledge.ts";
import { requireCreditworthy, requireWithin } from "./requireLoan.ts";

export const borrow = mutation({
  summary:
    "Takes up a loan of a region's bank, secured by the deposit there or by a ship, at a rate that stays.",
  access: access.member,
  input: z.strictObject({
    regionId,
    amountCredits: integer(1, 1_000_000),
    days: integer(LEAST_DAYS, MOST_DAYS),
    collateral: collateralField,
  }),
  output: z.strictObject({ owedCredits: credits, rateBasisPoints: integer(0, 2_000), dueAt: instant }),
  async handle({ caller, reads, tx, now, intent }, { regionId, amountCredits, days, collateral }) {
    const { uid } = caller;
    const region = await readRegion(reads, regionId);
    requireAllowed(region, "trade");
    const { banking } = await readConfiguration(reads, region);
    const { docs } = await tx.get(loans.group().where("uid", "==", uid));
    const everywhere = docs.map((doc) => doc.data());
    requireCreditworthy(regionId, banking, everywhere, now);
    const bank = await reads.get(banks, ofRegion(regionId));
    const pledge = await preparePledge(reads, { uid, regionId, collateral, amountCredits }, now);
    const capitalCredits = await amountOf(reads, bankAccount(regionId), creditsOf(regionId));
    requireWithin(amountCredits, {
      maxLoanCredits: banking.maxLoanCredits,
      securedCredits: pledge.securedCredits,
      freeCredits: capitalCredits - (bank?.reservedCredits ?? 0),
    });
    const { accountId } = (await reads.get(players, { uid }))!;
    const asset = creditsOf(regionId);
    const transfer = {
      transferId: derivedId("loan", intent),
      kind: transferKindsOf(room).loan,
      memo: `Loan of the bank of ${regionId}`,
      changes: [
        { accountId: bankAccount(regionId), asset, amount: -amountCredits },
        { accountId, asset, amount: amountCredits },
      ],
    };
    const made = await prepareTransfers(reads, [transfer]);

    const rateBasisPoints = loanRateOf(banking);
    const debt = signed(amountCredits, rateBasisPoints, interestDay(region, now));
    const dueAt = later(now, days * DAY_MS);
    tx.set(loans.ref({ regionId, uid }), {
      uid,
      regionId,
      accountId,
      collateral,
      lentCredits: amountCredits,
      ...debt,
      signedAt: now,
      dueAt,
      // What may be borrowed in is held by nobody now.
      heldMs: region.heldMs,
      notices: 0,
      actsAt: nextAct(dueAt, 0),
      ended: null,
    });
    pledge.stage(tx);
    stageTransfers(tx, made, now);
    return { owedCredits: owedOn(debt), rateBasisPoints, dueAt: dueAt.toISOString() };
  },
});
