import { z } from "zod";
import { date, integer, line, MAX_CREDITS, regionId, uid } from "../fields.ts";
import { platform } from "../room.ts";
import { documents } from "../store.ts";

/**
 * How many documents share an account's balance. A credit goes to one of them, a debit reads them all: what many
 * post to gets more, what one player uses has one. `issuance` has none: it is where credits come from and go to.
 */
const SHARDS = { player: 1, treasury: 8, platform: 16, issuance: 0 } as const;

/** `player:{ledgerId}`, `treasury:{regionId}`, `platform:{purpose}` or `issuance`. */
export type AccountId = `player:${string}` | `treasury:${string}` | `platform:${string}` | "issuance";

export const accountIdField = z
  .string()
  .max(100)
  .regex(/^(?:(?:player|treasury|platform):[A-Za-z0-9_-]+|issuance)$/) as unknown as z.ZodType<AccountId>;

export function shardCount(accountId: AccountId): number {
  return SHARDS[accountId.split(":")[0] as keyof typeof SHARDS];
}

/** One shard of an account's balance. The sum over the shards is what the account holds; none is below zero. */
export const ledgerBalances = documents(
  platform.collections.ledgerBalances,
  z.strictObject({
    accountId: accountIdField,
    shard: integer(0, 63),
    balanceCredits: integer(0, Number.MAX_SAFE_INTEGER),
    /** Who may read it; null once the player is gone, which leaves the ledger without a person. */
    holderUid: uid.nullable(),
    regionId: regionId.nullable(),
  }),
);

export const balanceId = (accountId: AccountId, shard: number) => `${accountId}~${shard}`;

const posting = z.strictObject({
  accountId: accountIdField,
  shard: integer(0, 63),
  /** Above zero the account receives, below zero it gives. */
  amountCredits: integer(-MAX_CREDITS, MAX_CREDITS),
});
export type Posting = z.infer<typeof posting>;

/** What happened, for ever. Postings sum to zero. Names no person: a player's account id is a pseudonym. */
export const ledgerTransfers = documents(
  platform.collections.ledgerTransfers,
  z.strictObject({
    kind: line(64),
    memo: line(200, 0),
    postings: z.array(posting).min(2).max(80),
    /** For queries: every account that takes part. */
    accountIds: z.array(accountIdField).min(2).max(20),
    /** What issuance gave, below zero what it took back: summed over all transfers, what all balances hold together. */
    issuedCredits: integer(-MAX_CREDITS, MAX_CREDITS),
    at: date,
  }),
);
