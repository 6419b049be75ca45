import { z } from "zod";
import { sectors } from "../../galaxy/documents.ts";
import { FIRST_WORLD } from "../../galaxy/world.ts";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { documentId } from "../../platform/fields.ts";
import { prepareTransfers } from "../../platform/ledger/prepareTransfers.ts";
import { stageAccount, stageTransfers } from "../../platform/ledger/stageTransfers.ts";
import { newId } from "../../platform/random.ts";
import { players } from "../../players/schema.ts";
import { readConfiguration } from "../../regions/configuration/storedConfiguration.ts";
import { readRegion } from "../../regions/readRegion.ts";
import { accountOf, partsUsed } from "../constructions/account.ts";
import { ownConstruction } from "../constructions/ownConstruction.ts";
import { requireReady } from "../constructions/parts.ts";
import { constructions } from "../constructions/schema.ts";
import { fleetOf, requireBerth } from "../fleet.ts";
import { holdOf } from "../hold.ts";
import { newShip } from "../newShip.ts";
import { actingPilot, ownPilotPaths } from "../pilots/actingPilot.ts";
import { requireDocked } from "../pilots/pilot.ts";
import { requireGuildYard } from "../port.ts";
import { ships } from "../schema.ts";
import { shipName } from "../shipName.ts";

/** Nothing else finishes it: that it is done follows from the parts and the time. */
export const launchJumper = mutation({
  summary:
    "Takes over the warp jumper that the explorer guild has built, at the yard of the guild where the pilot is docked; it waits there in its berth.",
  access: access.player,
  input: z.strictObject({ name: shipName }),
  output: z.strictObject({ shipId: documentId }),
  loads: ownPilotPaths,
  async handle(context, { name }) {
    const { caller, reads, tx, now } = context;
    const { uid } = caller;
    const { nexusId } = FIRST_WORLD;
    const { pilot, stage } = await actingPilot(context, nexusId);
    requireDocked(pilot);
    requireGuildYard((await reads.get(sectors, pilot.place))!);
    const construction = await ownConstruction(reads, uid, "jumper");
    requireReady(construction, now);
    const { gameplay } = await readConfiguration(reads, await readRegion(reads, nexusId));
    requireBerth(await fleetOf(tx, uid), pilot, gameplay.shipsPerPlayer);
    const player = (await reads.get(players, { uid }))!;
    const used = await prepareTransfers(reads, [partsUsed(player, construction, "platform:yards")]);

    const shipId = newId();
    const built = newShip("warp_jumper", { ownerUid: uid, name, granted: false }, now);
    tx.create(ships.ref({ shipId }), { ...built, place: pilot.place });
    stageAccount(tx, holdOf(shipId, built));
    tx.delete(constructions.ref({ uid }));
    stageTransfers(tx, used, now, [accountOf(construction)]);
    stage(pilot, false);
    return { shipId };
  },
});
