import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { documentId, regionId } from "../../platform/fields.ts";
import { prepareParking } from "../dormancy/park.ts";
import { ownShip, requireHere, requireLeft } from "../fleet.ts";
import { requireEmptyHold, stageScrapping } from "../hold.ts";
import { actingPilot, ownPilotPaths } from "../pilots/actingPilot.ts";
import { requireBerthed } from "../pilots/pilot.ts";
import { shipClassField, ships } from "../schema.ts";

export const boardShip = mutation({
  summary:
    "Boards another own ship in the same berth; the one that was piloted stays there, and an empty pod is given up.",
  access: access.player,
  input: z.strictObject({ regionId, shipId: documentId }),
  output: z.strictObject({ shipId: documentId, shipClass: shipClassField, formerShipId: documentId }),
  loads: ownPilotPaths,
  async handle(context, { regionId, shipId }) {
    const { caller, reads, tx } = context;
    const { pilot, stage } = await actingPilot(context, regionId);
    requireBerthed(pilot);
    const ship = await ownShip(reads, shipId, caller.uid);
    requireLeft(ship);
    requireHere(ship, pilot);
    const formerShipId = pilot.shipId;
    const isPod = pilot.shipClass === "escape_pod";
    if (isPod) await requireEmptyHold(reads, formerShipId);
    else await ownShip(reads, formerShipId, caller.uid);
    const park = isPod ? () => {} : await prepareParking(context, pilot);

    tx.update(ships.ref({ shipId }), { place: null });
    if (isPod) stageScrapping(tx, formerShipId);
    else tx.update(ships.ref({ shipId: formerShipId }), { place: pilot.place });
    park(tx);
    stage({ ...pilot, shipId, shipClass: ship.class }, false);
    return { shipId, shipClass: ship.class, formerShipId };
  },
});
