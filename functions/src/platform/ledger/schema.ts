import { z } from "zod";
import { unchanged } from "../documents/versions.ts";
import { credits, date, integer, line, regionId, storedJson, uid } from "../fields.ts";
import { platform } from "../room.ts";
import { documents } from "../store.ts";
import { ledgerAccountField, MAX_SHARDS } from "./accounts.ts";
import { assetField, MAX_AMOUNT, MAX_ASSETS } from "./assets.ts";
import { balanceOfAssets, transferOfAssets } from "./versions.ts";

/** How many postings one transfer has. */
export const MAX_POSTINGS = 400;

/** How many assets there may be in all: as many as a day's closing has room for. */
const MAX_ASSETS_EVER = 4_000;

const shard = integer(0, MAX_SHARDS - 1);

/** Amounts by asset; one that is missing is zero. */
const amounts = (minimum: number, maximum: number, maxProperties: number) =>
  z
    .record(assetField, integer(minimum, maximum))
    .refine((record) => Object.keys(record).length <= maxProperties, `at most ${maxProperties} assets`)
    .meta({ maxProperties });

/** One shard of an account. The sum over the shards is what the account holds; no amount is below zero. */
export const ledgerBalances = documents(
  platform.collections.ledgerBalances,
  z.strictObject({
    accountId: ledgerAccountField,
    shard,
    amounts: amounts(0, Number.MAX_SAFE_INTEGER, MAX_ASSETS),
    /** How much volume all its goods together may take; null where nothing bounds them. */
    capacityUnits: integer(0, 1_000_000_000).nullable(),
    /** Who may read it; null once the player is gone, which leaves the ledger without a person. */
    holderUid: uid.nullable(),
    regionId: regionId.nullable(),
  }),
  { counters: ["amounts"], versions: { 2: balanceOfAssets, 3: unchanged } },
);
export type Balance = z.infer<typeof ledgerBalances.schema>;

const posting = z.strictObject({
  accountId: ledgerAccountField,
  shard,
  asset: assetField,
  /** Above zero the account receives, below zero it gives. */
  amount: integer(-MAX_AMOUNT, MAX_AMOUNT),
});
export type Posting = z.infer<typeof posting>;

/** A UTC day, `2102-01-31`. */
const day = z.iso.date().max(10);

const MOST_LEVIES = 8;
const byName = z
  .record(line(64), credits)
  .refine((levies) => Object.keys(levies).length <= MOST_LEVIES, `at most ${MOST_LEVIES} levies`)
  .meta({ maxProperties: MOST_LEVIES });

/** What happened, for ever. Postings sum to zero in each asset. Names no person: a player's account id is a pseudonym. */
export const ledgerTransfers = documents(
  platform.collections.ledgerTransfers,
  z.strictObject({
    kind: line(64),
    memo: line(200, 0),
    postings: z.array(posting).min(2).max(MAX_POSTINGS),
    /** For queries: every account that takes part. */
    accountIds: z.array(ledgerAccountField).min(2).max(MAX_POSTINGS),
    /** What issuance gave of each asset, below zero what it took back: over all transfers, what all balances hold. */
    issued: amounts(-MAX_AMOUNT, MAX_AMOUNT, MAX_ASSETS),
    at: date,
    /** JSON that explains a charge for ever: lines, rates, what was there; empty where nothing needs it. */
    details: storedJson(1_000).default(""),
    /** Of what a treasury got: credits by levy; empty where the kind says it. */
    levies: byName.default({}),
    /** Of `at`: finds a day's transfers by an index that does not grow at one end only. */
    day,
  }),
  { versions: { 2: transferOfAssets, 3: unchanged } },
);
export type TransferRecord = z.infer<typeof ledgerTransfers.schema>;

/** How many kinds of transfer there may be in all. */
const MOST_KINDS = 200;

/** The end of a UTC day in which anything was transferred: what the ledger had come to. Never changes. */
export const ledgerDays = documents(
  platform.collections.ledgerDays,
  z.strictObject({
    day,
    transfersToDate: integer(0, Number.MAX_SAFE_INTEGER),
    issuedToDate: amounts(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, MAX_ASSETS_EVER),
    /** Of the closing before and each transfer of the day in the order of their ids: history cannot change unnoticed. */
    digest: z.string().length(43),
    /** Of the day by kind of transfer; empty in what was closed before they were summed. */
    kinds: z
      .record(
        line(64),
        z.strictObject({
          transfers: integer(0, Number.MAX_SAFE_INTEGER),
          issuedCredits: integer(0, Number.MAX_SAFE_INTEGER),
          takenBackCredits: integer(0, Number.MAX_SAFE_INTEGER),
        }),
      )
      .refine((kinds) => Object.keys(kinds).length <= MOST_KINDS, `at most ${MOST_KINDS} kinds`)
      .meta({ maxProperties: MOST_KINDS })
      .default({}),
    closedAt: date,
  }),
);
export type LedgerDay = z.infer<typeof ledgerDays.schema>;

/** What a region's treasury took in and gave out on a closed UTC day, by kind of transfer. Never changes. */
export const ledgerFlows = documents(
  platform.collections.ledgerFlows,
  z.strictObject({
    day,
    regionId,
    flows: z
      .record(line(64), z.strictObject({ receivedCredits: credits, givenCredits: credits }))
      .refine((flows) => Object.keys(flows).length <= MOST_KINDS, `at most ${MOST_KINDS} kinds`)
      .meta({ maxProperties: MOST_KINDS }),
  }),
);
