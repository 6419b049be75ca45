import { log } from "../../platform/log.ts";
import { transact } from "../../platform/store.ts";
import { stripe } from "../stripe/stripeClient.ts";
import { statements } from "./schema.ts";

/**
 * A transfer that has paid a statement out was taken back, in part or whole: the statement says so, and somebody decides what
 * follows. What was taken back only grows, so that no order of events matters. Returns false where there is no such statement.
 */
export async function refreshTransfer(statementId: string, transferId: string): Promise<boolean> {
  const { amount_reversed: reversedCents } = await (await stripe()).transfers.retrieve(transferId);
  const isKnown = await transact(async (tx) => {
    const ref = statements.ref({ statementId });
    const statement = (await tx.get(ref)).data();
    if (statement !== undefined && reversedCents > statement.reversedCents) tx.update(ref, { reversedCents });
    return statement !== undefined;
  });
  // An alert watches for the line.
  if (isKnown)
    log.error("billing met something unknown", { unknown: "the reversal of a payout", statementId });
  return isKnown;
}
