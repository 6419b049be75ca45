import { z } from "zod";
import { sectors } from "../galaxy/documents.ts";
import { access } from "../platform/access.ts";
import { mutation } from "../platform/callable.ts";
import { documentId, regionId } from "../platform/fields.ts";
import { stageAccount } from "../platform/ledger/stageTransfers.ts";
import { newId } from "../platform/random.ts";
import { prepareParking } from "./dormancy/park.ts";
import { fleetOf } from "./fleet.ts";
import { holdOf } from "./hold.ts";
import { newShip } from "./newShip.ts";
import { actingPilot, ownPilotPaths } from "./pilots/actingPilot.ts";
import { requireDocked } from "./pilots/pilot.ts";
import { ships } from "./schema.ts";
import { requireScoutDue } from "./scout.ts";

export const claimScout = mutation({
  summary:
    "Gives a scout to who has nothing but a pod, at a federation port, once in 24 hours; it waits in its berth.",
  access: access.player,
  input: z.strictObject({ regionId }),
  output: z.strictObject({ shipId: documentId }),
  loads: ownPilotPaths,
  async handle(context, { regionId }) {
    const { caller, reads, tx, now } = context;
    const { pilot, stage } = await actingPilot(context, regionId);
    requireDocked(pilot);
    const sector = (await reads.get(sectors, pilot.place))!;
    requireScoutDue(pilot, await fleetOf(tx, caller.uid), sector, now);
    const park = await prepareParking(context, pilot);

    const shipId = newId();
    const granted = newShip("scout", { ownerUid: caller.uid, name: "Second Chance", granted: true }, now);
    tx.create(ships.ref({ shipId }), { ...granted, place: pilot.place });
    stageAccount(tx, holdOf(shipId, granted));
    park(tx);
    stage({ ...pilot, scoutClaimedAt: now }, false);
    return { shipId };
  },
});
