import { z } from "zod";
import { prepareEntry } from "../../membership/admission/entry.ts";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { credits, documentId, instant, regionId } from "../../platform/fields.ts";
import { prepareTransfers } from "../../platform/ledger/prepareTransfers.ts";
import { stageTransfers } from "../../platform/ledger/stageTransfers.ts";
import { derivedId } from "../../platform/random.ts";
import { players } from "../../players/schema.ts";
import { goodsField, goodsMoved, unitsOf } from "../cargo/goods.ts";
import { clearedFor } from "../customs/clearance.ts";
import { dutyCreditsOf } from "../customs/duty.ts";
import { depotId, hasDepot, noDepot } from "../depots/depot.ts";
import { prepareTakingIn, prepareTakingOut } from "../depots/keeping.ts";
import { escrowOf, escrowTransfer } from "../passages/escrow.ts";
import { quoteOf, requireWithin, timesOf } from "../passages/passage.ts";
import { travellerOf } from "../passages/traveller.ts";
import { gateWay } from "../passages/way.ts";
import { passages } from "../schema.ts";
import { isAbroad } from "../visits/visit.ts";
import { freightCredits, MOST_FREIGHT_UNITS } from "./price.ts";
import { requireShareAbroad } from "./share.ts";

export const sendFreight = mutation({
  summary:
    "Sends goods from one of the caller's depots to another region's through the gates, wherever the pilot is.",
  access: access.player,
  input: z.strictObject({
    fromRegionId: regionId,
    toRegionId: regionId,
    goods: goodsField.refine(
      (goods) => unitsOf(goods) <= MOST_FREIGHT_UNITS,
      `must have ${MOST_FREIGHT_UNITS} units at most in all`,
    ),
    /** With 0 the refusal says what it costs. */
    maxTotalCredits: credits,
  }),
  output: z.strictObject({
    passageId: documentId,
    feeCredits: credits,
    dutyCredits: credits,
    customsUntil: instant,
    arrivesAt: instant,
  }),
  async handle(context, { fromRegionId, toRegionId, goods: manifest, maxTotalCredits }) {
    const { caller, reads, tx, now, intent } = context;
    const { uid } = caller;
    const player = (await reads.get(players, { uid }))!;
    const { way, ...ends } = await gateWay(reads, fromRegionId, toRegionId);
    const from = depotId(player, fromRegionId);
    if (!(await hasDepot(reads, from))) throw noDepot(fromRegionId);
    // Goods make nobody a member: of the admission only the refusal counts.
    await prepareEntry(context, player, toRegionId);
    const units = unitsOf(manifest);
    const out = await prepareTakingOut(context, player, fromRegionId, units);
    const kept = { addedUnits: units, isComing: true };
    const comes = await prepareTakingIn(context, player, toRegionId, kept);
    if (isAbroad(toRegionId, player))
      await requireShareAbroad(context, player, { toRegionId, goods: manifest });
    const feeCredits = freightCredits(units, way.crossingUnits);
    const quote = { ...quoteOf(way, travellerOf(player, now), false), feeCredits, spentTenths: 0 };
    const duty = await clearedFor(context, toRegionId, { manifest, pilot: { leftHome: null }, player });
    const dutyCredits = dutyCreditsOf(duty);
    requireWithin(quote, dutyCredits, maxTotalCredits);
    const passageId = derivedId("passage", intent);
    const escrow = escrowOf(passageId);
    const loaded = goodsMoved(manifest, from, escrow);
    const paid = escrowTransfer(player, passageId, feeCredits + dutyCredits, loaded);
    const opened = [...comes.opened, { accountId: escrow, holderUid: uid }];
    const transfers = [...out.transfers, ...comes.transfers, paid];
    const prepared = await prepareTransfers(reads, transfers, opened);

    const { authorisedAt, customsUntil, arrivesAt } = timesOf(quote, now);
    tx.create(passages.ref({ passageId }), {
      uid,
      regionId: toRegionId,
      from: { regionId: fromRegionId, sectorNumber: ends.beginsAt, berth: "space" },
      to: { regionId: toRegionId, sectorNumber: ends.endsAt, berth: "space" },
      by: way.by,
      isFreight: true,
      shipId: passageId,
      isExpress: false,
      authorisedAt,
      customsUntil,
      arrivesAt,
      dueAt: arrivesAt,
      feeCredits,
      tollTo: null,
      manifest,
      duty: [...duty],
      spentTenths: 0,
      purseCredits: null,
      visitMonth: null,
      settled: null,
      expiresAt: null,
    });
    out.stage();
    comes.stage();
    stageTransfers(tx, prepared, now);
    return {
      passageId,
      feeCredits,
      dutyCredits,
      customsUntil: customsUntil.toISOString(),
      arrivesAt: arrivesAt.toISOString(),
    };
  },
});
