import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { credits, documentId, integer, regionId } from "../../platform/fields.ts";
import { transferKindsOf } from "../../platform/ledger/kinds.ts";
import { prepareTransfers } from "../../platform/ledger/prepareTransfers.ts";
import { stageTransfers } from "../../platform/ledger/stageTransfers.ts";
import { derivedId } from "../../platform/random.ts";
import { players } from "../../players/schema.ts";
import { readRegion } from "../../regions/readRegion.ts";
import { requireAllowed } from "../../regions/status/capabilities.ts";
import { regionTimeMs } from "../../regions/status/holds.ts";
import { goodsMoved } from "../../ships/cargo/goods.ts";
import { holdId } from "../../ships/hold.ts";
import { ownPilotPaths } from "../../ships/pilots/actingPilot.ts";
import { ownPilot } from "../../ships/pilots/ownPilot.ts";
import { expansionOf, requireRoomAbove } from "../levels.ts";
import { ownColony, requireAwake, requireLandedAt } from "../ownColony.ts";
import { colonies as room } from "../room.ts";
import { colonies, levelField } from "../schema.ts";
import { treasuryPaid } from "../treasuryPaid.ts";
import { storeAt } from "../yield.ts";

export const expandColony = mutation({
  summary:
    "Takes a colony to its next level, for credits to the treasury and ore out of the hold of the ship that has landed there.",
  access: access.player,
  input: z.strictObject({ regionId, colonyId: documentId }),
  output: z.strictObject({ level: levelField, costCredits: credits, oreUnits: integer(0, 1_000) }),
  loads: ownPilotPaths,
  async handle({ caller: { uid }, reads, tx, now, intent }, { regionId, colonyId }) {
    const pilot = await ownPilot(reads, uid, regionId);
    const colony = await ownColony(reads, { regionId, colonyId }, uid);
    requireLandedAt(pilot, colony);
    requireAwake(colony);
    requireRoomAbove(colony.level);
    const region = await readRegion(reads, regionId);
    requireAllowed(region, "build");
    const { accountId } = (await reads.get(players, { uid }))!;
    const { costCredits, oreUnits } = expansionOf(colony.level);
    const ore = [{ commodity: "ore" as const, units: oreUnits }];
    const paid = await prepareTransfers(reads, [
      {
        transferId: derivedId("colonyExpansion", intent),
        kind: transferKindsOf(room).colonyExpansion,
        memo: `A level of a colony in ${regionId}`,
        details: JSON.stringify({ colonyId, level: colony.level + 1 }),
        changes: [
          ...goodsMoved(ore, holdId(pilot.shipId), "issuance"),
          ...treasuryPaid(accountId, regionId, costCredits),
        ],
      },
    ]);

    const level = colony.level + 1;
    const store = storeAt(colony, regionTimeMs(region, now));
    tx.update(colonies.ref({ regionId, colonyId }), { level, store });
    stageTransfers(tx, paid, now);
    return { level, costCredits, oreUnits };
  },
});
