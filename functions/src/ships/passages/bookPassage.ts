import { z } from "zod";
import { prepareEntry } from "../../membership/admission/entry.ts";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { credits, documentId, instant, regionId } from "../../platform/fields.ts";
import { amountsIn } from "../../platform/ledger/prepareTransfers.ts";
import { derivedId } from "../../platform/random.ts";
import { requireTransferable } from "../../players/accounts/transferable.ts";
import { players } from "../../players/schema.ts";
import { linesIn } from "../cargo/goods.ts";
import { clearedFor } from "../customs/clearance.ts";
import { dutyCreditsOf } from "../customs/duty.ts";
import { holdId } from "../hold.ts";
import { leavingPilot, ownPilotPaths } from "../pilots/actingPilot.ts";
import { requireNotPursued } from "../pilots/fights.ts";
import { turnsAfter } from "../pilots/pilot.ts";
import { passages, tenths } from "../schema.ts";
import { allowanceFor } from "../visits/allowance.ts";
import { requireBerthAbroad } from "../visits/berthAbroad.ts";
import { isAbroad, unwatched } from "../visits/visit.ts";
import { byField, departureOf } from "./departure.ts";
import { prepareEscrow } from "./escrow.ts";
import { quoteOf, requireWithin, timesOf } from "./passage.ts";
import { travellerOf } from "./traveller.ts";

export const bookPassage = mutation({
  summary:
    "Begins a passage to another region: through the platform's gate, a player's gate or a known tunnel in the pilot's sector, or by warp jumper.",
  access: access.player,
  input: z.strictObject({
    regionId,
    toRegionId: regionId,
    by: byField.default({ kind: "platformGate" }),
    /** Of the platform's gates alone: half the transit for twice the fee. */
    isExpress: z.boolean().default(false),
    /** With 0 the refusal says what it costs. */
    maxTotalCredits: credits,
    /** Of a visit: what is taken along to spend there. Left out, it is all that one may take. */
    purseCredits: credits.optional(),
  }),
  output: z.strictObject({
    passageId: documentId,
    feeCredits: credits,
    dutyCredits: credits,
    spentTenths: tenths,
    customsUntil: instant,
    arrivesAt: instant,
  }),
  loads: ownPilotPaths,
  async handle(context, { regionId, toRegionId, by, isExpress, maxTotalCredits, ...asked }) {
    const { caller, reads, tx, now, intent } = context;
    const { uid } = caller;
    const player = (await reads.get(players, { uid }))!;
    const { pilot, depart } = await leavingPilot(context, regionId);
    const { way, endsAt, tollTo } = await departureOf(context, pilot, toRegionId, by);
    requireNotPursued(pilot, now);
    await prepareEntry(context, player, toRegionId);
    const manifest = linesIn(await amountsIn(reads, holdId(pilot.shipId)));
    const isVisit = isAbroad(toRegionId, player);
    const allowance = isVisit
      ? await allowanceFor(context, { pilot, player, manifest }, asked.purseCredits)
      : null;
    if (isVisit) await requireBerthAbroad(context, pilot, toRegionId);
    const quote = quoteOf(way, travellerOf(player, now), isExpress);
    const duty =
      way.by === "tunnel" ? [] : await clearedFor(context, toRegionId, { manifest, pilot, player });
    const dutyCredits = dutyCreditsOf(duty);
    requireWithin(quote, dutyCredits, maxTotalCredits);
    const passageId = derivedId("passage", intent);
    const { feeCredits, spentTenths } = quote;
    if (tollTo !== null) await requireTransferable(reads, player, feeCredits, now);
    const payIn = await prepareEscrow(context, player, passageId, feeCredits + dutyCredits);
    const turns = turnsAfter(pilot, spentTenths, now);

    const { authorisedAt, customsUntil, arrivesAt } = timesOf(quote, now);
    tx.create(passages.ref({ passageId }), {
      uid,
      regionId: toRegionId,
      from: { ...pilot.place, berth: "space" },
      to: { regionId: toRegionId, sectorNumber: endsAt, berth: "space" },
      by: way.by,
      isFreight: false,
      shipId: pilot.shipId,
      isExpress,
      authorisedAt,
      customsUntil,
      arrivesAt,
      dueAt: arrivesAt,
      feeCredits,
      tollTo,
      manifest,
      duty: [...duty],
      spentTenths,
      purseCredits: allowance?.purseCredits ?? null,
      visitMonth: allowance?.visits.month ?? null,
      settled: null,
      expiresAt: null,
    });
    const visit = pilot.visit && unwatched(pilot.visit);
    const visits = allowance?.visits ?? pilot.visits;
    const jumpedAt = way.by === "jumper" ? now : pilot.jumpedAt;
    const left = { ...pilot.place, berth: "space" as const };
    depart({ ...pilot, place: left, passageId, turns, visits, visit, jumpedAt });
    payIn();
    return {
      passageId,
      feeCredits,
      dutyCredits,
      spentTenths,
      customsUntil: customsUntil.toISOString(),
      arrivesAt: arrivesAt.toISOString(),
    };
  },
});
