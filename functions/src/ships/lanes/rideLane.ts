import { z } from "zod";
import { RIDE_TENTHS, rideFareCredits } from "../../galaxy/routes/fares.ts";
import { regionGraph } from "../../galaxy/routes/regionGraph.ts";
import { straightUnits } from "../../galaxy/routes/route.ts";
import { FIRST_WORLD } from "../../galaxy/world.ts";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { GameError } from "../../platform/errors.ts";
import { credits, documentId } from "../../platform/fields.ts";
import { PAYMENTS, preparePayment } from "../pay.ts";
import { actingPilot, ownPilotPaths } from "../pilots/actingPilot.ts";
import { afterRide } from "../pilots/deeds.ts";
import { requireNotPursued } from "../pilots/fights.ts";
import { turnsAfter } from "../pilots/pilot.ts";
import { placeField, tenths } from "../schema.ts";
import { nexusSectorOf, requireAtGate } from "./gate.ts";

/** All rides take the same turns, any class of ship, and everybody may ride. */
export const rideLane = mutation({
  summary:
    "Rides on the Nexus' express lanes from the terminal or platform gate in the pilot's sector to any other, for three turns and a tenth of the gate's fee.",
  access: access.player,
  input: z.strictObject({ fromGateId: documentId, toGateId: documentId }),
  output: z.strictObject({
    place: placeField,
    fareCredits: credits,
    spentTenths: tenths,
    turnsTenths: tenths,
  }),
  loads: ownPilotPaths,
  async handle(context, { fromGateId, toGateId }) {
    const { reads, now } = context;
    const { nexusId } = FIRST_WORLD;
    const { pilot, stage } = await actingPilot(context, nexusId);
    requireNotPursued(pilot, now);
    const from = await nexusSectorOf(reads, fromGateId);
    const to = await nexusSectorOf(reads, toGateId);
    requireAtGate(pilot, fromGateId, from);
    if (from === to)
      throw new GameError("SAME_GATE", `Both gates are in sector ${to}.`, { sectorNumber: to });
    const turns = turnsAfter(pilot, RIDE_TENTHS, now);
    const graph = await regionGraph(nexusId);
    const fareCredits = rideFareCredits(straightUnits(graph, from, to));
    const pay = await preparePayment(context, PAYMENTS.laneFare, fareCredits);

    const place = { regionId: nexusId, sectorNumber: to, berth: "space" as const };
    const deeds = afterRide(pilot.deeds, place);
    stage(
      { ...pilot, place, arrivedAt: now, turns, deeds },
      graph.getNodeAttribute(`${to}`, "combatAllowed"),
    );
    pay();
    return { place, fareCredits, spentTenths: RIDE_TENTHS, turnsTenths: turns.amount };
  },
});
