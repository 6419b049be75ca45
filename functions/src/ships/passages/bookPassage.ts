import { z } from "zod";
import { FIRST_WORLD } from "../../galaxy/world.ts";
import { prepareEntry } from "../../membership/admission/entry.ts";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { credits, documentId, instant, regionId } from "../../platform/fields.ts";
import { amountsIn } from "../../platform/ledger/prepareTransfers.ts";
import { derivedId } from "../../platform/random.ts";
import { players } from "../../players/schema.ts";
import { linesIn } from "../cargo/goods.ts";
import { holdId } from "../hold.ts";
import { requireAtGate } from "../lanes/gate.ts";
import { actingPilot, ownPilotPaths } from "../pilots/actingPilot.ts";
import { turnsAfter } from "../pilots/pilot.ts";
import { passages, tenths } from "../schema.ts";
import { prepareEscrow } from "./escrow.ts";
import { quoteOf, requireWithin, timesOf } from "./passage.ts";
import { oneMoreVisit, travellerOf } from "./traveller.ts";
import { gateWay } from "./way.ts";

export const bookPassage = mutation({
  summary:
    "Begins a passage from the gate in the pilot's sector to another region: into the Nexus, out of it, or across it to any gate.",
  access: access.player,
  input: z.strictObject({
    regionId,
    toRegionId: regionId,
    /** Half the transit for twice the fee. */
    isExpress: z.boolean().default(false),
    /** With 0 the refusal says what it costs. */
    maxTotalCredits: credits,
  }),
  output: z.strictObject({
    passageId: documentId,
    feeCredits: credits,
    spentTenths: tenths,
    customsUntil: instant,
    arrivesAt: instant,
  }),
  loads: ownPilotPaths,
  async handle(context, { regionId, toRegionId, isExpress, maxTotalCredits }) {
    const { caller, reads, tx, now, intent } = context;
    const { uid } = caller;
    const player = (await reads.get(players, { uid }))!;
    const { pilot, depart } = await actingPilot(context, regionId);
    const way = await gateWay(reads, regionId, toRegionId);
    requireAtGate(pilot, way.gateId, way.beginsAt);
    await prepareEntry(context, player, toRegionId);
    const traveller = travellerOf(player, now);
    const isVisit = toRegionId !== player.homeRegionId && toRegionId !== FIRST_WORLD.nexusId;
    const visits = isVisit ? oneMoreVisit(pilot, traveller, now) : pilot.visits;
    const manifest = linesIn(await amountsIn(reads, holdId(pilot.shipId)));
    const quote = quoteOf(way, traveller, isExpress);
    requireWithin(quote, maxTotalCredits);
    const passageId = derivedId("passage", intent);
    const { feeCredits, spentTenths } = quote;
    const payIn = await prepareEscrow(context, player, { passageId, feeCredits });
    const turns = turnsAfter(pilot, spentTenths, now);

    const { authorisedAt, customsUntil, arrivesAt } = timesOf(quote, now);
    tx.create(passages.ref({ passageId }), {
      uid,
      from: { ...pilot.place, berth: "space" },
      to: { regionId: toRegionId, sectorNumber: way.endsAt, berth: "space" },
      shipId: pilot.shipId,
      isExpress,
      authorisedAt,
      customsUntil,
      arrivesAt,
      dueAt: arrivesAt,
      feeCredits,
      manifest,
      spentTenths,
      visitMonth: isVisit ? visits!.month : null,
      settled: null,
      expiresAt: null,
    });
    depart({ ...pilot, place: { ...pilot.place, berth: "space" }, passageId, turns, visits });
    payIn();
    return {
      passageId,
      feeCredits,
      spentTenths,
      customsUntil: customsUntil.toISOString(),
      arrivesAt: arrivesAt.toISOString(),
    };
  },
});
