import { z } from "zod";
import { regionGraph } from "../galaxy/routes/regionGraph.ts";
import { access } from "../platform/access.ts";
import { mutation } from "../platform/callable.ts";
import { credits, regionId } from "../platform/fields.ts";
import { creditsOf } from "../platform/ledger/assets.ts";
import { transferKindsOf } from "../platform/ledger/kinds.ts";
import { prepareTransfers } from "../platform/ledger/prepareTransfers.ts";
import { stageTransfers } from "../platform/ledger/stageTransfers.ts";
import { derivedId } from "../platform/random.ts";
import { players } from "../players/schema.ts";
import { readBeside, readConfiguration } from "../regions/configuration/storedConfiguration.ts";
import { readRegion } from "../regions/readRegion.ts";
import { dutyCreditsOf } from "./customs/duty.ts";
import { dutyAboard, requireDutyWithin } from "./customs/dutyAboard.ts";
import { dutyTransfers } from "./customs/dutyTransfer.ts";
import { isUncleared } from "./customs/uncleared.ts";
import { atHome } from "./insurance/insurance.ts";
import { isRefuge } from "./passages/placeOfReturn.ts";
import { classOf, serviceCredits } from "./passages/traveller.ts";
import { actingPilot, ownPilotPaths } from "./pilots/actingPilot.ts";
import { requireNotPursued } from "./pilots/fights.ts";
import { requireInSpace } from "./pilots/pilot.ts";
import { dockingFeeCredits, requirePort } from "./port.ts";
import { ships as room } from "./room.ts";
import { placeField } from "./schema.ts";
import { paidFrom } from "./visits/purse.ts";

export const dock = mutation({
  summary:
    "Docks at the port of the pilot's sector, for the region's docking fee. Customs clear there what came by tunnel.",
  access: access.player,
  input: z.strictObject({
    regionId,
    /** Of what came by tunnel: the refusal says what it is. */
    maxDutyCredits: credits.default(0),
  }),
  output: z.strictObject({ place: placeField, feeCredits: credits, dutyCredits: credits }),
  loads: ownPilotPaths,
  async handle(context, { regionId, maxDutyCredits }) {
    const { caller, reads, tx, now, intent } = context;
    const { pilot, stage } = await actingPilot(context, regionId);
    requireInSpace(pilot);
    requireNotPursued(pilot, now);
    requirePort(await regionGraph(regionId), pilot.place.sectorNumber);
    const region = await readRegion(reads, regionId);
    const { economy } = await readConfiguration(reads, region);
    const player = (await reads.get(players, { uid: caller.uid }))!;
    const travelsAs = classOf(player, now);
    const isGuest = isRefuge(pilot.place, region.sectorCount) && travelsAs === "displaced";
    const beside = await readBeside(reads, region);
    const usualCredits = isGuest ? 0 : dockingFeeCredits(region, beside, economy.dockingFeeCredits, now);
    const feeCredits = serviceCredits(usualCredits, regionId, travelsAs);
    const after = paidFrom(pilot, feeCredits);
    const { accountId, homeRegionId } = player;
    const duty = isUncleared(pilot) ? await dutyAboard(context, pilot, player) : [];
    const dutyCredits = dutyCreditsOf(duty);
    requireDutyWithin(dutyCredits, maxDutyCredits);
    const insurance = regionId === homeRegionId ? atHome(pilot.insurance) : pilot.insurance;
    const asset = creditsOf(regionId);
    const fee = {
      transferId: derivedId("dockingFee", intent),
      kind: transferKindsOf(room).dockingFee,
      changes: [
        { accountId, asset, amount: -feeCredits },
        { accountId: `treasury:${regionId}` as const, asset, amount: feeCredits },
      ],
    };
    const duties = dutyTransfers(
      derivedId("dockingDuty", intent),
      { payer: accountId, asset, regionId },
      duty,
    );
    const paid = await prepareTransfers(reads, [...(feeCredits === 0 ? [] : [fee]), ...duties]);

    const place = { ...pilot.place, berth: "port" as const };
    stage({ ...after, place, insurance, uncleared: null }, false);
    stageTransfers(tx, paid, now);
    return { place, feeCredits, dutyCredits };
  },
});
