import { z } from "zod";
import { access } from "../platform/access.ts";
import { mutation } from "../platform/callable.ts";
import { credits, regionId } from "../platform/fields.ts";
import { requireCleared } from "../ships/customs/uncleared.ts";
import { actingPilot, ownPilotPaths } from "../ships/pilots/actingPilot.ts";
import { requireNotPursued } from "../ships/pilots/fights.ts";
import { requireInSpace } from "../ships/pilots/pilot.ts";
import { placeField } from "../ships/schema.ts";
import { requireBerthAt } from "./berths.ts";
import { prepareRent } from "./outposts/prepareRent.ts";
import { siteHere } from "./sites.ts";

export const landShip = mutation({
  summary:
    "Lands at an own colony on the planet of the pilot's sector, or at the own outpost there, which takes two ships and whose rent is paid with it.",
  access: access.player,
  input: z.strictObject({ regionId, at: z.enum(["colony", "outpost"]) }),
  output: z.strictObject({ place: placeField, rentCredits: credits }),
  loads: ownPilotPaths,
  async handle(context, { regionId, at }) {
    const { pilot, stage } = await actingPilot(context, regionId);
    requireInSpace(pilot);
    requireCleared(pilot);
    requireNotPursued(pilot, context.now);
    siteHere(pilot, at);
    if (at === "outpost") await requireBerthAt(context.tx, pilot);
    const rent = at === "outpost" ? await prepareRent(context, pilot) : null;

    const berth = at === "outpost" ? ("outpost" as const) : ("planet" as const);
    const place = { ...pilot.place, berth };
    stage({ ...(rent?.pilot ?? pilot), place }, false);
    rent?.stage();
    return { place, rentCredits: rent?.rentCredits ?? 0 };
  },
});
