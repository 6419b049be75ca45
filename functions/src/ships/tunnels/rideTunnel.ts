import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { documentId, regionId } from "../../platform/fields.ts";
import { TUNNEL_TENTHS } from "../passages/passage.ts";
import { actingPilot, ownPilotPaths } from "../pilots/actingPilot.ts";
import { requireNotPursued } from "../pilots/fights.ts";
import { requireInSpace, turnsAfter } from "../pilots/pilot.ts";
import { placeField, tenths } from "../schema.ts";
import { farEndOf, ownMap } from "./ownMap.ts";

/** Nobody comes into a region by it, so it is no passage. */
export const rideTunnel = mutation({
  summary:
    "Passes a known tunnel from frontier to frontier of one region, at once and for 15 turns; `ships/bookPassage` passes one to another region.",
  access: access.player,
  input: z.strictObject({ regionId, tunnelId: documentId }),
  output: z.strictObject({ place: placeField, spentTenths: tenths, turnsTenths: tenths }),
  loads: ownPilotPaths,
  async handle(context, { regionId, tunnelId }) {
    const { caller, reads, now } = context;
    const { pilot, stage } = await actingPilot(context, regionId);
    requireInSpace(pilot);
    requireNotPursued(pilot, now);
    const sectorNumber = farEndOf(await ownMap(reads, caller.uid, tunnelId, now), pilot.place, regionId);
    const turns = turnsAfter(pilot, TUNNEL_TENTHS, now);

    const place = { ...pilot.place, sectorNumber };
    stage({ ...pilot, place, arrivedAt: now, turns }, true);
    return { place, spentTenths: TUNNEL_TENTHS, turnsTenths: turns.amount };
  },
});
