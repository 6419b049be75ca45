import { GameError } from "../../platform/errors.ts";
import type { Reads } from "../../platform/store.ts";
import { type Construction, constructions } from "./schema.ts";

/** What the guild builds for the player. @throws GameError `CONSTRUCTION_UNKNOWN` where that is nothing, or something else. */
export async function ownConstruction(
  reads: Reads,
  uid: string,
  kind?: Construction["kind"],
): Promise<Construction> {
  const construction = await reads.get(constructions, { uid });
  if (construction !== undefined && (kind === undefined || construction.kind === kind)) return construction;
  throw new GameError("CONSTRUCTION_UNKNOWN", `The guild builds no ${kind ?? "jumper or gate"} for you.`, {});
}
