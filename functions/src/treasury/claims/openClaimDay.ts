import { AggregateField } from "firebase-admin/firestore";
import { now } from "../../platform/clock.ts";
import type { AccountId } from "../../platform/ledger/accounts.ts";
import { creditsOf } from "../../platform/ledger/assets.ts";
import { monthOf } from "../../platform/ledger/day.ts";
import { transferKindsOf } from "../../platform/ledger/kinds.ts";
import { prepareTransfers } from "../../platform/ledger/prepareTransfers.ts";
import { stageTransfers } from "../../platform/ledger/stageTransfers.ts";
import type { Transfer } from "../../platform/ledger/transfer.ts";
import { derivedId } from "../../platform/random.ts";
import { Reads, transact } from "../../platform/store.ts";
import { traders } from "../../ports/schema.ts";
import { readConfiguration } from "../../regions/configuration/storedConfiguration.ts";
import { readRegion } from "../../regions/readRegion.ts";
import { allows } from "../../regions/status/capabilities.ts";
import { readSpending } from "../readSpending.ts";
import { treasury as room } from "../room.ts";
import { claimDays, spending } from "../schema.ts";
import { leftOf, withSpent } from "../spending.ts";
import { treasuryAccount, treasuryCredits } from "../treasuryHeld.ts";

/** Where a day's funds are while they are paid out, so that nobody spends them meanwhile. */
export const CLAIMS: AccountId = "platform:claims";

/**
 * Takes out of the treasury what a day's claims get, once: all that is claimed, or what appropriation and treasury have left of it.
 * The rest has lapsed. The appropriation is that of the month in which they are paid.
 */
export async function openClaimDay(regionId: string, day: string): Promise<void> {
  if ((await claimDays.ref({ regionId, day }).get()).exists) return;
  const claimed = await claimedOn(regionId, day);
  await transact(async (tx) => {
    const reads = new Reads(tx);
    if ((await reads.get(claimDays, { regionId, day })) !== undefined) return;
    const at = now();
    const region = await readRegion(reads, regionId);
    const { economy } = await readConfiguration(reads, region);
    const month = { regionId, month: monthOf(at) };
    const spent = await readSpending(reads, regionId, month.month);
    // The treasury of a region that closes is settled without its claims.
    const held = allows(region, "vote") ? await treasuryCredits(reads, regionId) : 0;
    const funded = Math.min(claimed, leftOf(economy, spent, "subsidies"), held);
    const made = await prepareTransfers(reads, fundingOf(regionId, day, funded));

    tx.set(claimDays.ref({ regionId, day }), {
      regionId,
      day,
      claimedCredits: claimed,
      fundedCredits: funded,
      dealtCredits: 0,
      paidCredits: 0,
      endedAt: null,
    });
    const after = withSpent(spent, "subsidies", funded);
    tx.set(spending.ref(month), { ...after, claimedCredits: after.claimedCredits + claimed });
    stageTransfers(tx, made, at);
  });
}

/** Nothing is added any more to the claims of a day that is over. Billed as one read for every thousand claims. */
async function claimedOn(regionId: string, day: string): Promise<number> {
  const claims = traders.collection({ regionId }).where("claims.open.day", "==", day);
  const sum = await claims.aggregate({ claimed: AggregateField.sum("claims.open.credits") }).get();
  return sum.data().claimed;
}

function fundingOf(regionId: string, day: string, amount: number): Transfer[] {
  if (amount === 0) return [];
  const asset = creditsOf(regionId);
  return [
    {
      transferId: derivedId("claimFunding", regionId, day),
      kind: transferKindsOf(room).claimFunding,
      memo: `Traders' claims in ${regionId}`,
      details: JSON.stringify({ day }),
      changes: [
        { accountId: treasuryAccount(regionId), asset, amount: -amount },
        { accountId: CLAIMS, asset, amount },
      ],
    },
  ];
}
