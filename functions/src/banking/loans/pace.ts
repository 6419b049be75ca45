import { after } from "../../platform/duration.ts";
import { dayOf } from "../../platform/ledger/day.ts";
import type { Region } from "../../regions/schema.ts";
import { regionTimeMs } from "../../regions/status/holds.ts";
import type { Loan } from "../schema.ts";
import { nextAct } from "./loan.ts";

type Times = Pick<Region, "holds" | "heldMs">;
type Paced = Pick<Loan, "dueAt" | "heldMs" | "notices" | "actsAt">;

/** The day by which a region's loans bear interest: its own time stands still while it is suspended. */
export const interestDay = (region: Times, now: Date): string => dayOf(new Date(regionTimeMs(region, now)));

/** How long the region has been held in all, a hold that is on it now with it. */
const heldMsAt = (region: Times, now: Date): number => now.getTime() - regionTimeMs(region, now);

/**
 * When a loan is due by what is known now, and when something is next to be done about it: later by each hold, and not before the
 * region is open again. What was to be done before the hold is done all the same.
 */
export function atPace(
  { dueAt, heldMs, notices }: Paced,
  region: Times & Pick<Region, "status">,
  now: Date,
): Pick<Loan, "dueAt" | "heldMs" | "actsAt"> {
  const heldNowMs = heldMsAt(region, now);
  const moved = after(dueAt, heldNowMs - heldMs);
  const next = nextAct(moved, notices);
  const isStanding = region.status === "suspended" && next > now;
  return { dueAt: moved, heldMs: heldNowMs, actsAt: isStanding ? null : next };
}
