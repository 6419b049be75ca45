import { termsBetween } from "../../governance/treaties/termsBetween.ts";
import type { Treaty } from "../../governance/treaties/treaty.ts";
import type { Member } from "../../membership/schema.ts";
import { after, DAY_MS, HOUR_MS } from "../../platform/duration.ts";
import { GameError } from "../../platform/errors.ts";
import { MOST_AID_SHIPS } from "../../regions/mostAidShips.ts";
import type { Beside, Region } from "../../regions/schema.ts";
import type { Engagement } from "../schema.ts";

/** How long after an attack an ally can be called. */
const CALLED_WITHIN_MS = DAY_MS;
/** How long an ally's ships stay. */
export const PATROL_MS = DAY_MS;
/** What each ship of a patrol adds to the shield of a resident who is attacked. */
export const SHIELD_POINTS_A_SHIP = 50;
/** What the ally's treasury burns for each. */
export const CREDITS_A_SHIP = 240;

export type Aid = NonNullable<Beside["aid"]>;

/** For what an ally is called. */
export interface Cause {
  readonly region: Pick<Region, "regionId">;
  /** What was called before. */
  readonly aid: Beside["aid"];
  /** Undefined where there was no such fight. */
  readonly fight: Pick<Engagement, "regionId" | "at"> | undefined;
  /** Who was attacked, in the region. */
  readonly victim: Pick<Member, "status" | "standing"> | undefined;
}

/**
 * The ships that an ally owes from a call on, ten at most: they come when the pact's hours have passed.
 * @throws GameError `NO_PACT`, `NOT_ATTACKED` or `AID_UNDER_WAY`
 */
export function calledAid(
  treaty: Treaty,
  { region, aid: before, fight, victim }: Cause,
  { allyId, callId, now }: { readonly allyId: string; readonly callId: string; readonly now: Date },
): Aid {
  const { aid } = termsBetween([treaty], now);
  if (aid === null)
    throw new GameError(
      "NO_PACT",
      `No pact of defence is in force between ${region.regionId} and ${allyId}.`,
    );
  const isRecent = fight !== undefined && after(fight.at, CALLED_WITHIN_MS) > now;
  if (!isRecent || fight.regionId !== region.regionId || !isAtHome(victim))
    throw new GameError(
      "NOT_ATTACKED",
      `An ally is called within 24 hours of an attack on a resident of ${region.regionId} in its space: this fight was none.`,
    );
  requireNone(before, now);
  const ships = Math.min(aid.ships, MOST_AID_SHIPS);
  return { callId, allyId, ships, dueAt: after(now, aid.withinHours * HOUR_MS), until: null };
}

/** One ally at a time. @throws GameError `AID_UNDER_WAY` */
function requireNone(aid: Beside["aid"], now: Date): void {
  if (aid === null || (aid.until !== null && aid.until <= now)) return;
  const state = aid.until === null ? "are under way to" : `are on patrol until ${aid.until.toISOString()} in`;
  throw new GameError("AID_UNDER_WAY", `Ships of ${aid.allyId} ${state} the region.`, {
    until: aid.until?.toISOString() ?? null,
  });
}

/** The ships once their ally has paid for them: they patrol from then on. */
export const patrolling = (aid: Aid, now: Date): Aid => ({
  ...aid,
  dueAt: null,
  until: after(now, PATROL_MS),
});

/** What a patrol adds to the shield of a region's member who is attacked in its space: nothing to a visitor. */
export function guardPoints(
  { aid }: Pick<Beside, "aid">,
  member: Pick<Member, "status" | "standing"> | undefined,
  now: Date,
): number {
  if (aid === null || aid.until === null || aid.until <= now || !isAtHome(member)) return 0;
  return aid.ships * SHIELD_POINTS_A_SHIP;
}

const isAtHome = (member: Pick<Member, "status" | "standing"> | undefined) =>
  member?.status === "active" && member.standing !== "visitor";
