import { z } from "zod";
import { readTaker } from "../../combat/taker.ts";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { credits, documentId, regionId } from "../../platform/fields.ts";
import { goodsOf } from "../../platform/ledger/assets.ts";
import { transferKindsOf } from "../../platform/ledger/kinds.ts";
import { prepareTransfers } from "../../platform/ledger/prepareTransfers.ts";
import { stageTransfers } from "../../platform/ledger/stageTransfers.ts";
import type { Transfer } from "../../platform/ledger/transfer.ts";
import { derivedId } from "../../platform/random.ts";
import { type Player, players } from "../../players/schema.ts";
import { readConfiguration } from "../../regions/configuration/storedConfiguration.ts";
import { readRegion } from "../../regions/readRegion.ts";
import { allows, requireAllowed } from "../../regions/status/capabilities.ts";
import { regionTimeMs } from "../../regions/status/holds.ts";
import { goodsField } from "../../ships/cargo/goods.ts";
import { holdId } from "../../ships/hold.ts";
import { ownPilotPaths } from "../../ships/pilots/actingPilot.ts";
import { ownPilot } from "../../ships/pilots/ownPilot.ts";
import type { Pilot } from "../../ships/schema.ts";
import { type Harvest, harvestOf } from "../harvest.ts";
import { ownColony, requireAwake, requireLandedAt } from "../ownColony.ts";
import { colonies as room } from "../room.ts";
import { type Colony, colonies, storeUnits } from "../schema.ts";
import { treasuryPaid } from "../treasuryPaid.ts";
import { storeAt } from "../yield.ts";

export const collectYield = mutation({
  summary:
    "Loads what a colony has in store, as far as the hold has room, for the region's planet tax. What the account lacks of the tax stays due, and is paid before anything more is collected.",
  access: access.player,
  input: z.strictObject({ regionId, colonyId: documentId }),
  output: z.strictObject({
    goods: goodsField,
    leftUnits: storeUnits,
    taxCredits: credits,
    paidCredits: credits,
    dueCredits: credits,
  }),
  loads: ownPilotPaths,
  async handle({ caller: { uid }, reads, tx, now, intent }, { regionId, colonyId }) {
    const pilot = await ownPilot(reads, uid, regionId);
    const colony = await ownColony(reads, { regionId, colonyId }, uid);
    requireLandedAt(pilot, colony);
    requireAwake(colony);
    const region = await readRegion(reads, regionId);
    requireAllowed(region, "takeOut");
    const { economy } = await readConfiguration(reads, region);
    const player = (await reads.get(players, { uid }))!;
    const store = storeAt(colony, regionTimeMs(region, now));
    const taker = await readTaker(reads, { pilot, player }, 0);
    const taxBasisPoints = allows(region, "tax") ? economy.planetTaxBasisPoints : null;
    const harvest = harvestOf({ ...colony, store }, taker, taxBasisPoints);
    const collected = await prepareTransfers(reads, [
      yieldTransfer(intent, { colony, pilot, player }, harvest),
    ]);

    const { units, taxCredits, paidCredits, dueCredits } = harvest;
    const leftUnits = store.units - units;
    tx.update(colonies.ref({ regionId, colonyId }), { store: { ...store, units: leftUnits }, dueCredits });
    stageTransfers(tx, collected, now);
    return {
      goods: [{ commodity: colony.commodity, units }],
      leftUnits,
      taxCredits,
      paidCredits,
      dueCredits,
    };
  },
});

interface Collector {
  readonly colony: Colony;
  readonly pilot: Pick<Pilot, "shipId">;
  readonly player: Pick<Player, "accountId">;
}

/** Makes goods of a yield, in the hold, and pays the tax. */
function yieldTransfer(intent: string, { colony, pilot, player }: Collector, harvest: Harvest): Transfer {
  const { regionId, colonyId, commodity } = colony;
  const { units, paidCredits } = harvest;
  const asset = goodsOf(commodity);
  return {
    transferId: derivedId("colonyYield", intent),
    kind: transferKindsOf(room).colonyYield,
    memo: `The yield of a colony in ${regionId}`,
    levies: paidCredits === 0 ? {} : { planetTax: paidCredits },
    details: JSON.stringify({ colonyId, ...harvest }),
    changes: [
      { accountId: "issuance", asset, amount: -units },
      { accountId: holdId(pilot.shipId), asset, amount: units },
      ...treasuryPaid(player.accountId, regionId, paidCredits),
    ],
  };
}
