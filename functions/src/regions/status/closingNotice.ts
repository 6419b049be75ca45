import { after, DAY_MS } from "../../platform/duration.ts";
import { GameError } from "../../platform/errors.ts";
import type { Region } from "../schema.ts";
import { movedTo } from "./lifecycle.ts";

/** How long before its end an owner announces it. */
export const CLOSING_NOTICE_DAYS = 7;

/**
 * When a region begins to close that its owner gives up now: after the notice, or at once where it never opened and nobody
 * is there to be told.
 * @throws GameError `NAME_MISMATCH` where another name than the region's was typed, `REGION_STATUS` where it cannot close,
 * `CLOSING_ANNOUNCED` where it does already.
 */
export function closesAtOf(
  region: Pick<Region, "regionId" | "status" | "displayName" | "closesAt">,
  typedName: string,
  now: Date,
): Date | "atOnce" {
  const { regionId, displayName, status, closesAt } = region;
  if (typedName !== displayName) {
    throw new GameError(
      "NAME_MISMATCH",
      `The region "${regionId}" is called "${displayName}": type exactly that to close it.`,
      { regionId, displayName },
    );
  }
  movedTo(region, "closing", null);
  if (closesAt !== null) {
    throw new GameError(
      "CLOSING_ANNOUNCED",
      `The region "${regionId}" begins to close at ${closesAt.toISOString()} already.`,
      { regionId, closesAt: closesAt.toISOString() },
    );
  }
  return status === "failed" ? "atOnce" : after(now, CLOSING_NOTICE_DAYS * DAY_MS);
}

/**
 * Whether an announced end can still be revoked: before its hour, whether or not anything has happened at that hour yet.
 * @throws GameError `CLOSING_NOT_ANNOUNCED`.
 */
export function requireRevocable(
  { regionId, closesAt }: Pick<Region, "regionId" | "closesAt">,
  now: Date,
): void {
  if (closesAt !== null && now < closesAt) return;
  const why =
    closesAt === null ? "no end of it is announced" : `it was to close at ${closesAt.toISOString()}`;
  throw new GameError("CLOSING_NOT_ANNOUNCED", `There is nothing to revoke of "${regionId}": ${why}.`, {
    regionId,
  });
}

/** When the end of a region was announced; null where it is not. */
export function closingAnnouncedAt({ closesAt }: Pick<Region, "closesAt">): Date | null {
  return closesAt && after(closesAt, -CLOSING_NOTICE_DAYS * DAY_MS);
}
