import { after, HOUR_MS } from "../../platform/duration.ts";
import { GameError } from "../../platform/errors.ts";
import type { Place } from "../schema.ts";
import type { PlayerGate } from "./schema.ts";

/** Until a gate opens that has been raised, and until a new toll or a closing takes effect. */
const NOTICE_MS = 24 * HOUR_MS;

export const HIGHEST_TOLL_CREDITS = 500;
export const MOST_GATES_OF_A_PLAYER = 3;
export const MOST_GATES_OF_A_REGION = 5;

export const opensAtOf = (raisedAt: Date): Date => after(raisedAt, NOTICE_MS);

/** Whether it stands: also before it opens, and until it closes. */
export const isStanding = ({ closesAt }: Pick<PlayerGate, "closesAt">, now: Date): boolean =>
  closesAt === null || now < closesAt;

/** Whether it can be passed. */
export const isOpen = ({ opensAt, closesAt }: Pick<PlayerGate, "opensAt" | "closesAt">, now: Date): boolean =>
  now >= opensAt && isStanding({ closesAt }, now);

/** @throws GameError `GATE_CLOSED` where it is not open, saying when it opens. */
export function requireOpen(gate: Pick<PlayerGate, "opensAt" | "closesAt">, gateId: string, now: Date): void {
  if (isOpen(gate, now)) return;
  if (!isStanding(gate, now)) throw new GameError("GATE_CLOSED", "The gate is closed.", { gateId });
  const { opensAt } = gate;
  throw new GameError("GATE_CLOSED", `The gate opens at ${opensAt.toISOString()}.`, {
    gateId,
    opensAt: opensAt.toISOString(),
  });
}

type Tolled = Pick<PlayerGate, "tollCredits" | "nextToll">;

/** The toll that the gate asks at an instant. */
export const tollAt = ({ tollCredits, nextToll }: Tolled, now: Date): number =>
  nextToll !== null && nextToll.from <= now ? nextToll.tollCredits : tollCredits;

/** What it asks of this player: owners pass free. */
export const tollFor = (gate: Tolled & Pick<PlayerGate, "ownerUid">, uid: string, now: Date): number =>
  gate.ownerUid === uid ? 0 : tollAt(gate, now);

/** The gate with a toll that will be asked; one that was to come before it never is. */
export const withToll = (gate: PlayerGate, tollCredits: number, now: Date): PlayerGate => ({
  ...gate,
  tollCredits: tollAt(gate, now),
  nextToll: { tollCredits, from: after(now, NOTICE_MS) },
});

/** When a gate closes that is given up now. Who gives it up twice does not lengthen it. */
export const closingOf = ({ closesAt }: Pick<PlayerGate, "closesAt">, now: Date): Date =>
  closesAt ?? after(now, NOTICE_MS);

/**
 * Where the gate leads from a place.
 * @throws GameError `NOT_AT_GATE` where it stands elsewhere, or leads to another region than is said.
 */
export function farSideOf(
  { regionIds, sectorNumbers }: Pick<PlayerGate, "regionIds" | "sectorNumbers">,
  gateId: string,
  from: Pick<Place, "regionId" | "sectorNumber">,
  toRegionId: string,
): number {
  const near = regionIds.findIndex(
    (regionId, side) => regionId === from.regionId && sectorNumbers[side] === from.sectorNumber,
  );
  const far = 1 - near;
  if (near !== -1 && regionIds[far] === toRegionId) return sectorNumbers[far]!;
  throw new GameError(
    "NOT_AT_GATE",
    `The gate joins sector ${sectorNumbers[0]} of ${regionIds[0]} and sector ${sectorNumbers[1]} of ${regionIds[1]}.`,
    { gateId, sectorNumber: from.sectorNumber },
  );
}

/** @throws GameError `TOO_MANY_GATES` where the player, or one of the two regions, has as many as there may be. */
export function requirePlaceForGate(standing: {
  readonly own: number;
  readonly byRegion: Readonly<Record<string, number>>;
}): void {
  if (standing.own >= MOST_GATES_OF_A_PLAYER)
    throw new GameError("TOO_MANY_GATES", `A player has ${MOST_GATES_OF_A_PLAYER} gates at most.`, {
      most: MOST_GATES_OF_A_PLAYER,
    });
  for (const [regionId, count] of Object.entries(standing.byRegion))
    if (count >= MOST_GATES_OF_A_REGION)
      throw new GameError("TOO_MANY_GATES", `${regionId} has ${MOST_GATES_OF_A_REGION} gates at most.`, {
        regionId,
        most: MOST_GATES_OF_A_REGION,
      });
}
