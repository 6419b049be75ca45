import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { GameError } from "../../platform/errors.ts";
import { credits, regionId } from "../../platform/fields.ts";
import { amountsIn } from "../../platform/ledger/prepareTransfers.ts";
import { readConfiguration } from "../../regions/configuration/storedConfiguration.ts";
import { readRegion } from "../../regions/readRegion.ts";
import { linesIn } from "../cargo/goods.ts";
import { holdId } from "../hold.ts";
import { PAYMENTS, preparePayment } from "../pay.ts";
import { actingPilot, ownPilotPaths } from "../pilots/actingPilot.ts";
import { requireDocked } from "../pilots/pilot.ts";
import { paidFrom } from "../visits/purse.ts";
import { coverCredits, JOURNEY_CREDITS, premiumCredits, uninsured, withInsured } from "./insurance.ts";

export const takeInsurance = mutation({
  summary:
    "Insures the piloted ship's cargo, the journey or both, at a port, till the ship docks at home: insured cargo burns with the ship and is paid for, an insured journey has one free evacuation.",
  access: access.player,
  input: z.strictObject({
    regionId,
    cargo: z.boolean(),
    journey: z.boolean(),
    /** With 0 the refusal says what it costs. */
    maxTotalCredits: credits,
  }),
  output: z.strictObject({
    /** For what was not insured before. */
    premiumCredits: credits,
    journeyCredits: credits,
    /** What would be paid for all that is insured now. */
    coverCredits: credits,
  }),
  loads: ownPilotPaths,
  async handle(context, { regionId, cargo, journey, maxTotalCredits }) {
    const { reads } = context;
    const { pilot, stage } = await actingPilot(context, regionId);
    requireDocked(pilot);
    const { shipId, insurance } = pilot;
    const { gameplay } = await readConfiguration(reads, await readRegion(reads, regionId));
    const held = cargo ? linesIn(await amountsIn(reads, holdId(shipId))) : [];
    const added = uninsured(held, insurance.cargo, shipId);
    const premium = premiumCredits(added, gameplay.pvpEnabled);
    const journeyCredits = journey && !insurance.journey ? JOURNEY_CREDITS : 0;
    const totalCredits = premium + journeyCredits;
    requireSomething(totalCredits, maxTotalCredits);
    const after = paidFrom(pilot, totalCredits);
    const pay = await preparePayment(context, PAYMENTS.insurancePremium, totalCredits);

    const insured = added.length === 0 ? insurance.cargo : withInsured(added, insurance.cargo, shipId);
    const isJourney = insurance.journey || journey;
    stage({ ...after, insurance: { ...insurance, cargo: insured, journey: isJourney } }, false);
    pay();
    return {
      premiumCredits: premium,
      journeyCredits,
      coverCredits: coverCredits(insured?.goods ?? []),
    };
  },
});

function requireSomething(totalCredits: number, maxTotalCredits: number): void {
  if (totalCredits === 0)
    throw new GameError("NOTHING_TO_INSURE", "What you name is insured already, or the hold is empty.");
  if (totalCredits > maxTotalCredits)
    throw new GameError("PRICE_CHANGED", `The insurance costs ${totalCredits} credits.`, {
      totalCredits,
      maxTotalCredits,
    });
}
