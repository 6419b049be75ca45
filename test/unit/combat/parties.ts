import type { Here, Party } from "../../../functions/src/combat/mayAttack.ts";
import { ZONES } from "../../../functions/src/galaxy/zones.ts";
import { DAY_MS } from "../../../functions/src/platform/duration.ts";
import { type Fights, NO_FIGHTS } from "../../../functions/src/ships/pilots/fights.ts";
import type { Pilot } from "../../../functions/src/ships/schema.ts";
import { later, pilotWith } from "../ships/pilots.ts";

export const PLACE = { regionId: "lyra", sectorNumber: 300, berth: "space" } as const;

export const zone = (id: string) => ZONES.find((zone) => zone.id === id)!;

/** The frontier of an active region that allows what can be allowed. */
export const HERE: Here = {
  region: { regionId: "lyra", status: "active" },
  gameplay: { pvpEnabled: true, pvpBorder: true, newcomerProtectionHours: 72 },
  zone: zone("frontier"),
  forbiddenUntil: null,
};

/** Somebody in the space of the sector who registered ten days ago. */
export function party(
  uid: string,
  facts: Partial<Omit<Pilot, "fights">> & {
    readonly fights?: Partial<Fights>;
    readonly registeredAt?: Date;
  } = {},
): Party {
  const { fights = {}, registeredAt = later(-10 * DAY_MS), ...pilot } = facts;
  return {
    pilot: pilotWith({ uid, place: PLACE, ...pilot, fights: { ...NO_FIGHTS, ...fights } }),
    player: { registeredAt },
  };
}
