import { z } from "zod";
import { credits, date, day, documentId, integer, MAX_CREDITS, regionId, uid } from "../platform/fields.ts";
import { accountIdField } from "../platform/ledger/accounts.ts";
import { documents } from "../platform/store.ts";
import { MOST_POSTINGS } from "./rates/rates.ts";
import { banking as room } from "./room.ts";

const rateBasisPoints = integer(-500, 1_000);

/** What a region's bank pays on deposits, since somebody has one. */
export const banks = documents(
  room.collections.banks,
  z.strictObject({
    regionId,
    /** The posted rates, one for a UTC day, the earliest first. A day without one bears no interest. */
    postings: z
      .array(
        z.strictObject({
          day,
          /** For 30 days. */
          rateBasisPoints,
          /** What all deposits came to, with what they were owed: no more can bear interest on the day. */
          depositsCredits: credits,
        }),
      )
      .max(MOST_POSTINGS),
    /** Of the capital, at the last posting: what may be owed in interest, and what its rate comes to in 30 days. */
    reservedCredits: credits.default(0),
  }),
);
export type Bank = z.infer<typeof banks.schema>;

/** What a player has in a region's bank. The ledger's account `deposit:{ledgerId}~{regionId}` has what is not pending. */
export const deposits = documents(
  room.collections.deposits,
  z.strictObject({
    uid,
    regionId,
    /** The player's account in the ledger. */
    accountId: accountIdField,
    /** Up to the beginning of this UTC day interest has been reckoned. */
    day,
    balanceCredits: credits,
    /** The least that the deposit has had on the day so far. */
    lowestCredits: credits,
    /** Not credited yet: credits × basis points × days, below zero where the rate is. 300,000 are a credit. */
    interest: integer(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
    /** Interest that is in the balance, and that the bank has still to pay; below zero, to get. */
    pendingCredits: integer(-MAX_CREDITS, MAX_CREDITS),
    /** The first day of a month, on which the month's interest is to be paid; null while there is nothing. */
    creditOn: day.nullable(),
    /** What a loan is secured by: it cannot be withdrawn. */
    lockedCredits: credits.default(0),
  }),
);
export type Deposit = z.infer<typeof deposits.schema>;

/** The last insurance of a ship. */
export const policies = documents(
  room.collections.policies,
  z.strictObject({
    shipId: documentId,
    uid,
    /** Whose fund insures it. */
    regionId,
    /** The player's account in the ledger. */
    accountId: accountIdField,
    coverCredits: credits,
    startsAt: date,
    /** Far away while the term stands still. */
    endsAt: date,
    /** What is left of the term while its region is suspended. */
    remainingMs: integer(0, Number.MAX_SAFE_INTEGER).nullable().default(null),
    /** Its loss, as it was claimed, and what of it is owed and paid. */
    loss: z
      .strictObject({ engagementId: documentId, lostAt: date, owedCredits: credits, paidCredits: credits })
      .nullable(),
    /** When the ship was lost, as long as something of it is owed. */
    owedSince: date.nullable(),
  }),
);
export type Policy = z.infer<typeof policies.schema>;

/** What a borrower has pledged. */
export const collateralField = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("deposit") }),
  z.strictObject({ kind: z.literal("ship"), shipId: documentId }),
]);
export type Collateral = z.infer<typeof collateralField>;

/** The last loan of a player in a region. */
export const loans = documents(
  room.collections.loans,
  z.strictObject({
    uid,
    regionId,
    /** The player's account in the ledger. */
    accountId: accountIdField,
    collateral: collateralField,
    lentCredits: credits,
    principalCredits: credits,
    /** For 30 days, fixed at signing. */
    rateBasisPoints: integer(0, 2_000),
    /** Up to the end of this day of the region's own time interest has been reckoned. */
    day,
    /** Not paid yet: credits × basis points × days; below zero, what was paid beyond it by rounding up. */
    interest: integer(-1_000_000, Number.MAX_SAFE_INTEGER),
    signedAt: date,
    /** As of so many milliseconds that the region had been held in all; a hold since then moves it on. */
    dueAt: date,
    heldMs: integer(0, Number.MAX_SAFE_INTEGER).default(0),
    /** How many of the notices have been given, and when the next is, or the default; null once it has ended, and while it stands still. */
    notices: integer(0, 2),
    actsAt: date.nullable(),
    ended: z
      .strictObject({
        at: date,
        how: z.enum(["repaid", "collected", "writtenOff"]),
        writtenOffCredits: credits,
      })
      .nullable(),
  }),
);
export type Loan = z.infer<typeof loans.schema>;
