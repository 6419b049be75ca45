import type { Sector } from "../galaxy/schema.ts";
import { after, DAY_MS } from "../platform/duration.ts";
import { GameError } from "../platform/errors.ts";
import type { Pilot, Ship } from "./schema.ts";

/** @throws GameError `NO_SCOUT_DUE`, which says what is missing and when it may be had. */
export function requireScoutDue(
  { shipClass, scoutClaimedAt }: Pilot,
  fleet: readonly Pick<Ship, "class">[],
  { number, cluster }: Pick<Sector, "number" | "cluster">,
  now: Date,
): void {
  if (cluster !== "federation")
    throw new GameError("NO_SCOUT_DUE", "Scouts are given at the ports of federation space.", {
      sectorNumber: number,
    });
  if (shipClass !== "escape_pod" || fleet.some((ship) => ship.class !== "escape_pod"))
    throw new GameError("NO_SCOUT_DUE", "A scout is given to who has nothing but a pod.", {});
  const dueAt = scoutClaimedAt === null ? now : after(scoutClaimedAt, DAY_MS);
  if (dueAt > now)
    throw new GameError("NO_SCOUT_DUE", `The next scout is given at ${dueAt.toISOString()}.`, {
      dueAt: dueAt.toISOString(),
    });
}
