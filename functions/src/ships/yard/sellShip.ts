import { z } from "zod";
import { sectors } from "../../galaxy/documents.ts";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { credits, documentId, regionId } from "../../platform/fields.ts";
import { readRegion } from "../../regions/readRegion.ts";
import { requireAllowed } from "../../regions/status/capabilities.ts";
import { ownShip, requireFree, requireHere, requireLeft } from "../fleet.ts";
import { requireEmptyHold, stageScrapping } from "../hold.ts";
import { PAYMENTS, preparePayment } from "../pay.ts";
import { actingPilot, ownPilotPaths } from "../pilots/actingPilot.ts";
import { requireDocked } from "../pilots/pilot.ts";
import { requireYard } from "../port.ts";
import { paidFrom } from "../visits/purse.ts";
import { priceOf } from "./prices.ts";

export const sellShip = mutation({
  summary:
    "Sells an empty ship in the same berth to the yard, for half of its list price; a granted one for nothing.",
  access: access.player,
  input: z.strictObject({ regionId, shipId: documentId }),
  output: z.strictObject({ paidCredits: credits }),
  loads: ownPilotPaths,
  async handle(context, { regionId, shipId }) {
    const { caller, reads, tx } = context;
    const { pilot, stage } = await actingPilot(context, regionId);
    requireDocked(pilot);
    requireYard((await reads.get(sectors, pilot.place))!);
    requireAllowed(await readRegion(reads, regionId), "trade");
    const ship = await ownShip(reads, shipId, caller.uid);
    priceOf(ship.class);
    requireLeft(ship);
    requireFree(ship);
    requireHere(ship, pilot);
    await requireEmptyHold(reads, shipId);
    const after = paidFrom(pilot, -ship.resaleCredits);
    const pay = await preparePayment(context, PAYMENTS.shipSale, -ship.resaleCredits);

    stageScrapping(tx, shipId);
    stage(after, false);
    pay();
    return { paidCredits: ship.resaleCredits };
  },
});
