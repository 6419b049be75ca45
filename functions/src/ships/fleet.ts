import type { Tx } from "../platform/documents/tx.ts";
import { GameError } from "../platform/errors.ts";
import type { Reads } from "../platform/store.ts";
import { type Pilot, type Place, type Ship, ships } from "./schema.ts";

/** Most ships that one player has in all regions together. */
export const MOST_SHIPS = 20;

/** All ships of a player, in the transaction: another one that is bought meanwhile makes it run again. */
export async function fleetOf(tx: Tx, ownerUid: string): Promise<Ship[]> {
  const found = await tx.get(ships.collection({}).where("ownerUid", "==", ownerUid));
  return found.docs.map((doc) => doc.data());
}

/**
 * Pods are no fleet: they are not counted. `fleet` holds the piloted ship, too.
 * @throws GameError `TOO_MANY_SHIPS`, naming which of the two bounds is reached.
 */
export function requireBerth(
  fleet: readonly Pick<Ship, "class" | "place">[],
  { place: { regionId } }: Pick<Pilot, "place">,
  shipsPerPlayer: number,
): void {
  const counted = fleet.filter((ship) => ship.class !== "escape_pod");
  const here = counted.filter(({ place }) => place === null || place.regionId === regionId);
  requireAnother(here.length, regionId, shipsPerPlayer);
  if (counted.length >= MOST_SHIPS)
    throw new GameError(
      "TOO_MANY_SHIPS",
      `A player has ${MOST_SHIPS} ships at most; you have ${counted.length}.`,
      {
        ships: counted.length,
        most: MOST_SHIPS,
      },
    );
}

/** Whether a region in which a player has so many ships takes another one in. @throws GameError `TOO_MANY_SHIPS` */
export function requireAnother(shipCount: number, regionId: string, shipsPerPlayer: number): void {
  if (shipCount < shipsPerPlayer) return;
  throw new GameError(
    "TOO_MANY_SHIPS",
    `The region ${regionId} allows ${shipsPerPlayer} ships a player; you have ${shipCount} there.`,
    { regionId, ships: shipCount, most: shipsPerPlayer },
  );
}

/** A ship of the caller's. @throws GameError `SHIP_UNKNOWN`, which tells nothing of another's ship. */
export async function ownShip(reads: Reads, shipId: string, uid: string): Promise<Ship> {
  const ship = await reads.get(ships, { shipId });
  if (ship?.ownerUid === uid) return ship;
  throw new GameError("SHIP_UNKNOWN", "You have no such ship.", { shipId });
}

/** @throws GameError `SHIP_PILOTED` for the ship that the pilot flies. */
export function requireLeft(ship: Ship): asserts ship is Ship & { readonly place: Place } {
  if (ship.place !== null) return;
  throw new GameError("SHIP_PILOTED", `You are aboard ${ship.name}: board another ship first.`);
}

/** @throws GameError `SHIP_PLEDGED` */
export function requireFree({ pledgedTo, name }: Pick<Ship, "pledgedTo" | "name">): void {
  if (pledgedTo === null) return;
  throw new GameError(
    "SHIP_PLEDGED",
    `The bank of ${pledgedTo} has a lien on ${name}: repay the loan first.`,
    {
      regionId: pledgedTo,
    },
  );
}

/** Whether the ship is where its pilot is: aboard, or in the same berth. @throws GameError `SHIP_ELSEWHERE`. */
export function requireHere({ place, name }: Ship, pilot: Pilot): void {
  if (place === null || isSamePlace(place, pilot.place)) return;
  throw new GameError("SHIP_ELSEWHERE", `${name} is in sector ${place.sectorNumber} of ${place.regionId}.`, {
    ...place,
  });
}

const isSamePlace = (one: Place, other: Place) =>
  one.regionId === other.regionId && one.sectorNumber === other.sectorNumber && one.berth === other.berth;
