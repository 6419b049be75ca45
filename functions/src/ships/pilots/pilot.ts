import type { ShipClass } from "../../galaxy/routes/speed.ts";
import { type Accrual, type AccrualRate, accrualOf, accrued, reduced } from "../../platform/accrual.ts";
import { after, DAY_MS, SECOND_MS } from "../../platform/duration.ts";
import { GameError } from "../../platform/errors.ts";
import { dayOf } from "../../platform/ledger/day.ts";
import { bucketOf } from "../../platform/random.ts";
import { NOT_EVACUATED } from "../evacuations/evacuation.ts";
import { UNINSURED } from "../insurance/insurance.ts";
import { newShip } from "../newShip.ts";
import type { Pilot, Place, Presence, Ship } from "../schema.ts";
import { NO_DEEDS } from "./deeds.ts";
import { NO_FIGHTS } from "./fights.ts";

/** A tenth of a turn each 30 seconds, 288 turns a day, up to a day's. */
export const TURNS_RATE: AccrualRate = { units: 1, periodMs: 30 * SECOND_MS, cap: 2_880 };

const FEDERATION_SECTORS = 7;
const IDLE_DAYS = 7;

/** Who flies for the first time, with what the region gives newcomers. */
export interface Newcomer {
  readonly uid: string;
  readonly name: string;
  readonly regionId: string;
  readonly startingShip: ShipClass;
  readonly startingTurns: number;
}

/** The pilot and the granted ship of somebody new, docked in one of the federation sectors 1 to 7, which all have a port. */
export function newPilot(newcomer: Newcomer, shipId: string, now: Date): { pilot: Pilot; ship: Ship } {
  const { uid, name, regionId, startingShip, startingTurns } = newcomer;
  const place: Place = { regionId, sectorNumber: 1 + bucketOf(uid, FEDERATION_SECTORS), berth: "port" };
  const pilot: Pilot = acted(
    {
      uid,
      name,
      place,
      arrivedAt: now,
      shipId,
      shipClass: startingShip,
      turns: accrualOf(10 * startingTurns, now),
      scoutClaimedAt: null,
      passageId: null,
      visits: null,
      visit: null,
      purse: null,
      leftHome: null,
      uncleared: null,
      jumpedAt: null,
      fights: NO_FIGHTS,
      deeds: NO_DEEDS,
      insurance: UNINSURED,
      evacuation: NOT_EVACUATED,
      sites: [],
      lastActedAt: now,
      idleOn: null,
    },
    now,
  );
  return { pilot, ship: newShip(startingShip, { ownerUid: uid, name: "First Light", granted: true }, now) };
}

/** The pilot after any act: for seven days more the others see that somebody is there, who waits for no evacuation any more. */
export function acted(pilot: Pilot, now: Date): Pilot {
  const evacuation = { ...pilot.evacuation, askedAt: null };
  return { ...pilot, evacuation, lastActedAt: now, idleOn: dayOf(after(now, IDLE_DAYS * DAY_MS)) };
}

/**
 * @throws GameError `IN_PASSAGE` while the pilot is in no place, or `PLACE_CHANGED` with the true place where the pilot is not
 * in the region that the call names.
 */
export function requireIn({ place, passageId }: Pilot, regionId: string): void {
  if (passageId !== null)
    throw new GameError("IN_PASSAGE", "You are in passage: ship and cargo stay as they are.", { passageId });
  if (place.regionId === regionId) return;
  throw new GameError(
    "PLACE_CHANGED",
    `You are not in ${regionId} but in sector ${place.sectorNumber} of ${place.regionId}.`,
    { ...place },
  );
}

/** What is left of the pilot's turns. @throws GameError `TURNS_SHORT` */
export function turnsAfter({ turns }: Pick<Pilot, "turns">, spentTenths: number, now: Date): Accrual {
  const held = accrued(turns, TURNS_RATE, now);
  if (held.amount >= spentTenths) return reduced(held, spentTenths);
  throw new GameError("TURNS_SHORT", `It takes ${spentTenths} tenths of a turn; ${held.amount} are there.`, {
    neededTenths: spentTenths,
    heldTenths: held.amount,
  });
}

/** @throws GameError `NOT_DOCKED` */
export function requireDocked({ place }: Pick<Pilot, "place">): void {
  if (place.berth === "port") return;
  throw new GameError("NOT_DOCKED", "Dock at a port first.", { ...place });
}

/** At a port, or at an own colony or outpost. @throws GameError `NOT_DOCKED` */
export function requireBerthed({ place }: Pick<Pilot, "place">): void {
  if (place.berth !== "space") return;
  throw new GameError("NOT_DOCKED", "Dock at a port, or land at a colony or outpost of yours first.", {
    ...place,
  });
}

/** @throws GameError `DOCKED` */
export function requireInSpace({ place }: Pilot): void {
  if (place.berth === "space") return;
  throw new GameError("DOCKED", "The ship is in its berth: undock first.", { ...place });
}

/** What those in the same sector see. */
export function presenceOf(pilot: Pilot, combatAllowed: boolean): Presence {
  const { uid, name, shipClass, place, arrivedAt } = pilot;
  const docked = place.berth !== "space";
  const open = combatAllowed && !docked && shipClass !== "escape_pod";
  return { uid, name, shipClass, sectorNumber: place.sectorNumber, docked, open, since: arrivedAt };
}
