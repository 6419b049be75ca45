import { gateFeeCredits } from "../../galaxy/routes/fares.ts";
import { after, HOUR_MS, MINUTE_MS } from "../../platform/duration.ts";
import { GameError } from "../../platform/errors.ts";
import type { Passage } from "../schema.ts";
import type { Traveller } from "./traveller.ts";

const TENTHS_A_GATE = 10;
const TENTHS_A_JUMP = 100;
export const TUNNEL_TENTHS = 150;
const TRANSIT_MINUTES = 5;
const UNITS_A_MINUTE = 500;
const EXPRESS_FACTOR = 2;
/** What has not been settled by then goes back. */
const UNDECIDED_MS = 24 * HOUR_MS;

/** By what a passage leads, and what of it decides price and time. */
export type Way =
  | {
      readonly by: "platformGate";
      readonly gateCount: number;
      /** Straight between the sectors where it enters and leaves the Nexus; 0 where it begins or ends there. */
      readonly crossingUnits: number;
    }
  /** `tollCredits` is asked of this traveller: nothing of the gate's owner. */
  | { readonly by: "playerGate"; readonly tollCredits: number }
  | { readonly by: "jumper" | "tunnel" };

/** What a passage costs and how long it takes: the quote and the charge both ask here. @throws GameError `NO_EXPRESS` */
export function quoteOf(way: Way, { customsMinutes }: Pick<Traveller, "customsMinutes">, isExpress: boolean) {
  if (isExpress && way.by !== "platformGate")
    throw new GameError("NO_EXPRESS", "Only the platform's gates are passed express.", { by: way.by });
  const { feeCredits, spentTenths, crossingUnits } = faresOf(way);
  const transitMinutes = TRANSIT_MINUTES + Math.floor(crossingUnits / UNITS_A_MINUTE);
  return {
    feeCredits: feeCredits * (isExpress ? EXPRESS_FACTOR : 1),
    spentTenths,
    // No customs stand at a tunnel: who came by one is cleared before docking.
    customsMinutes: way.by === "tunnel" ? 0 : customsMinutes,
    transitMinutes: isExpress ? Math.ceil(transitMinutes / EXPRESS_FACTOR) : transitMinutes,
  };
}

function faresOf(way: Way) {
  switch (way.by) {
    case "platformGate": {
      const { gateCount, crossingUnits } = way;
      return {
        feeCredits: gateFeeCredits(crossingUnits),
        spentTenths: TENTHS_A_GATE * gateCount,
        crossingUnits,
      };
    }
    case "playerGate":
      return { feeCredits: way.tollCredits, spentTenths: TENTHS_A_GATE, crossingUnits: 0 };
    case "jumper":
      return { feeCredits: 0, spentTenths: TENTHS_A_JUMP, crossingUnits: 0 };
    case "tunnel":
      return { feeCredits: 0, spentTenths: TUNNEL_TENTHS, crossingUnits: 0 };
  }
}
export type Quote = ReturnType<typeof quoteOf>;

/** @throws GameError `PRICE_CHANGED` with what it costs. */
export function requireWithin(
  { feeCredits }: Pick<Quote, "feeCredits">,
  dutyCredits: number,
  maxTotalCredits: number,
): void {
  const totalCredits = feeCredits + dutyCredits;
  if (totalCredits <= maxTotalCredits) return;
  const duty = dutyCredits === 0 ? "" : `, ${dutyCredits} of them duty`;
  throw new GameError("PRICE_CHANGED", `The passage costs ${totalCredits} credits${duty}.`, {
    feeCredits,
    dutyCredits,
    totalCredits,
    maxTotalCredits,
  });
}

/** When customs and transit end. */
export function timesOf({ customsMinutes, transitMinutes }: Quote, authorisedAt: Date) {
  const customsUntil = after(authorisedAt, customsMinutes * MINUTE_MS);
  const arrivesAt = after(customsUntil, transitMinutes * MINUTE_MS);
  return { authorisedAt, customsUntil, arrivesAt };
}

export const PASSAGE_STATES = [
  "customs",
  "inTransit",
  "due",
  "overdue",
  "arrived",
  "returned",
  "calledOff",
] as const;
export type PassageState = (typeof PASSAGE_STATES)[number];

/** What state a passage is in follows from its facts and the time. */
export function stateOf(
  { settled, customsUntil, arrivesAt }: Pick<Passage, "settled" | "customsUntil" | "arrivesAt">,
  now: Date,
): PassageState {
  if (settled !== null) return settled.how;
  if (now < customsUntil) return "customs";
  if (now < arrivesAt) return "inTransit";
  return now < after(arrivesAt, UNDECIDED_MS) ? "due" : "overdue";
}
