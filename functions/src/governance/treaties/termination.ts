import type { Treaty } from "./treaty.ts";
import type { Agreed } from "./treatyDecision.ts";
import { treatyNamed } from "./treatyNames.ts";
import type { TreatyAct, TreatySides } from "./treatySides.ts";

/** What is said of a notice that the region has given. */
export function noticeAct(
  { region, partner }: TreatySides,
  before: Treaty,
  { treatyId, type, agreement }: Agreed,
  reason: string,
): TreatyAct {
  const endsAt = agreement.endsAt.toISOString();
  const named = treatyNamed(type, region, partner);
  return {
    action: "giveTreatyNotice",
    before: { treatyId, endsAt: before.agreement?.endsAt ?? null },
    after: { treatyId, endsAt, byRegionId: region.regionId },
    reason,
    notice: {
      kind: "TREATY_NOTICE",
      sentence: `${region.displayName} has given notice of ${named}: it ends at ${endsAt}.`,
    },
  };
}

/** What is said of a treaty that the region has declared broken. */
export function breachAct(
  { region, partner }: TreatySides,
  before: Treaty,
  { treatyId, type, agreement }: Agreed,
  reason: string,
): TreatyAct {
  const named = treatyNamed(type, region, partner);
  return {
    action: "declareBreach",
    before: { treatyId, endsAt: before.agreement?.endsAt ?? null },
    after: { treatyId, endsAt: agreement.endsAt, byRegionId: region.regionId },
    reason,
    notice: {
      kind: "TREATY_BREACHED",
      sentence: `${region.displayName} has declared ${named} broken: it is at an end.`,
    },
  };
}
