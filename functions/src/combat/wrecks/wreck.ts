import type { Tx } from "../../platform/documents/tx.ts";
import { after, DAY_MS } from "../../platform/duration.ts";
import { derivedId } from "../../platform/random.ts";
import type { Fighter } from "../fighter.ts";
import { type Wreck, wrecks } from "../schema.ts";

/** How long a wreck lies. */
const LIES_MS = DAY_MS;

/** Of a ship that was destroyed. */
export const wreckIdOf = (shipId: string) => derivedId("wreck", shipId);

export const wreckLiesUntil = (now: Date) => after(now, LIES_MS);

/** Leaves a wreck where goods are left of a destroyed ship. */
export function stageWreck(
  tx: Tx,
  { pilot: { place, shipId } }: Pick<Fighter, "pilot">,
  goods: Wreck["goods"],
  now: Date,
): void {
  if (goods.length === 0) return;
  const { regionId, sectorNumber } = place;
  const wreckId = wreckIdOf(shipId);
  const liesUntil = wreckLiesUntil(now);
  tx.create(wrecks.ref({ regionId, wreckId }), { regionId, wreckId, sectorNumber, goods, liesUntil });
}
