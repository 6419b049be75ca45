import { z } from "zod";
import { regionGraph } from "../galaxy/routes/regionGraph.ts";
import { access } from "../platform/access.ts";
import { mutation } from "../platform/callable.ts";
import { regionId } from "../platform/fields.ts";
import { leavingPilot, ownPilotPaths } from "./pilots/actingPilot.ts";
import { requireBerthed } from "./pilots/pilot.ts";
import { placeField } from "./schema.ts";

export const undock = mutation({
  summary: "Leaves the port's berth for the space of the same sector; a flight or a ride does so by itself.",
  access: access.player,
  input: z.strictObject({ regionId }),
  output: z.strictObject({ place: placeField }),
  loads: ownPilotPaths,
  async handle(context, { regionId }) {
    const { pilot, stage } = await leavingPilot(context, regionId);
    requireBerthed(pilot);
    const place = { ...pilot.place, berth: "space" as const };
    const graph = await regionGraph(regionId);

    stage({ ...pilot, place }, graph.getNodeAttribute(`${place.sectorNumber}`, "combatAllowed"));
    return { place };
  },
});
