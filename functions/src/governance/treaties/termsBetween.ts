import { holdsAt, type Treaty, type TreatyTerms } from "./treaty.ts";

/** Basis points of the ordinary duty that are due where no treaty says otherwise: all of it. */
export const ORDINARY_DUTY_BASIS_POINTS = 10_000;

/** What two regions owe each other. */
export interface TermsBetween {
  /** Duty on the other side's goods, in basis points of the ordinary one. */
  readonly dutyBasisPoints: number;
  /** Ships that each owes the other within so many hours of a call; null where none are owed. */
  readonly aid: { readonly ships: number; readonly withinHours: number } | null;
  /** Players of either side may not fight each other in the other's space. */
  readonly combatForbidden: boolean;
  /** Who is at home in either is admitted by the other, whatever its immigration policy. */
  readonly mutualAdmission: boolean;
  /** Who is banned from either is not admitted by the other. */
  readonly mutualBans: boolean;
}

const WITHOUT_TREATY: TermsBetween = {
  dutyBasisPoints: ORDINARY_DUTY_BASIS_POINTS,
  aid: null,
  combatForbidden: false,
  mutualAdmission: false,
  mutualBans: false,
};

/**
 * What holds at an instant between two regions, from their treaties: one of each type at the most. A room that prices,
 * admits or permits combat asks here and nowhere else. What is offered, has ended by its term or after a notice, or was
 * broken, holds nothing.
 * @throws when the treaties are not all of the same two regions, or two are of one type.
 */
export function termsBetween(
  treaties: readonly Pick<Treaty, "regionIds" | "type" | "agreement">[],
  now: Date,
): TermsBetween {
  if (new Set(treaties.map(({ regionIds }) => regionIds.join())).size > 1) {
    throw new Error("treaties of more than one pair of regions have no terms in common");
  }
  if (new Set(treaties.map(({ type }) => type)).size < treaties.length) {
    throw new Error("two regions have one treaty of a type");
  }
  let terms = WITHOUT_TREATY;
  for (const treaty of treaties) {
    if (holdsAt(treaty, now)) terms = { ...terms, ...granted(treaty.agreement!.terms) };
  }
  return terms;
}

function granted(terms: TreatyTerms): Partial<TermsBetween> {
  switch (terms.type) {
    case "trade_agreement":
      return { dutyBasisPoints: terms.dutyBasisPoints };
    case "defense_pact":
      return { aid: { ships: terms.aidShips, withinHours: terms.withinHours } };
    case "non_aggression":
      return { combatForbidden: true };
    case "free_movement":
      return { mutualAdmission: terms.mutualAdmission, mutualBans: terms.mutualBans };
  }
}
