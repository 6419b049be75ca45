import { z } from "zod";
import { now } from "../../platform/clock.ts";
import { regionId } from "../../platform/fields.ts";
import { isSettled } from "../../platform/ledger/day.ts";
import { traders } from "../../ports/schema.ts";
import { openClaimDay } from "./openClaimDay.ts";
import { payClaimPage } from "./payClaimPage.ts";

const bodySchema = z.object({ regionId });

/**
 * Pays a page of a region's claims of the earliest day that is over, and runs again until nothing is left. Twice at once, both do
 * what is left to do: the day's document is read and written by each page's own commit.
 */
export async function payClaims(body: unknown): Promise<"more" | undefined> {
  const { regionId } = bodySchema.parse(body);
  const day = await earliestClaimed(regionId);
  if (day === undefined || !isSettled(day, now())) return undefined;
  await openClaimDay(regionId, day);
  await payClaimPage(regionId, day);
  return "more";
}

/** The earliest day of which a trader has an unpaid claim. */
async function earliestClaimed(regionId: string): Promise<string | undefined> {
  const { docs } = await traders
    .collection({ regionId })
    .where("claims.open.day", ">", "")
    .orderBy("claims.open.day")
    .limit(1)
    .get();
  return docs[0]?.data().claims.open?.day;
}
