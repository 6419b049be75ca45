import { z } from "zod";

/**
 * How many documents share an account's balances. What many post to gets more, what one player uses has one.
 * `issuance` has none: it is where everything comes from and goes to.
 */
const SHARDS = {
  player: 1,
  hold: 1,
  deposit: 1,
  tolls: 4,
  treasury: 8,
  bank: 8,
  insurance: 8,
  reserve: 8,
  platform: 16,
  issuance: 0,
} as const;

/** What an account is, by the first part of its id. */
export type AccountSort = keyof typeof SHARDS;

export const MAX_SHARDS = 64;

/** The platform's own accounts. Each exists because it stands here: nobody opens it. */
export const PLATFORM_PURPOSES = ["gates", "yards", "insurance", "storage", "relief", "claims"] as const;
type PlatformPurpose = (typeof PLATFORM_PURPOSES)[number];

/**
 * `player:{ledgerId}`, `hold:{holdId}`, `deposit:{ledgerId}~{regionId}`, `tolls:{ledgerId}`, `treasury:{regionId}`, `bank:{regionId}`,
 * `insurance:{regionId}`, `reserve:{regionId}`, `platform:{purpose}` or `issuance`.
 */
export type AccountId =
  | `player:${string}`
  | `hold:${string}`
  | `deposit:${string}~${string}`
  | `tolls:${string}`
  | `treasury:${string}`
  | `bank:${string}`
  | `insurance:${string}`
  | `reserve:${string}`
  | `platform:${PlatformPurpose}`
  | "issuance";

/** Of documents beside the ledger, which note a player's account. */
export const accountIdField = z
  .string()
  .max(100)
  .regex(
    /^(?:(?:player|hold|treasury|platform):[A-Za-z0-9_-]+|issuance)$/,
  ) as unknown as z.ZodType<AccountId>;

/** Of the ledger, which knows any account by its form: a new sort of them asks for no version. */
export const ledgerAccountField = z
  .string()
  .max(100)
  .regex(/^(?:[a-z]+:[A-Za-z0-9_~-]+|issuance)$/) as unknown as z.ZodType<AccountId>;

export const sortOf = (accountId: AccountId) => accountId.split(":")[0] as AccountSort;

export function shardCount(accountId: AccountId): number {
  return SHARDS[sortOf(accountId)];
}

/** Needs no opening. */
export function isPlatforms(accountId: AccountId): boolean {
  return accountId.startsWith("platform:");
}

export const balanceId = (accountId: AccountId, shard: number) => `${accountId}~${shard}`;

/** Names one balance document. */
export interface Shard {
  readonly accountId: AccountId;
  readonly shard: number;
}

export function shardsOf(accountId: AccountId): Shard[] {
  return Array.from({ length: shardCount(accountId) }, (_, shard) => ({ accountId, shard }));
}

/** An account that is opened: nothing can be paid to another one. */
export interface NewAccount {
  readonly accountId: AccountId;
  /** Who may read it; null or left out: no player. */
  readonly holderUid?: string | null;
  /** Whose treasurer may read it; null or left out: nobody's. */
  readonly regionId?: string | null;
  /** Of a hold: how much volume it has room for; null or left out: nothing bounds it. */
  readonly capacityUnits?: number | null;
}
