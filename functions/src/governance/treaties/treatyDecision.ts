import { after, DAY_MS } from "../../platform/duration.ts";
import { GameError } from "../../platform/errors.ts";
import { NEVER } from "../../regions/status/terms.ts";
import { type Clauses, holdsAt, MAX_OFFERS_A_DAY, type Treaty, treatyIdOf, treatyStateAt } from "./treaty.ts";

export type Offer = NonNullable<Treaty["offer"]>;

/** A treaty that was in force once, if it is not now. */
export type Agreed = Treaty & { readonly agreement: NonNullable<Treaty["agreement"]> };

/** An offer as a side makes it. */
export interface OfferMade extends Clauses {
  readonly byRegionId: string;
  readonly toRegionId: string;
  readonly message: string;
}

/**
 * The treaty with a new revision on the table, in the place of whatever was there: an offer, a counter-offer and an
 * amendment of what is in force are one thing. Nobody has signed it, the offering side neither.
 */
export function offered(earlier: Treaty | undefined, made: OfferMade, now: Date): Treaty {
  const { byRegionId, toRegionId, terms, termDays, noticeDays, message } = made;
  const revision = (earlier?.revision ?? 0) + 1;
  return {
    ...treatyIdOf(byRegionId, toRegionId, terms.type),
    type: terms.type,
    offer: {
      terms,
      termDays,
      noticeDays,
      revision,
      byRegionId,
      message,
      signedRegionIds: [],
      pollIds: {},
      at: now,
    },
    agreement: earlier?.agreement ?? null,
    recentOffers: [...recentOffers(earlier, now), { byRegionId, at: now }],
    revision,
    updatedAt: now,
  };
}

const recentOffers = (treaty: Treaty | undefined, now: Date) =>
  (treaty?.recentOffers ?? []).filter(({ at }) => after(at, DAY_MS) > now);

/**
 * What one region makes another read is bounded for each pair and day.
 * @param treaties all that the two regions have dealt over, of every type.
 * @throws GameError `OFFERS_USED` with the instant from which the next one can be made.
 */
export function requireOfferLeft(
  treaties: readonly (Treaty | undefined)[],
  { byRegionId, toRegionId }: Pick<OfferMade, "byRegionId" | "toRegionId">,
  now: Date,
): void {
  const made = treaties
    .flatMap((treaty) => recentOffers(treaty, now))
    .filter((offer) => offer.byRegionId === byRegionId)
    .map(({ at }) => at.getTime());
  if (made.length < MAX_OFFERS_A_DAY) return;
  const nextAt = after(new Date(Math.min(...made)), DAY_MS).toISOString();
  throw new GameError(
    "OFFERS_USED",
    `${byRegionId} has made ${toRegionId} ${made.length} offers within a day, as many as it may: the next is possible from ${nextAt} on.`,
    { regionId: byRegionId, withRegionId: toRegionId, maximum: MAX_OFFERS_A_DAY, nextAt },
  );
}

/**
 * The offer of this revision.
 * @throws GameError `TREATY_STATE` when nothing is on the table, `TREATY_REVISED` when it is another revision.
 */
export function requireOffer({ treatyId, offer }: Treaty, revision: number): Offer {
  if (offer === null) {
    throw new GameError("TREATY_STATE", `Nothing is on the table in ${treatyId}: make an offer.`, {
      treatyId,
    });
  }
  if (offer.revision !== revision) {
    throw new GameError(
      "TREATY_REVISED",
      `Revision ${revision} of ${treatyId} is not on the table, revision ${offer.revision} is: read that one.`,
      { treatyId, revision: offer.revision },
    );
  }
  return offer;
}

/** @throws GameError `TREATY_SIGNED` when the region has signed the offer or is voting on it. */
export function requireUnsigned(offer: Offer, regionId: string): void {
  const pollId = offer.pollIds[regionId];
  if (!offer.signedRegionIds.includes(regionId) && pollId === undefined) return;
  const how = offer.signedRegionIds.includes(regionId) ? "has signed" : "is voting on";
  throw new GameError("TREATY_SIGNED", `The region ${regionId} ${how} revision ${offer.revision} already.`, {
    regionId,
    pollId: pollId ?? null,
  });
}

/** The treaty while the region votes on what is on the table. */
export function putToVote(treaty: Treaty, regionId: string, pollId: string, now: Date): Treaty {
  const { offer } = treaty;
  if (offer === null) throw new Error("nothing is on the table to vote on");
  return {
    ...treaty,
    offer: { ...offer, pollIds: { ...offer.pollIds, [regionId]: pollId } },
    updatedAt: now,
  };
}

/** The treaty with the region's signature; with the second one what was offered is in force, in the place of any former. */
export function signed(treaty: Treaty, regionId: string, now: Date): Treaty {
  const { offer, regionIds } = treaty;
  if (offer === null) throw new Error("nothing is on the table to sign");
  const signedRegionIds = regionIds.filter((id) => id === regionId || offer.signedRegionIds.includes(id));
  if (signedRegionIds.length < regionIds.length) {
    return { ...treaty, offer: { ...offer, signedRegionIds }, updatedAt: now };
  }
  const { terms, termDays, noticeDays } = offer;
  const endsAt = termDays === null ? NEVER : after(now, termDays * DAY_MS);
  const agreement = {
    ...{ terms, termDays, noticeDays },
    ...{ since: now, endsAt, noticeByRegionId: null, breach: null, remainingMs: null },
  };
  return { ...treaty, offer: null, agreement, updatedAt: now };
}

/** Whether the region's signature is the one that is wanting, and what was agreed before does not hold any more. */
export function wouldEnterIntoForce(treaty: Treaty, regionId: string, now: Date): boolean {
  const others = treaty.offer?.signedRegionIds.filter((id) => id !== regionId) ?? [];
  return others.length > 0 && !holdsAt(treaty, now);
}

/** The treaty with nothing on the table: the offer was withdrawn, declined, or voted down. */
export function withoutOffer(treaty: Treaty, now: Date): Treaty {
  return { ...treaty, offer: null, updatedAt: now };
}

/**
 * The treaty after a notice of termination: it ends when the notice has run, or by its term if that comes first. What
 * is on the table stays there.
 * @throws GameError `TREATY_STATE` when nothing is in force, or notice was given before.
 */
export function noticed(treaty: Treaty, byRegionId: string, now: Date): Agreed {
  const agreement = requireHolding(treaty, now);
  if (agreement.noticeByRegionId !== null) {
    throw new GameError(
      "TREATY_STATE",
      `${agreement.noticeByRegionId} has given notice of ${treaty.treatyId}: it ends at ${agreement.endsAt.toISOString()}.`,
      { treatyId: treaty.treatyId, state: "ending" },
    );
  }
  const run = after(now, agreement.noticeDays * DAY_MS);
  const { remainingMs } = agreement;
  const term = remainingMs === null ? agreement.endsAt : after(now, remainingMs);
  const ending = { endsAt: run < term ? run : term, noticeByRegionId: byRegionId, remainingMs: null };
  return { ...treaty, agreement: { ...agreement, ...ending }, updatedAt: now };
}

/**
 * The treaty after a side has declared it broken: it ends at once, and with it what was on the table to amend it.
 * @throws GameError `TREATY_STATE` when nothing is in force.
 */
export function breached(treaty: Treaty, byRegionId: string, reason: string, now: Date): Agreed {
  const agreement = requireHolding(treaty, now);
  return {
    ...treaty,
    offer: null,
    agreement: { ...agreement, endsAt: now, breach: { byRegionId, reason }, remainingMs: null },
    updatedAt: now,
  };
}

function requireHolding(treaty: Treaty, now: Date): NonNullable<Treaty["agreement"]> {
  if (holdsAt(treaty, now)) return treaty.agreement!;
  const { treatyId } = treaty;
  const state = treatyStateAt(treaty, now);
  throw new GameError("TREATY_STATE", `Nothing is in force in ${treatyId}: it is ${state}.`, {
    treatyId,
    state,
  });
}
