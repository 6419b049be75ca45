import type { WarpGraph } from "../galaxy/routes/route.ts";
import type { Sector } from "../galaxy/schema.ts";
import { GameError } from "../platform/errors.ts";
import type { Beside, Region } from "../regions/schema.ts";
import { allows } from "../regions/status/capabilities.ts";

/** @throws GameError `NO_PORT` */
export function requirePort(graph: WarpGraph, sectorNumber: number): void {
  if (graph.getNodeAttribute(`${sectorNumber}`, "hasPort")) return;
  throw new GameError("NO_PORT", `Sector ${sectorNumber} has no port.`, { sectorNumber });
}

/** Ships are built and taken back at starports, and at every port of the explorer guild. @throws GameError `NO_YARD` */
export function requireYard({ number, port, district }: Pick<Sector, "number" | "port" | "district">): void {
  if (port !== null && (port.class === "starport" || district === "explorer_guild")) return;
  throw new GameError("NO_YARD", `The port of sector ${number} has no shipyard.`, { sectorNumber: number });
}

/** The guild builds at each of its ports. @throws GameError `NO_YARD` */
export function requireGuildYard({
  number,
  port,
  district,
}: Pick<Sector, "number" | "port" | "district">): void {
  if (port !== null && district === "explorer_guild") return;
  throw new GameError("NO_YARD", `The port of sector ${number} is none of the explorer guild's.`, {
    sectorNumber: number,
  });
}

/** What docking costs: the region's fee, and nothing where the region may levy nothing or an event waives it. */
export function dockingFeeCredits(
  region: Pick<Region, "status">,
  { dockingWaiver }: Pick<Beside, "dockingWaiver">,
  configuredCredits: number,
  now: Date,
): number {
  const isWaived = dockingWaiver !== null && dockingWaiver.from <= now && now < dockingWaiver.until;
  return allows(region, "tax") && !isWaived ? configuredCredits : 0;
}
