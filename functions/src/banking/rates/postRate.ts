import { AggregateField } from "firebase-admin/firestore";
import { z } from "zod";
import { now } from "../../platform/clock.ts";
import { regionId } from "../../platform/fields.ts";
import { creditsOf } from "../../platform/ledger/assets.ts";
import { dayOf } from "../../platform/ledger/day.ts";
import { amountOf } from "../../platform/ledger/prepareTransfers.ts";
import { stageAccount } from "../../platform/ledger/stageTransfers.ts";
import { Reads, transact } from "../../platform/store.ts";
import { readConfiguration } from "../../regions/configuration/storedConfiguration.ts";
import { readRegion } from "../../regions/readRegion.ts";
import { allows } from "../../regions/status/capabilities.ts";
import { openedFund } from "../../treasury/fund.ts";
import { ofRegion } from "../bank.ts";
import { bankAccount } from "../deposits/account.ts";
import { banks, deposits } from "../schema.ts";
import { monthBefore, postingOf, reservedCredits, withPosting } from "./rates.ts";

const bodySchema = z.object({ regionId });

/**
 * Posts the rate of the UTC day that runs, once. It counts for what has been in deposits all day, so nothing that comes in later
 * can owe more than it has reckoned with. A suspended region posts none.
 */
export async function postRate(body: unknown): Promise<void> {
  const { regionId } = bodySchema.parse(body);
  const today = dayOf(now());
  const known = (await banks.ref(ofRegion(regionId)).get()).data();
  if (known === undefined || known.postings.some(({ day }) => day >= today)) return;
  await transact(async (tx) => {
    const reads = new Reads(tx);
    const bank = (await reads.get(banks, ofRegion(regionId)))!;
    const region = await readRegion(reads, regionId);
    if (bank.postings.some(({ day }) => day >= today) || !allows(region, "tax")) return;
    const { banking } = await readConfiguration(reads, region);
    const accountId = bankAccount(regionId);
    const opened = await openedFund(reads, accountId);
    const capitalCredits = await amountOf(reads, accountId, creditsOf(regionId));
    const standing = { capitalCredits, ...(await depositsIn(regionId)), postings: bank.postings };
    const posting = postingOf(today, banking.interestBasisPoints, standing);

    tx.update(banks.ref(ofRegion(regionId)), {
      postings: withPosting(bank.postings, posting),
      reservedCredits: reservedCredits(standing, posting),
    });
    for (const account of opened) stageAccount(tx, account);
  });
}

/** Read beside the transaction, on the day itself, which is early enough: see `postRate`. */
async function depositsIn(regionId: string) {
  const all = deposits.collection({ regionId });
  const [sums, earliest] = await Promise.all([
    all.aggregate({ credits: AggregateField.sum("balanceCredits"), count: AggregateField.count() }).get(),
    all.where("creditOn", ">", "").orderBy("creditOn").limit(1).get(),
  ]);
  const { credits, count } = sums.data();
  const creditOn = earliest.docs[0]?.data().creditOn;
  // Where nothing is to be credited, nothing that was posted is owed.
  const unpaidFrom = creditOn == null ? "9999" : monthBefore(creditOn);
  return { depositsCredits: credits, depositors: count, unpaidFrom };
}
