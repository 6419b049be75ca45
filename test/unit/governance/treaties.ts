import {
  type Clauses,
  type Treaty,
  type TreatyTerms,
  treatyIdOf,
} from "../../../functions/src/governance/treaties/treaty.ts";
import {
  type OfferMade,
  offered,
  signed,
} from "../../../functions/src/governance/treaties/treatyDecision.ts";
import { DAY_MS } from "../../../functions/src/platform/duration.ts";
import { NEVER } from "../../../functions/src/regions/status/terms.ts";

const START = Date.UTC(2102, 0, 1);

/** Days after some instant. */
export const day = (days: number) => new Date(START + days * DAY_MS);

export const FREE: TreatyTerms = { type: "free_movement", mutualAdmission: true, mutualBans: true };

/** Lyra's offer to Vega. */
export function made(change: Partial<OfferMade> = {}): OfferMade {
  return {
    byRegionId: "lyra",
    toRegionId: "vega",
    terms: FREE,
    termDays: 10,
    noticeDays: 3,
    message: "",
    ...change,
  };
}

/** A treaty that both have signed on day 0. */
export function inForce(change: Partial<OfferMade> = {}): Treaty {
  const offer = offered(undefined, made(change), day(0));
  return signed(signed(offer, "lyra", day(0)), "vega", day(0));
}

/** A treaty whose agreement has these terms and holds from day 0 until day 10. */
export function agreed(terms: TreatyTerms, regionIds: [string, string] = ["lyra", "vega"]): Treaty {
  const clauses: Clauses = { terms, termDays: 10, noticeDays: 3 };
  return {
    ...treatyIdOf(...regionIds, terms.type),
    type: terms.type,
    offer: null,
    agreement: {
      ...{ ...clauses, since: day(0), endsAt: day(10) },
      ...{ noticeByRegionId: null, breach: null, remainingMs: null },
    },
    recentOffers: [],
    revision: 1,
    updatedAt: day(0),
  };
}

export const endless = (treaty: Treaty): Treaty => ({
  ...treaty,
  agreement: { ...treaty.agreement!, termDays: null, endsAt: NEVER },
});
