import type { Query } from "firebase-admin/firestore";
import type { Tx } from "../../platform/documents/tx.ts";
import { GameError } from "../../platform/errors.ts";
import { treaties } from "./schema.ts";
import { MAX_IN_FORCE_PER_TYPE, type Treaty, type TreatyType } from "./treaty.ts";

/** A region's treaties of a type that hold at an instant: at most `MAX_IN_FORCE_PER_TYPE`, each one read. */
export function treatiesInForce(regionId: string, type: TreatyType, now: Date): Query<Treaty> {
  return treaties
    .collection({})
    .where("regionIds", "array-contains", regionId)
    .where("type", "==", type)
    .where("agreement.endsAt", ">", now)
    .limit(MAX_IN_FORCE_PER_TYPE);
}

/** The side that has as many treaties of this type in force as it may, or undefined. Two reads. */
export async function fullSide(
  tx: Tx,
  { regionIds, type }: Pick<Treaty, "regionIds" | "type">,
  now: Date,
): Promise<string | undefined> {
  for (const regionId of regionIds) {
    const { count } = (await tx.get(treatiesInForce(regionId, type, now).count())).data();
    if (count >= MAX_IN_FORCE_PER_TYPE) return regionId;
  }
  return undefined;
}

/** What is said where a side has no room for one more. */
export function fullSentence(regionId: string, type: TreatyType): string {
  return `The region ${regionId} has ${MAX_IN_FORCE_PER_TYPE} treaties of the type ${type} in force, as many as it may.`;
}

/** @throws GameError `TREATY_LIMIT`. */
export async function requireRoom(
  tx: Tx,
  treaty: Pick<Treaty, "regionIds" | "type">,
  now: Date,
): Promise<void> {
  const regionId = await fullSide(tx, treaty, now);
  if (regionId === undefined) return;
  throw new GameError("TREATY_LIMIT", fullSentence(regionId, treaty.type), {
    regionId,
    maximum: MAX_IN_FORCE_PER_TYPE,
  });
}
