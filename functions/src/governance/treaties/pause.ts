import type { Region } from "../../regions/schema.ts";
import { heldSince, termAtPace } from "../../regions/status/terms.ts";
import type { Treaty } from "./treaty.ts";
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
  const isEnding = agreement.noticeByRegionId !== null || agreement.breach !== null;
  if (isEnding && agreement.remainingMs === null) return treaty;
  const term = termAtPace(agreement, { begunAt: agreement.since, stoodSince: heldSince(sides), now });
  return term === undefined ? treaty : { ...treaty, agreement: { ...agreement, ...term }, updatedAt: now };
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
