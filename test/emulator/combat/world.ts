import type { ShipClass } from "../../../functions/src/galaxy/routes/speed.ts";
import { accrualOf } from "../../../functions/src/platform/accrual.ts";
import { after, DAY_MS } from "../../../functions/src/platform/duration.ts";
import type { Commodity } from "../../../functions/src/platform/goods.ts";
import { balanceId } from "../../../functions/src/platform/ledger/accounts.ts";
import { ledgerBalances } from "../../../functions/src/platform/ledger/schema.ts";
import { players } from "../../../functions/src/players/schema.ts";
import { CLASSES } from "../../../functions/src/ships/classes.ts";
import type { Fights } from "../../../functions/src/ships/pilots/fights.ts";
import { pilots, presence, ships } from "../../../functions/src/ships/schema.ts";
import { grant, openAccounts } from "../../support/ledger/ledger.ts";
import type { Actor } from "../regions/world.ts";
import { flyer, load, pilotOf } from "../ships/world.ts";

/** In the frontier. */
export const SECTOR = 300;

interface Facts {
  readonly shipClass?: ShipClass;
  readonly sectorNumber?: number;
  readonly credits?: number;
  readonly cargo?: Partial<Record<Commodity, number>>;
  readonly stance?: Fights["stance"];
  readonly hullPoints?: number;
  /** In days. */
  readonly playsFor?: number;
  readonly isMember?: boolean;
}

/** Somebody in the space of a frontier sector, in a ship that is whole, who fights. */
export async function fighterIn(
  regionId: string,
  facts: Facts = {},
): Promise<{ actor: Actor; shipId: string }> {
  const {
    shipClass = "fighter",
    sectorNumber = SECTOR,
    credits = 10_000,
    playsFor = 10,
    isMember = true,
  } = facts;
  const actor = await flyer(regionId);
  const { uid } = actor;
  await openAccounts({ accountId: `player:${uid}`, holderUid: uid });
  if (credits > 0) await grant(`player:${uid}`, credits);
  await players.ref({ uid }).update({ registeredAt: after(new Date(), -playsFor * DAY_MS) });
  if (isMember) await actor.call("membership/joinRegion", { regionId });
  const { shipId, fights } = await pilotOf(actor);
  const { hullPoints, shieldPoints, holdUnits } = CLASSES[shipClass];
  await ships.ref({ shipId }).update({
    class: shipClass,
    hullPoints: facts.hullPoints ?? hullPoints,
    shield: accrualOf(shieldPoints, new Date()),
  });
  await ledgerBalances
    .ref({ balanceId: balanceId(`hold:${shipId}`, 0) })
    .update({ capacityUnits: holdUnits });
  const place = { regionId, sectorNumber, berth: "space" as const };
  await pilots
    .ref({ uid })
    .update({ place, shipClass, fights: { ...fights, stance: facts.stance ?? "fight" } });
  await presence.ref({ regionId, uid }).update({ shipClass, sectorNumber, open: true });
  for (const [commodity, units] of Object.entries(facts.cargo ?? {}))
    await load(shipId, commodity as Commodity, units);
  return { actor, shipId };
}

export const attackOn = ({ uid }: Pick<Actor, "uid">, regionId: string, more: object = {}) => ({
  regionId,
  uid,
  ...more,
});

export interface FoughtSide {
  readonly end: string;
  readonly looted: { commodity: string; units: number }[];
  readonly wrecked: { commodity: string; units: number }[];
}

export interface Attacked {
  readonly engagementId: string;
  readonly roundsFought: number;
  readonly attacker: FoughtSide;
  readonly defender: FoughtSide;
  readonly taxCredits: number;
  readonly disreputePoints: number;
  readonly turnsTenths: number;
}
