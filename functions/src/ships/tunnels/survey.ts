import { z } from "zod";
import { FIRST_WORLD } from "../../galaxy/world.ts";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { GameError } from "../../platform/errors.ts";
import { documentId, instant, regionId } from "../../platform/fields.ts";
import { actingPilot, ownPilotPaths } from "../pilots/actingPilot.ts";
import { requireInSpace, turnsAfter } from "../pilots/pilot.ts";
import { type Pilot, tenths } from "../schema.ts";
import { prepareFinding } from "./found.ts";
import { isFrontier } from "./mouths.ts";
import { endsField } from "./schema.ts";

const SURVEY_TENTHS = 30;

export const survey = mutation({
  summary:
    "Looks for the mouth of a natural tunnel in the pilot's frontier sector, for three turns. Who finds one has a map of it.",
  access: access.player,
  input: z.strictObject({ regionId }),
  output: z.strictObject({
    /** Null where there is none. */
    found: z.strictObject({ tunnelId: documentId, ends: endsField, closesAt: instant }).nullable(),
    spentTenths: tenths,
    turnsTenths: tenths,
  }),
  loads: ownPilotPaths,
  async handle(context, { regionId }) {
    const { pilot, stage } = await actingPilot(context, regionId);
    requireInSpace(pilot);
    requireFrontier(pilot);
    const turns = turnsAfter(pilot, SURVEY_TENTHS, context.now);
    const finding = await prepareFinding(context, pilot);

    stage({ ...pilot, turns }, true);
    finding?.stage();
    return { found: finding && said(finding.map), spentTenths: SURVEY_TENTHS, turnsTenths: turns.amount };
  },
});

const said = ({
  tunnelId,
  ends,
  closesAt,
}: NonNullable<Awaited<ReturnType<typeof prepareFinding>>>["map"]) => ({
  tunnelId,
  ends,
  closesAt: closesAt.toISOString(),
});

/** @throws GameError `NOT_FRONTIER` */
function requireFrontier({ place: { regionId, sectorNumber } }: Pick<Pilot, "place">): void {
  if (regionId !== FIRST_WORLD.nexusId && isFrontier(sectorNumber)) return;
  throw new GameError("NOT_FRONTIER", `Tunnels begin in the frontier; sector ${sectorNumber} is not there.`, {
    regionId,
    sectorNumber,
  });
}
