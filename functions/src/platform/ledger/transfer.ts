import { GameError } from "../errors.ts";
import type { AccountId } from "./accounts.ts";
import { type Asset, MAX_AMOUNT, MAX_ASSETS } from "./assets.ts";
import { mayIssue, type TransferKind } from "./kinds.ts";

/** What one account receives (above zero) or gives (below zero) of one asset. */
export interface Change {
  readonly accountId: AccountId;
  readonly asset: Asset;
  readonly amount: number;
}

export interface Transfer {
  /** The caller's id of the transfer, derived from the intent. An id is used once, for ever. */
  readonly transferId: string;
  readonly kind: TransferKind;
  readonly memo?: string;
  /** JSON of 1 kB at most that explains it for ever. */
  readonly details?: string;
  /** Of what a treasury gets in credits: how much by each levy. Left out where the kind says it. */
  readonly levies?: Readonly<Record<string, number>>;
  /** All of them or none, at once. An account stands here once for each asset. */
  readonly changes: readonly Change[];
  /** Of a job's step, which runs again: a transfer of this id that has made the same changes is no error. */
  readonly repeatable?: true;
}

/** How many changes one transfer makes; its postings are more where a sharded account gives. */
const MAX_CHANGES = 400;

/**
 * Refuses a list that no balance could carry out: it is the code's fault, no player's.
 * @throws GameError `TRANSFER_UNBALANCED`
 */
export function requireSound(transfers: readonly Transfer[]): void {
  for (const { transferId, kind, changes, levies = {} } of transfers) {
    const sums = new Map<Asset, number>();
    for (const { asset, amount } of changes) sums.set(asset, (sums.get(asset) ?? 0) + amount);
    const isBounded = changes.every(
      ({ amount }) => Number.isSafeInteger(amount) && amount !== 0 && Math.abs(amount) <= MAX_AMOUNT,
    );
    const isDistinct =
      new Set(changes.map(({ accountId, asset }) => `${accountId} ${asset}`)).size === changes.length;
    const isOfSize = changes.length >= 2 && changes.length <= MAX_CHANGES && sums.size <= MAX_ASSETS;
    const isZero = [...sums.values()].every((sum) => sum === 0);
    if (!isBounded || !isDistinct || !isOfSize || !isZero)
      throw unbalanced(`The changes of transfer ${transferId} must sum to zero in each asset.`);
    const levied = Object.values(levies).reduce((sum, credits) => sum + credits, 0);
    if (levied !== 0 && levied !== receivedByTreasuries(changes))
      throw unbalanced(`The levies of transfer ${transferId} must be what the treasury gets.`);
    if (!mayIssue(kind) && changes.some(({ accountId }) => accountId === "issuance"))
      throw unbalanced(`A ${kind.class} like ${kind.name} issues nothing; transfer ${transferId} does.`);
  }
  if (new Set(transfers.map(({ transferId }) => transferId)).size < transfers.length)
    throw unbalanced("Two transfers of one list have the same id.");
}

const receivedByTreasuries = (changes: readonly Change[]) =>
  changes.reduce(
    (sum, { accountId, amount }) => (accountId.startsWith("treasury:") && amount > 0 ? sum + amount : sum),
    0,
  );

const unbalanced = (sentence: string) => new GameError("TRANSFER_UNBALANCED", sentence);
