import { z } from "zod";
import { regionGraph } from "../galaxy/routes/regionGraph.ts";
import { access } from "../platform/access.ts";
import { mutation } from "../platform/callable.ts";
import { regionId, sectorNumber } from "../platform/fields.ts";
import { entersSafety, flightOf, MOST_SECTORS } from "./flight.ts";
import { leavingPilot, ownPilotPaths } from "./pilots/actingPilot.ts";
import { requireNotPursued } from "./pilots/fights.ts";
import { placeField, tenths } from "./schema.ts";

/** Reads no region: leaving goes on whatever its status is. */
export const fly = mutation({
  summary:
    "Flies the piloted ship from sector to sector along warps: all of the flight, or nothing. Who is docked leaves the berth.",
  access: access.player,
  input: z.strictObject({
    regionId,
    /** Without the sector where the flight begins. */
    sectors: z.array(sectorNumber).min(1).max(MOST_SECTORS),
  }),
  output: z.strictObject({ place: placeField, spentTenths: tenths, turnsTenths: tenths }),
  loads: ownPilotPaths,
  async handle(context, { regionId, sectors }) {
    const { pilot, stage } = await leavingPilot(context, regionId);
    const graph = await regionGraph(regionId);
    const hasWarp = (from: number, to: number) => graph.hasDirectedEdge(`${from}`, `${to}`);
    const flown = flightOf(pilot, hasWarp, sectors, context.now);
    const isOpen = (sectorNumber: number) => graph.getNodeAttribute(`${sectorNumber}`, "combatAllowed");
    if (entersSafety(pilot, isOpen, sectors)) requireNotPursued(pilot, context.now);

    const { place, turns } = flown.pilot;
    stage(flown.pilot, isOpen(place.sectorNumber));
    return { place, spentTenths: flown.spentTenths, turnsTenths: turns.amount };
  },
});
