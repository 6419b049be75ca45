import { z } from "zod";
import { sectors } from "../../galaxy/documents.ts";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { credits, documentId, regionId } from "../../platform/fields.ts";
import { stageAccount } from "../../platform/ledger/stageTransfers.ts";
import { newId } from "../../platform/random.ts";
import { readConfiguration } from "../../regions/configuration/storedConfiguration.ts";
import { readRegion } from "../../regions/readRegion.ts";
import { requireAllowed } from "../../regions/status/capabilities.ts";
import { prepareParking } from "../dormancy/park.ts";
import { fleetOf, requireBerth } from "../fleet.ts";
import { holdOf } from "../hold.ts";
import { newShip } from "../newShip.ts";
import { PAYMENTS, preparePayment } from "../pay.ts";
import { actingPilot, ownPilotPaths } from "../pilots/actingPilot.ts";
import { requireDocked } from "../pilots/pilot.ts";
import { requireYard } from "../port.ts";
import { shipClassField, ships } from "../schema.ts";
import { shipName } from "../shipName.ts";
import { paidFrom } from "../visits/purse.ts";
import { priceOf } from "./prices.ts";

export const buyShip = mutation({
  summary: "Buys a ship at the yard of the port where the pilot is docked; it waits there in its berth.",
  access: access.player,
  input: z.strictObject({ regionId, class: shipClassField, name: shipName }),
  output: z.strictObject({ shipId: documentId, priceCredits: credits }),
  loads: ownPilotPaths,
  async handle(context, { regionId, class: shipClass, name }) {
    const { caller, reads, tx, now } = context;
    const priceCredits = priceOf(shipClass);
    const { pilot, stage } = await actingPilot(context, regionId);
    requireDocked(pilot);
    requireYard((await reads.get(sectors, pilot.place))!);
    const region = await readRegion(reads, regionId);
    requireAllowed(region, "trade");
    const { gameplay } = await readConfiguration(reads, region);
    requireBerth(await fleetOf(tx, caller.uid), pilot, gameplay.shipsPerPlayer);
    const after = paidFrom(pilot, priceCredits);
    const park = await prepareParking(context, pilot);
    const pay = await preparePayment(context, PAYMENTS.shipPurchase, priceCredits);

    const shipId = newId();
    const bought = newShip(shipClass, { ownerUid: caller.uid, name, granted: false }, now);
    const ship = { ...bought, place: pilot.place };
    tx.create(ships.ref({ shipId }), ship);
    stageAccount(tx, holdOf(shipId, ship));
    park(tx);
    stage(after, false);
    pay();
    return { shipId, priceCredits };
  },
});
