import { z } from "zod";
import { DAY_MS } from "../../platform/duration.ts";
import { GameError } from "../../platform/errors.ts";
import { date, documentId, integer, line, regionId } from "../../platform/fields.ts";
import { canonicalJson, digest } from "../../platform/random.ts";

/** Terms of each type of treaty, as the code that prices, admits or permits combat asks for them. */
export const treatyTerms = z.discriminatedUnion("type", [
  /** Duty on the other side's goods, in basis points of the ordinary one: 0 waives it, 5,000 halves it. */
  z.strictObject({ type: z.literal("trade_agreement"), dutyBasisPoints: integer(0, 9_999) }),
  /** Ships that each owes the other within so many hours of a call. */
  z.strictObject({
    type: z.literal("defense_pact"),
    aidShips: integer(1, 1_000),
    withinHours: integer(1, 168),
  }),
  /** Players of either side may not fight each other in the other's space. */
  z.strictObject({ type: z.literal("non_aggression") }),
  z.strictObject({
    type: z.literal("free_movement"),
    /** Who is at home in either is admitted by the other whatever its immigration policy. */
    mutualAdmission: z.boolean(),
    /** Who is banned from either is not admitted by the other. */
    mutualBans: z.boolean(),
  }),
]);
export type TreatyTerms = z.infer<typeof treatyTerms>;

export const TREATY_TYPES = ["trade_agreement", "defense_pact", "non_aggression", "free_movement"] as const;
export const treatyTypeField = z.enum(TREATY_TYPES);
export type TreatyType = z.infer<typeof treatyTypeField>;

/**
 * Treaties of one type that a region has in force at once. Who asks what binds a region reads them all, as every
 * joining does.
 */
export const MAX_IN_FORCE_PER_TYPE = 20;

/**
 * Offers that a region can make another within a day, whatever the type of treaty: each is a notice to the other's governor
 * and an entry in its public log, and so is what can follow from it.
 */
export const MAX_OFFERS_A_DAY = 3;

export const treatyRevisionField = integer(1, 1_000_000);
export const treatyMessageField = line(500, 0);

const clauses = z.strictObject({
  terms: treatyTerms,
  /** Days that it holds from the last signature on; null: until ended. */
  termDays: integer(1, 3_650).nullable(),
  /** Days between a notice of termination and the end. */
  noticeDays: integer(0, 90),
});
export const clausesShape = clauses.shape;
export type Clauses = z.infer<typeof clauses>;

/** What a side votes on, by which a changed offer would be known. */
export function clausesHash({ terms, termDays, noticeDays }: Clauses): string {
  return digest(canonicalJson({ terms, termDays, noticeDays }));
}

/** All that two regions agree, offer and end over one type of treaty; the id follows from both ids and the type. */
export const treatySchema = z.strictObject({
  treatyId: documentId,
  type: treatyTypeField,
  /** In code-unit order. */
  regionIds: z.tuple([regionId, regionId]),
  /** What is on the table, with the regions that have signed it; null when nothing is. */
  offer: clauses
    .extend({
      /** Raised by every offer, counter-offer and amendment: a signature is for one revision. */
      revision: treatyRevisionField,
      byRegionId: regionId,
      message: treatyMessageField,
      signedRegionIds: z.array(regionId).max(2),
      /** The vote that a side has called over this revision, by region. */
      pollIds: z
        .record(z.string().max(32), documentId)
        .refine((pollIds) => Object.keys(pollIds).length <= 2, "must name at most two regions")
        .meta({ maxProperties: 2 }),
      at: date,
    })
    .nullable(),
  /** What both sides signed last, whether or not it still holds; null while nothing was ever signed. */
  agreement: clauses
    .extend({
      /** Both instants: it holds from `since` until before `endsAt`, which is far away where no term was agreed. */
      since: date,
      endsAt: date,
      /** Who gave notice; the end that follows from it stands in `endsAt`. */
      noticeByRegionId: regionId.nullable(),
      /** Who declared it broken, at `endsAt`, and why. */
      breach: z.strictObject({ byRegionId: regionId, reason: line(500) }).nullable(),
      /** What is left of the term while a side is suspended: until neither is, `endsAt` is far away. Null while the term runs. */
      remainingMs: integer(1, 3_650 * DAY_MS)
        .nullable()
        .default(null),
    })
    .nullable(),
  /** Who has made an offer when, within a day before the last one. */
  recentOffers: z
    .array(z.strictObject({ byRegionId: regionId, at: date }))
    .max(2 * MAX_OFFERS_A_DAY)
    .default([]),
  /** Of the last offer. */
  revision: treatyRevisionField,
  updatedAt: date,
});
export type Treaty = z.infer<typeof treatySchema>;

/**
 * `none`: nothing is on the table and nothing was ever agreed. `offered`: nothing holds, something is on the table.
 * `inForce`, and `ending` once somebody has given notice: what was agreed holds, whatever else is on the table.
 * `ended`: by its term, after a notice, or by a breach.
 */
export type TreatyState = "none" | "offered" | "inForce" | "ending" | "ended";

/** What a treaty is at an instant; a term or a notice ends it by itself, without anything being written. */
export function treatyStateAt(treaty: Pick<Treaty, "offer" | "agreement">, now: Date): TreatyState {
  const { offer, agreement } = treaty;
  if (holdsAt(treaty, now)) return agreement!.noticeByRegionId === null ? "inForce" : "ending";
  if (offer !== null) return "offered";
  return agreement === null ? "none" : "ended";
}

/** Whether what was agreed binds at an instant, which is never before it was agreed. */
export function holdsAt({ agreement }: Pick<Treaty, "agreement">, now: Date): boolean {
  return agreement !== null && now < agreement.endsAt;
}

/**
 * The one document of two regions and a type, whichever of the two asks.
 * @throws GameError `INVALID_INPUT` for a region with itself.
 */
export function treatyIdOf(
  regionId: string,
  withRegionId: string,
  type: TreatyType,
): { readonly treatyId: string; readonly regionIds: [string, string] } {
  if (regionId === withRegionId) {
    throw new GameError(
      "INVALID_INPUT",
      "withRegionId: A region makes treaties with others, not with itself.",
      {
        fields: ["withRegionId"],
      },
    );
  }
  const regionIds: [string, string] =
    regionId < withRegionId ? [regionId, withRegionId] : [withRegionId, regionId];
  return { treatyId: `${regionIds[0]}~${regionIds[1]}~${type}`, regionIds };
}

/** The other of the two. */
export function partnerIn({ regionIds }: Pick<Treaty, "regionIds">, regionId: string): string {
  return regionIds[0] === regionId ? regionIds[1] : regionIds[0];
}
