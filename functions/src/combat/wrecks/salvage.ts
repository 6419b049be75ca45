import { z } from "zod";
import { regionGraph } from "../../galaxy/routes/regionGraph.ts";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { GameError } from "../../platform/errors.ts";
import { credits, documentId, regionId } from "../../platform/fields.ts";
import { transferKindsOf } from "../../platform/ledger/kinds.ts";
import { prepareTransfers } from "../../platform/ledger/prepareTransfers.ts";
import { stageTransfers } from "../../platform/ledger/stageTransfers.ts";
import type { Transfer } from "../../platform/ledger/transfer.ts";
import { documentPath } from "../../platform/paths.ts";
import { derivedId } from "../../platform/random.ts";
import type { Reads } from "../../platform/store.ts";
import { players } from "../../players/schema.ts";
import { readConfiguration } from "../../regions/configuration/storedConfiguration.ts";
import { readRegion } from "../../regions/readRegion.ts";
import { allows, requireAllowed } from "../../regions/status/capabilities.ts";
import { cargoField, goodsField, goodsMoved } from "../../ships/cargo/goods.ts";
import { holdId } from "../../ships/hold.ts";
import { actingPilot, ownPilotPaths } from "../../ships/pilots/actingPilot.ts";
import { requireInSpace } from "../../ships/pilots/pilot.ts";
import type { Pilot } from "../../ships/schema.ts";
import { paidFrom } from "../../ships/visits/purse.ts";
import { type Loot, lootOf, requireTaken } from "../loot.ts";
import { combat as room } from "../room.ts";
import { type Wreck, wrecks } from "../schema.ts";
import { leviesOf, type Receiver, readTaker, taxChanges } from "../taker.ts";

export const salvage = mutation({
  summary:
    "Takes goods out of a wreck in the pilot's sector, the dearest first, as many as the hold has room for and the account can pay the region's tax on.",
  access: access.player,
  input: z.strictObject({ regionId, wreckId: documentId }),
  output: z.strictObject({ taken: goodsField, left: cargoField, taxCredits: credits }),
  turn: (place) => documentPath(wrecks.template, place),
  loads: ownPilotPaths,
  async handle(context, { regionId, wreckId }) {
    const { caller, reads, tx, now, intent } = context;
    const { pilot, stage } = await actingPilot(context, regionId);
    requireInSpace(pilot);
    const wreck = await wreckAt(reads, pilot, wreckId, now);
    const region = await readRegion(reads, regionId);
    requireAllowed(region, "takeOut");
    const { economy } = await readConfiguration(reads, region);
    const player = (await reads.get(players, { uid: caller.uid }))!;
    const taxBasisPoints = allows(region, "tax") ? economy.combatTaxBasisPoints : 0;
    const taker = await readTaker(reads, { pilot, player }, taxBasisPoints);
    const loot = lootOf(wreck.goods, taker);
    requireTaken(loot, taker);
    const transfer = salvageTransfer(intent, { wreck, pilot, player }, loot);
    const moved = await prepareTransfers(reads, [transfer]);
    const graph = await regionGraph(regionId);

    const { taken, left, taxCredits } = loot;
    if (left.length === 0) tx.delete(wrecks.ref({ regionId, wreckId }));
    else tx.update(wrecks.ref({ regionId, wreckId }), { goods: left });
    stageTransfers(tx, moved, now, left.length === 0 ? [holdId(wreckId)] : []);
    stage(
      paidFrom(pilot, taxCredits),
      graph.getNodeAttribute(`${pilot.place.sectorNumber}`, "combatAllowed"),
    );
    return { taken, left, taxCredits };
  },
});

/** @throws GameError `WRECK_GONE` */
async function wreckAt(reads: Reads, { place }: Pilot, wreckId: string, now: Date): Promise<Wreck> {
  const wreck = await reads.get(wrecks, { regionId: place.regionId, wreckId });
  const isHere = wreck?.sectorNumber === place.sectorNumber;
  if (wreck !== undefined && isHere && wreck.liesUntil > now) return wreck;
  throw new GameError("WRECK_GONE", `In sector ${place.sectorNumber} there is no such wreck.`, { wreckId });
}

/** Moves what is salvaged into the piloted ship's hold, and the tax into the region's treasury. */
function salvageTransfer(
  intent: string,
  { wreck, pilot, player }: Receiver & { readonly wreck: Wreck },
  { taken, taxCredits }: Loot,
): Transfer {
  const { wreckId, regionId } = wreck;
  return {
    transferId: derivedId("salvage", intent),
    kind: transferKindsOf(room).salvage,
    memo: `Salvage in ${regionId}`,
    levies: leviesOf(taxCredits),
    details: JSON.stringify({ wreckId }),
    changes: [
      ...goodsMoved(taken, holdId(wreckId), holdId(pilot.shipId)),
      ...taxChanges(player.accountId, regionId, taxCredits),
    ],
  };
}
