import { NEVER } from "../../regions/status/terms.ts";
import type { Treaty } from "./treaty.ts";
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
  const { terms, termDays, noticeDays, endsAt, remainingMs } = agreement;
  const until = untilWhen(agreement);
  const sentence = `${capitalised(named)} is in force ${until}.`;
  return {
    action: "enterTreaty",
    before: before.agreement,
    after: { treatyId, revision, byRegionId: regionId, terms, termDays, noticeDays, endsAt, remainingMs },
    notice: { kind: "TREATY_IN_FORCE", sentence },
  };
}

function untilWhen({ termDays, endsAt, remainingMs }: NonNullable<Treaty["agreement"]>): string {
  if (remainingMs !== null) return `for ${termDays} days from when neither side is suspended`;
  return endsAt < NEVER ? `until ${endsAt.toISOString()}` : "until it is ended";
}

const capitalised = (sentence: string) => `${sentence.slice(0, 1).toUpperCase()}${sentence.slice(1)}`;
