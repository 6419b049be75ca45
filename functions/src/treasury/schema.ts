import { z } from "zod";
import { credits, date, day, regionId } from "../platform/fields.ts";
import { documents } from "../platform/store.ts";
import { forEachPurpose } from "../regions/configuration/publicMoney.ts";
import { treasury as room } from "./room.ts";

/** A UTC month, `2102-01`. */
export const month = z
  .string()
  .length(7)
  .regex(/^\d{4}-(?:0[1-9]|1[0-2])$/);

/** What was spent of a UTC month's appropriations. Officers' and jobs' acts alone write it. */
export const spending = documents(
  room.collections.spending,
  z.strictObject({
    regionId,
    month,
    spentCredits: z.strictObject(forEachPurpose(credits)),
    /** Of claims that fell due in the month, and what of them was paid; the rest has lapsed. */
    claimedCredits: credits,
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
