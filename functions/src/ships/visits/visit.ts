import { FIRST_WORLD } from "../../galaxy/world.ts";
import { after, HOUR_MS } from "../../platform/duration.ts";
import { GameError } from "../../platform/errors.ts";
import type { Player } from "../../players/schema.ts";
import { travellerOf } from "../passages/traveller.ts";
import type { Pilot } from "../schema.ts";

/** So many hours before a visit's end the visitor is told of it; the most first. */
const NOTICE_HOURS = [24, 2] as const;

/** A stay abroad that has an end. */
export type Visit = NonNullable<Pilot["visit"]>;

/** A region that is neither home nor the Nexus is abroad. */
export const isAbroad = (regionId: string, { homeRegionId }: Pick<Player, "homeRegionId">): boolean =>
  regionId !== homeRegionId && regionId !== FIRST_WORLD.nexusId;

/** The visit that begins with an arrival; null where one may stay for as long as one likes. */
export function visitOf(
  regionId: string,
  player: Parameters<typeof travellerOf>[0],
  now: Date,
): Visit | null {
  const { visitHours } = travellerOf(player, now);
  if (visitHours === null || !isAbroad(regionId, player)) return null;
  return watched({ endsAt: after(now, visitHours * HOUR_MS) }, now);
}

/**
 * The pilot's visit when the player's entitlement or home has changed: none for a player who may stay, a new one for a player who
 * may stay no longer; a visit that has an end keeps it.
 */
export function changedVisit(
  { place, passageId, visit }: Pick<Pilot, "place" | "passageId" | "visit">,
  player: Parameters<typeof travellerOf>[0],
  now: Date,
): Visit | null {
  const begun = visitOf(place.regionId, player, now);
  if (begun === null) return null;
  if (visit !== null) return visit;
  return passageId === null ? begun : unwatched(begun);
}

/** With when the next thing is due: a notice, or the end. */
export function watched({ endsAt }: Pick<Visit, "endsAt">, now: Date): Visit {
  const notices = NOTICE_HOURS.map((hours) => after(endsAt, -hours * HOUR_MS));
  return { endsAt, dueAt: notices.find((at) => at > now) ?? endsAt };
}

/** While the pilot is in passage nothing is due; the end stays, in case the pilot comes back. */
export const unwatched = ({ endsAt }: Pick<Visit, "endsAt">): Visit => ({ endsAt, dueAt: null });

export const isOver = ({ endsAt }: Pick<Visit, "endsAt">, now: Date): boolean => endsAt <= now;

/** @throws GameError `VISIT_OVER` where the pilot may do nothing any more but leave. */
export function requireWelcome({ visit, place }: Pick<Pilot, "visit" | "place">, now: Date): void {
  if (visit === null || !isOver(visit, now)) return;
  const endsAt = visit.endsAt.toISOString();
  throw new GameError(
    "VISIT_OVER",
    `Your visit to ${place.regionId} ended at ${endsAt}: fly to its gate and leave.`,
    { regionId: place.regionId, endsAt },
  );
}

/** What a traveller pays for being brought home: the gates' fee, as far as the account reaches. */
export const feeOfReturn = (feeCredits: number, heldCredits: number): number =>
  Math.min(feeCredits, heldCredits);

const OVERSTAYED_REPUTATION = 10;
const LEAST_REPUTATION = -1_000;

/** What staying too long leaves of a reputation. */
export const reputationAfterOverstay = (reputation: number): number =>
  Math.max(LEAST_REPUTATION, reputation - OVERSTAYED_REPUTATION);
