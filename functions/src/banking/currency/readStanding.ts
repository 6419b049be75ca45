import { AggregateField, FieldPath, type Query } from "firebase-admin/firestore";
import type { Tx } from "../../platform/documents/tx.ts";
import { creditsOf, currencyOf } from "../../platform/ledger/assets.ts";
import { amountOf } from "../../platform/ledger/prepareTransfers.ts";
import { ledgerBalances } from "../../platform/ledger/schema.ts";
import type { Reads } from "../../platform/store.ts";
import type { Standing } from "../../regions/currency/conversion.ts";
import { reserveAccount } from "./account.ts";

/** Of the balances of all who have units of a region's currency, this amount. */
export const unitsField = (regionId: string) => new FieldPath("amounts", currencyOf(regionId));

/** The balances in which there are units. */
export const holdingsOf = (regionId: string): Query =>
  ledgerBalances.collection({}).where(unitsField(regionId), ">", 0);

/** Reserve and units of one instant: the transaction locks what it has counted. A read for each shard and each thousand holders. */
export async function readStanding(reads: Reads, tx: Tx, regionId: string): Promise<Standing> {
  const reserveCredits = await amountOf(reads, reserveAccount(regionId), creditsOf(regionId));
  const sum = holdingsOf(regionId).aggregate({ units: AggregateField.sum(unitsField(regionId)) });
  return { reserveCredits, units: (await tx.get(sum)).data().units };
}
