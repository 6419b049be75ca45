import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { credits, documentId, regionId } from "../../platform/fields.ts";
import { players } from "../../players/schema.ts";
import { readRegion } from "../../regions/readRegion.ts";
import { requireAllowed } from "../../regions/status/capabilities.ts";
import { CLASSES } from "../classes.ts";
import { ownShip, requireHere } from "../fleet.ts";
import { classOf, serviceCredits } from "../passages/traveller.ts";
import { PAYMENTS, preparePayment } from "../pay.ts";
import { actingPilot, ownPilotPaths } from "../pilots/actingPilot.ts";
import { requireDocked } from "../pilots/pilot.ts";
import { ships } from "../schema.ts";
import { paidFrom } from "../visits/purse.ts";
import { repairCredits } from "./prices.ts";

export const repairShip = mutation({
  summary: "Makes the hull whole of the piloted ship, or of one in the same berth, for 5 credits a point.",
  access: access.player,
  input: z.strictObject({ regionId, shipId: documentId }),
  output: z.strictObject({ priceCredits: credits }),
  loads: ownPilotPaths,
  async handle(context, { regionId, shipId }) {
    const { caller, reads, tx, now } = context;
    const { pilot, stage } = await actingPilot(context, regionId);
    requireDocked(pilot);
    requireAllowed(await readRegion(reads, regionId), "trade");
    const ship = await ownShip(reads, shipId, caller.uid);
    requireHere(ship, pilot);
    const player = (await reads.get(players, { uid: caller.uid }))!;
    const priceCredits = serviceCredits(repairCredits(ship), regionId, classOf(player, now));
    const after = paidFrom(pilot, priceCredits);
    const pay = await preparePayment(context, PAYMENTS.shipRepair, priceCredits);

    tx.update(ships.ref({ shipId }), { hullPoints: CLASSES[ship.class].hullPoints });
    stage(after, false);
    pay();
    return { priceCredits };
  },
});
