import { after } from "../../platform/duration.ts";
import type { Region } from "../../regions/schema.ts";
import { NEVER, type Treaty } from "./treaty.ts";
import { treatyNamed } from "./treatyNames.ts";
import type { TreatyAct, TreatySides } from "./treatySides.ts";

type Side = Pick<Region, "status" | "holds">;

/**
 * The treaty with its term as its sides let it run: it stands still from the first hold on either until neither is
 * suspended, and goes on from there. The very same treaty where nothing changes: without a term, after its end, and under
 * notice, since a notice is no term.
 */
export function atPace(treaty: Treaty, sides: readonly Side[], now: Date): Treaty {
  const { agreement } = treaty;
  if (agreement === null || agreement.termDays === null) return treaty;
  const stoodSince = heldSince(sides);
  if (agreement.remainingMs !== null) {
    if (stoodSince !== null) return treaty;
    const endsAt = after(now, agreement.remainingMs);
    return { ...treaty, agreement: { ...agreement, endsAt, remainingMs: null }, updatedAt: now };
  }
  if (stoodSince === null || agreement.noticeByRegionId !== null || agreement.breach !== null) return treaty;
  const from = Math.max(stoodSince, agreement.since.getTime());
  const remainingMs = agreement.endsAt.getTime() - from;
  if (remainingMs <= 0) return treaty;
  return { ...treaty, agreement: { ...agreement, endsAt: NEVER, remainingMs }, updatedAt: now };
}

/** What is said of a term that stands still, or goes on. */
export function paceAct(
  { region, partner }: TreatySides,
  before: Treaty,
  { treatyId, type, agreement }: Treaty,
): TreatyAct {
  const named = treatyNamed(type, region, partner);
  const isPaused = agreement!.remainingMs !== null;
  const endsAt = agreement!.endsAt.toISOString();
  return {
    action: isPaused ? "pauseTreaty" : "resumeTreaty",
    before: { treatyId, endsAt: before.agreement!.endsAt },
    after: { treatyId, endsAt: isPaused ? null : endsAt },
    notice: isPaused
      ? {
          kind: "TREATY_PAUSED",
          sentence: `The term of ${named} stands still while ${region.displayName} is suspended: it is in force, and will be lengthened by that time.`,
        }
      : { kind: "TREATY_RESUMED", sentence: `The term of ${named} goes on: it ends at ${endsAt}.` },
  };
}

/** Since when a side is held, in milliseconds; null while neither is suspended. */
function heldSince(sides: readonly Side[]): number | null {
  const since = sides
    .filter(({ status }) => status === "suspended")
    .flatMap(({ holds: { billing, platform } }) => [billing, platform])
    .filter((hold) => hold !== null)
    .map((hold) => hold.since.getTime());
  return since.length === 0 ? null : Math.min(...since);
}
