import { z } from "zod";
import { GameError } from "../../platform/errors.ts";
import { regionId } from "../../platform/fields.ts";
import { cargoField, type Goods } from "../cargo/goods.ts";
import type { Passage, Pilot } from "../schema.ts";

/** What has come into a region by tunnel, where nobody looked at it. */
export const unclearedField = z.strictObject({ regionId, goods: cargoField });

/** What is to be cleared once a passage has arrived. */
export const unclearedAfter = ({
  by,
  to,
  manifest,
}: Pick<Passage, "by" | "to" | "manifest">): Pilot["uncleared"] =>
  by === "tunnel" && manifest.length > 0 ? { regionId: to.regionId, goods: manifest } : null;

/** What of the hold customs look at: what came in so, as far as it is still aboard. */
export function unclearedIn(held: Goods, { uncleared }: Pick<Pilot, "uncleared">): Goods {
  const came = new Map(uncleared?.goods.map(({ commodity, units }) => [commodity, units]));
  return held
    .map(({ commodity, units }) => ({ commodity, units: Math.min(units, came.get(commodity) ?? 0) }))
    .filter(({ units }) => units > 0);
}

/** Whether customs are still to look at what is aboard. */
export const isUncleared = ({ uncleared, place }: Pick<Pilot, "uncleared" | "place">): boolean =>
  uncleared?.regionId === place.regionId;

/** @throws GameError `UNCLEARED` */
export function requireCleared(pilot: Pick<Pilot, "uncleared" | "place">): void {
  if (isUncleared(pilot))
    throw new GameError(
      "UNCLEARED",
      "You came by tunnel: dock at a port first, where customs clear your hold.",
      {},
    );
}
