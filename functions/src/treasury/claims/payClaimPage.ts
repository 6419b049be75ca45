import { now } from "../../platform/clock.ts";
import { creditsOf } from "../../platform/ledger/assets.ts";
import { transferKindsOf } from "../../platform/ledger/kinds.ts";
import { prepareTransfers } from "../../platform/ledger/prepareTransfers.ts";
import { stageTransfers } from "../../platform/ledger/stageTransfers.ts";
import type { Transfer } from "../../platform/ledger/transfer.ts";
import { derivedId } from "../../platform/random.ts";
import { Reads, transact } from "../../platform/store.ts";
import { withoutOpen } from "../../ports/market/claims.ts";
import { type Trader, traders } from "../../ports/schema.ts";
import { readRegion } from "../../regions/readRegion.ts";
import { allows } from "../../regions/status/capabilities.ts";
import { treasury as room } from "../room.ts";
import { type ClaimDay, claimDays } from "../schema.ts";
import { treasuryAccount } from "../treasuryHeld.ts";
import { CLAIMS } from "./openClaimDay.ts";
import { sharesOf } from "./shares.ts";

/** Two writes each stay within a commit. */
const PAGE = 200;

const { claimPayment, claimReturn } = transferKindsOf(room);

/** Pays a page of a day's claims, and with the last one gives back what nobody was there for any more. */
export async function payClaimPage(regionId: string, day: string): Promise<void> {
  await transact(async (tx) => {
    const reads = new Reads(tx);
    const claimDay = (await reads.get(claimDays, { regionId, day }))!;
    const unpaid = traders.collection({ regionId }).where("claims.open.day", "==", day).limit(PAGE);
    const { docs } = await tx.get(unpaid);
    const claimants = docs.map((doc) => doc.data());
    const claims = claimants.map((trader) => trader.claims.open!.credits);
    const isOpen = claimDay.endedAt === null;
    // Where game time was set back, a day may get claims after its end: they lapse.
    const shares = isOpen ? sharesOf(claims, claimDay) : claims.map(() => 0);
    const dealtCredits = claimDay.dealtCredits + sum(claims);
    const paidCredits = claimDay.paidCredits + sum(shares);
    const isLast = docs.length < PAGE;
    const left = isLast && isOpen ? claimDay.fundedCredits - paidCredits : 0;
    const transfers = [
      ...paymentsOf(claimDay, claimants, shares),
      ...(await returnOf(reads, claimDay, left)),
    ];
    const made = await prepareTransfers(reads, transfers);
    const at = now();

    for (const { uid, claims } of claimants)
      tx.update(traders.ref({ regionId, uid }), { claims: withoutOpen(claims) });
    const endedAt = claimDay.endedAt ?? (isLast ? at : null);
    tx.update(claimDays.ref({ regionId, day }), { dealtCredits, paidCredits, endedAt });
    stageTransfers(tx, made, at);
  });
}

function paymentsOf(
  { regionId, day, dealtCredits }: ClaimDay,
  claimants: readonly Trader[],
  shares: readonly number[],
): Transfer[] {
  const asset = creditsOf(regionId);
  const changes = claimants.flatMap(({ accountId }, index) =>
    accountId === null || shares[index] === 0 ? [] : [{ accountId, asset, amount: shares[index]! }],
  );
  if (changes.length === 0) return [];
  return [
    {
      transferId: derivedId("claimPayment", regionId, day, dealtCredits),
      kind: claimPayment,
      memo: `Claims in ${regionId}`,
      details: JSON.stringify({ day }),
      changes: [{ accountId: CLAIMS, asset, amount: -sum(changes.map(({ amount }) => amount)) }, ...changes],
    },
  ];
}

/** Of those who were erased between the sum and the payment. The treasury of a region that closes takes nothing more. */
async function returnOf(
  reads: Reads,
  { regionId, day }: Pick<ClaimDay, "regionId" | "day">,
  amount: number,
): Promise<Transfer[]> {
  if (amount === 0) return [];
  const isOpen = allows(await readRegion(reads, regionId), "vote");
  const asset = creditsOf(regionId);
  return [
    {
      transferId: derivedId("claimReturn", regionId, day),
      kind: claimReturn,
      memo: `Claims of erased accounts in ${regionId}`,
      details: JSON.stringify({ day }),
      changes: [
        { accountId: CLAIMS, asset, amount: -amount },
        { accountId: isOpen ? treasuryAccount(regionId) : "platform:relief", asset, amount },
      ],
    },
  ];
}

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
