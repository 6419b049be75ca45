import { after, DAY_MS } from "../../platform/duration.ts";
import { GameError } from "../../platform/errors.ts";
import { creditsOf } from "../../platform/ledger/assets.ts";
import { amountsIn } from "../../platform/ledger/prepareTransfers.ts";
import { ledgerTransfers } from "../../platform/ledger/schema.ts";
import { derivedId } from "../../platform/random.ts";
import type { Reads } from "../../platform/store.ts";
import type { Player } from "../schema.ts";

/** So long after registration, and with so many trades at ports, an account is taken for a player's of its own. */
const AGE_MS = 7 * DAY_MS;
const PORT_TRADES = 20;

/** The kinds of transfer that a trade at a port is of, as the room `ports` declares them. */
export const PORT_TRADE_KINDS: readonly string[] = ["portSale", "portPurchase"];

/** The transfer of an account's starting credits. It derives from the uid, and the ledger forgets nothing: one for an account, for ever. */
export const startingCreditsId = (uid: string) => derivedId("startingCredits", uid);

export interface TransferableFacts {
  readonly balanceCredits: number;
  /** What the account was given to begin with. */
  readonly grantCredits: number;
  readonly registeredAt: Date;
  /** Trades at ports, counted up to twenty. */
  readonly portTrades: number;
}

/**
 * What a player can hand to another: before 20 trades at ports and 7 days the starting credits are not among it, so that accounts that are made
 * for them bring nobody anything.
 */
export function transferableCredits(
  { balanceCredits, grantCredits, registeredAt, portTrades }: TransferableFacts,
  now: Date,
): number {
  const isEstablished = portTrades >= PORT_TRADES && now >= after(registeredAt, AGE_MS);
  return isEstablished ? balanceCredits : Math.max(0, balanceCredits - grantCredits);
}

/**
 * Whether a player can hand so many credits to another; whatever hands any asks this. Reads the account and the transfer of the starting
 * credits, and only where these do not suffice counts trades.
 * @throws GameError `NOT_TRANSFERABLE`, naming the most
 */
export async function requireTransferable(
  reads: Reads,
  { uid, accountId, registeredAt }: Pick<Player, "uid" | "accountId" | "registeredAt">,
  amountCredits: number,
  now: Date,
): Promise<void> {
  const asset = creditsOf(null);
  const balanceCredits = (await amountsIn(reads, accountId))[asset] ?? 0;
  const start = await reads.get(ledgerTransfers, { transferId: startingCreditsId(uid) });
  const facts = { balanceCredits, grantCredits: start?.issued[asset] ?? 0, registeredAt };
  const isCovered = amountCredits <= transferableCredits({ ...facts, portTrades: 0 }, now);
  if (isCovered || amountCredits > balanceCredits) return;
  const mostCredits = transferableCredits({ ...facts, portTrades: await portTradesOf(accountId) }, now);
  if (amountCredits <= mostCredits) return;
  throw new GameError(
    "NOT_TRANSFERABLE",
    `Of the account's credits ${mostCredits} can be handed to others: the starting credits only after 7 days and ${PORT_TRADES} trades at ports.`,
    { mostCredits },
  );
}

/** Beside the transaction: there are never fewer later. Billed as one read. */
async function portTradesOf(accountId: Player["accountId"]): Promise<number> {
  const trades = ledgerTransfers
    .collection({})
    .where("accountIds", "array-contains", accountId)
    .where("kind", "in", PORT_TRADE_KINDS)
    .limit(PORT_TRADES);
  return (await trades.count().get()).data().count;
}
