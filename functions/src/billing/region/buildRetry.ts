import { after, DAY_MS, HOUR_MS, MINUTE_MS } from "../../platform/duration.ts";

/** After each failure of a build the next try waits longer; after the last of them an administrator decides. */
const RETRIED_AFTER_MS = [5 * MINUTE_MS, 30 * MINUTE_MS, 2 * HOUR_MS, 12 * HOUR_MS] as const;
/** Since the first failure: then the owner may have the money back. */
const ABANDONABLE_AFTER_MS = DAY_MS;

/** How the build of a region that is paid for has failed until now. */
export interface FailedBuild {
  readonly failures: number;
  readonly firstFailedAt: Date;
  /** When it is tried again; null while it is, and once an administrator decides. */
  readonly retryAt: Date | null;
}

export function buildAfterFailure(before: FailedBuild | null, now: Date): FailedBuild {
  const failures = (before?.failures ?? 0) + 1;
  const waitMs = RETRIED_AFTER_MS[failures - 1];
  return {
    failures,
    firstFailedAt: before?.firstFailedAt ?? now,
    retryAt: waitMs === undefined ? null : after(now, waitMs),
  };
}

/** When the owner of a region that could not be built may have the money back. */
export const abandonableAt = ({ firstFailedAt }: FailedBuild) => after(firstFailedAt, ABANDONABLE_AFTER_MS);

/** What the owner is told, and when comes what. */
export function failureSentence(displayName: string, build: FailedBuild): string {
  const next =
    build.retryAt === null
      ? "An administrator looks at it."
      : `It is tried again at ${build.retryAt.toISOString()}.`;
  const until = abandonableAt(build).toISOString();
  return `${displayName} could not be built (failure ${build.failures}). ${next} From ${until} you may have your money back instead.`;
}
