import { NEVER, type Treaty } from "./treaty.ts";
import { treatyNamed } from "./treatyNames.ts";
import type { TreatyAct, TreatySides } from "./treatySides.ts";

/** What is said of a signature: that it was given, or that what it signed is in force. */
export function signatureAct({ region, partner }: TreatySides, before: Treaty, after: Treaty): TreatyAct {
  const { treatyId, type } = after;
  const { regionId, displayName } = region;
  const named = treatyNamed(type, region, partner);
  const revision = before.offer?.revision;
  const { agreement } = after;
  if (after.offer !== null || agreement === null) {
    return {
      action: "signTreaty",
      after: { treatyId, revision, byRegionId: regionId },
      notice: {
        kind: "TREATY_SIGNED",
        sentence: `${displayName} has signed revision ${revision} of ${named}.`,
      },
    };
  }
  const { terms, termDays, noticeDays, endsAt } = agreement;
  const until = endsAt < NEVER ? `until ${endsAt.toISOString()}` : "until it is ended";
  const sentence = `${capitalised(named)} is in force ${until}.`;
  return {
    action: "enterTreaty",
    before: before.agreement,
    after: { treatyId, revision, byRegionId: regionId, terms, termDays, noticeDays, endsAt },
    notice: { kind: "TREATY_IN_FORCE", sentence },
  };
}

const capitalised = (sentence: string) => `${sentence.slice(0, 1).toUpperCase()}${sentence.slice(1)}`;
