import { z } from "zod";
import { credits, date, day, integer, MAX_CREDITS, regionId, uid } from "../platform/fields.ts";
import { documents } from "../platform/store.ts";
import { forEachPurpose } from "../regions/configuration/publicMoney.ts";
import { MOST_ARREARS } from "./months/salaries.ts";
import { treasury as room } from "./room.ts";
import { MOST_PAYEES } from "./spending.ts";

/** A UTC month, `2102-01`. */
export const monthField = z
  .string()
  .length(7)
  .regex(/^\d{4}-(?:0[1-9]|1[0-2])$/);

/** What was spent of a UTC month's appropriations. Officers' and jobs' acts alone write it. */
export const spending = documents(
  room.collections.spending,
  z.strictObject({
    regionId,
    month: monthField,
    spentCredits: z.strictObject(forEachPurpose(credits)),
    /** Of claims that fell due in the month; what of them was not paid (`spentCredits.subsidies`) has lapsed. */
    claimedCredits: credits,
    /** What the last closed month has brought: the officers' share goes by it. 0 until that month is closed. */
    earnedBeforeCredits: credits,
    /** What those got who held an office when they were paid. */
    officersCredits: credits,
    payees: z
      .array(z.strictObject({ uid, credits, grantCredits: credits, isOfficer: z.boolean() }))
      .max(MOST_PAYEES),
  }),
);
export type Spending = z.infer<typeof spending.schema>;

/** How the claims of a UTC day's trades are dealt with. */
export const claimDays = documents(
  room.collections.claimDays,
  z.strictObject({
    regionId,
    day,
    claimedCredits: credits,
    /** What was taken out of the treasury to pay them: less where appropriation or treasury did not suffice. */
    fundedCredits: credits,
    /** Of the claims, so much has been dealt with, and of the funds, so much paid. */
    dealtCredits: credits,
    paidCredits: credits,
    /** When all of them had been; null before. */
    endedAt: date.nullable(),
  }),
);
export type ClaimDay = z.infer<typeof claimDays.schema>;

const MOST_KINDS = 64;

/** Credits by levy or kind of transfer. */
const byKind = z
  .record(
    z
      .string()
      .min(1)
      .max(64)
      .regex(/^[A-Za-z]+$/),
    credits,
  )
  .refine((kinds) => Object.keys(kinds).length <= MOST_KINDS, `at most ${MOST_KINDS} kinds`)
  .meta({ maxProperties: MOST_KINDS });

/** What a region's treasury took in and gave out in a UTC month: opening + receipts − payments = closing. */
export const treasuryMonths = documents(
  room.collections.treasuryMonths,
  z.strictObject({
    regionId,
    month: monthField,
    openingCredits: credits,
    receipts: byKind,
    payments: byKind,
    /** What the treasury's shards held at the month's end. */
    closingCredits: credits,
    /** Opening + receipts − payments − closing: anything but 0 is an error, and alerts. */
    differenceCredits: integer(-MAX_CREDITS, MAX_CREDITS),
    claimedCredits: credits,
    claimsPaidCredits: credits,
    /** Who was paid while holding an office, by name. */
    officers: z.array(z.strictObject({ uid, credits })).max(MOST_PAYEES),
    /** All others who were paid. */
    others: z.strictObject({ count: integer(0, MOST_PAYEES), credits, greatestCredits: credits }),
    /** What of salaries is still owed after the closing, since the treasury had less: the next one pays it first. */
    arrears: z.array(z.strictObject({ uid, credits })).max(MOST_ARREARS).default([]),
    /** What of salaries is neither paid nor owed, since the region owes as many people as it can. */
    lapsedCredits: credits.default(0),
    closedAt: date,
  }),
);
export type TreasuryMonth = z.infer<typeof treasuryMonths.schema>;
