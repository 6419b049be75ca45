import type { ShipClass } from "../../../functions/src/galaxy/routes/speed.ts";
import { accrualOf } from "../../../functions/src/platform/accrual.ts";
import { NOT_EVACUATED } from "../../../functions/src/ships/evacuations/evacuation.ts";
import { UNINSURED } from "../../../functions/src/ships/insurance/insurance.ts";
import { NO_DEEDS } from "../../../functions/src/ships/pilots/deeds.ts";
import { NO_FIGHTS } from "../../../functions/src/ships/pilots/fights.ts";
import type { Pilot } from "../../../functions/src/ships/schema.ts";

export const NOW = new Date("2102-01-01T00:00:00Z");
export const later = (ms: number) => new Date(NOW.getTime() + ms);

/** A pilot in space, in sector 1 of `lyra`, with 100 turns. */
export function pilotWith(facts: Partial<Pilot> & { readonly tenths?: number } = {}): Pilot {
  const { tenths = 1_000, ...given } = facts;
  const shipClass: ShipClass = "scout";
  return {
    uid: "vera",
    name: "Vera",
    place: { regionId: "lyra", sectorNumber: 1, berth: "space" },
    arrivedAt: NOW,
    shipId: "ship",
    shipClass,
    turns: accrualOf(tenths, NOW),
    scoutClaimedAt: null,
    passageId: null,
    visits: null,
    visit: null,
    purse: null,
    leftHome: null,
    uncleared: null,
    jumpedAt: null,
    fights: NO_FIGHTS,
    insurance: UNINSURED,
    evacuation: NOT_EVACUATED,
    deeds: NO_DEEDS,
    sites: [],
    lastActedAt: NOW,
    idleOn: "2102-01-08",
    ...given,
  };
}

/** What the decision is refused with. */
export function refusalOf(decide: () => unknown): { reason: string; metadata: unknown } {
  try {
    decide();
  } catch (error) {
    return error as { reason: string; metadata: unknown };
  }
  throw new Error("it was not refused");
}
