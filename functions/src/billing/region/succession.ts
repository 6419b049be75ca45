import type { Member } from "../../membership/schema.ts";
import { after, DAY_MS } from "../../platform/duration.ts";
import { GameError } from "../../platform/errors.ts";
import type { Region } from "../../regions/schema.ts";

/** How long somebody must have lived in a region to take it over. */
export const HEIR_RESIDENCE_DAYS = 30;
/** So long before its end anybody may. */
export const OPEN_TO_ALL_MS = DAY_MS;

/** Who is to have a region whose owner lets it go: one player at a time. */
export interface Succession {
  readonly regionId: string;
  readonly uid: string;
  readonly checkoutId: string;
  /** By Stripe; null while it can still be paid. */
  readonly paidAt: Date | null;
}

/** Who buys which region with which checkout. */
export type Taking = Omit<Succession, "paidAt">;

type Ending = Pick<Region, "status" | "closesAt" | "holds">;

/** When a region ends unless its owner acts: by what was announced or by a hold for a payment, the earlier of the two. */
export function endOf({ status, closesAt, holds }: Ending): Date | null {
  if (status !== "active" && status !== "suspended") return null;
  const until = holds.billing?.until ?? null;
  if (closesAt === null || until === null) return closesAt ?? until;
  return closesAt < until ? closesAt : until;
}

/**
 * Whether a player may buy the succession of a region now.
 * @throws GameError `SUCCESSION_CLOSED`, `ALREADY_OWNER`, `SUCCESSION_TAKEN` or `RESIDENCE_TOO_SHORT`.
 */
export function requireHeir(
  region: Ending & Pick<Region, "regionId" | "ownerUid">,
  standing: Succession | undefined,
  {
    uid,
    member,
  }: { readonly uid: string; readonly member: Pick<Member, "status" | "residentSince"> | undefined },
  now: Date,
): void {
  const { regionId } = region;
  const endsAt = endOf(region);
  if (endsAt === null || now >= endsAt)
    throw new GameError("SUCCESSION_CLOSED", `No end of the region "${regionId}" lies ahead.`, { regionId });
  if (uid === region.ownerUid)
    throw new GameError(
      "ALREADY_OWNER",
      `The region "${regionId}" is yours: revoke its end, or pay for it.`,
      { regionId },
    );
  if (standing !== undefined && standing.uid !== uid)
    throw new GameError(
      "SUCCESSION_TAKEN",
      `Somebody else is buying the succession of "${regionId}", or has.`,
      { regionId },
    );
  if (now >= after(endsAt, -OPEN_TO_ALL_MS)) return;
  const since = member?.status === "active" ? member.residentSince : null;
  if (since !== null && now >= after(since, HEIR_RESIDENCE_DAYS * DAY_MS)) return;
  throw new GameError(
    "RESIDENCE_TOO_SHORT",
    `Before its last 24 hours the succession of "${regionId}" is for who has lived there for ${HEIR_RESIDENCE_DAYS} days.`,
    { regionId, days: HEIR_RESIDENCE_DAYS, opensAt: after(endsAt, -OPEN_TO_ALL_MS).toISOString() },
  );
}

/** Whether a payment for the succession counts: by its instant, which no order of events changes. */
export function countsFor(region: Ending, paidAt: Date): boolean {
  const endsAt = endOf(region);
  return endsAt !== null && paidAt <= endsAt;
}

/**
 * What becomes of a region at an instant: it waits for who can still pay, goes to the heir, or ends as if there was none.
 * @param isLive whether the heir's subscription runs, undisputed.
 */
export function heirStep(
  region: Ending,
  succession: Succession | undefined,
  { now, isLive }: { readonly now: Date; readonly isLive: boolean },
): "none" | "wait" | "pass" {
  const endsAt = endOf(region);
  if (succession === undefined || endsAt === null || now < endsAt) return "none";
  if (succession.paidAt === null) return "wait";
  return isLive ? "pass" : "none";
}

/** Whether an owner has paid too late to keep a region that has an heir. Stripe's instants are whole seconds. */
export function isTooLate({ holds }: Pick<Region, "holds">, paidAt: Date | null): boolean {
  const until = holds.billing?.until ?? null;
  return until !== null && paidAt !== null && paidAt > until;
}
