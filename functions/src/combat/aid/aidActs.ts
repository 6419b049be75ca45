import type { TreatyAct, TreatySides } from "../../governance/treaties/treatySides.ts";
import { HOUR_MS } from "../../platform/duration.ts";
import { type Aid, CREDITS_A_SHIP, PATROL_MS, SHIELD_POINTS_A_SHIP } from "./aid.ts";

/** What is said in both regions of a call for aid. */
export function callAct({ region, partner }: TreatySides, aid: Aid, engagementId: string): TreatyAct {
  const { ships, dueAt } = aid;
  return {
    action: "callAid",
    after: { allyId: partner.regionId, ships, dueAt, engagementId },
    notice: {
      kind: "AID_CALLED",
      sentence: `${region.displayName} was attacked and calls ${partner.displayName} for aid: ${shipsOf(ships)} at ${dueAt?.toISOString()}, for which ${partner.displayName}'s treasury is asked ${ships * CREDITS_A_SHIP} credits then.`,
    },
  };
}

/** Of ships that have come. */
export function patrolAct({ region, partner }: TreatySides, { ships, until }: Aid): TreatyAct {
  return {
    action: "sendAid",
    after: { allyId: partner.regionId, ships, until, paidCredits: ships * CREDITS_A_SHIP },
    notice: {
      kind: "AID_SENT",
      sentence: `${shipsOf(ships)} of ${partner.displayName} patrol in ${region.displayName} for ${PATROL_MS / HOUR_MS} hours, until ${until?.toISOString()}: residents who are attacked there have ${ships * SHIELD_POINTS_A_SHIP} points of shield more.`,
    },
  };
}

/** Of ships that nobody owes, or can send, any more. */
export function dropAct({ region, partner }: TreatySides, { ships }: Aid): TreatyAct {
  return {
    action: "dropAid",
    before: { allyId: partner.regionId, ships },
    notice: {
      kind: "AID_DROPPED",
      sentence: `The ships of ${partner.displayName} do not come to ${region.displayName}: one of the two is suspended or closing, or the pact has ended and could not be paid for.`,
    },
  };
}

/** Why a pact is broken. */
export const unpaid = ({ partner }: TreatySides, { ships }: Aid) =>
  `${partner.displayName} could not pay for the ${ships} ships that it owed.`;

const shipsOf = (ships: number) => (ships === 1 ? "1 ship" : `${ships} ships`);
