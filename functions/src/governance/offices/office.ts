import { z } from "zod";
import { date, documentId, integer, regionId, uid } from "../../platform/fields.ts";
import type { Region } from "../../regions/schema.ts";
import { MINIMUM_COUNCIL } from "../polls/poll.ts";

/** Offices that citizens elect. The governor stands on the region's document, the others on the members'. */
export const OFFICES = ["governor", "councilMember", "ambassador"] as const;
export const officeField = z.enum(OFFICES);
export type Office = z.infer<typeof officeField>;

/** Smallest and biggest council. */
export const COUNCIL_SEATS = { minimum: 5, maximum: 15 } as const;
const CITIZENS_PER_TWO_SEATS = 100;

const COUNCIL_TERM_DAYS = 180;

/** Why an election is held: the term's end, an officer's word, a petition, a vacancy, or another try after a failed one. */
export const electionCause = z.enum(["term", "officer", "petition", "vacancy", "repeat"]);
export type ElectionCause = z.infer<typeof electionCause>;

/** An office of a region and who was installed in it last. Who has left it since is no longer so on the member. */
export const officeSchema = z.strictObject({
  office: officeField,
  regionId,
  holders: z
    .array(
      z.strictObject({
        uid,
        /** Beginning of this term. */
        since: date,
        /** Terms in a row, this one included: a term limit asks for it, as `termsServed` counts them. */
        terms: integer(1, 1_000),
      }),
    )
    .max(COUNCIL_SEATS.maximum),
  /** Of those, whose term a resignation, a recall or a vote has ended, and when; not who lost the citizenship. */
  leavings: z
    .array(z.strictObject({ uid, at: date }))
    .max(COUNCIL_SEATS.maximum)
    .default([]),
  /** Who was recalled since somebody was elected last: they do not stand in the election that follows. */
  recalledUids: z.array(uid).max(100).default([]),
  /** When the present term ends; null where nobody was elected yet. Past: who is in office acts until the next election. */
  termEndsAt: date.nullable(),
  /** The election that is called and not yet concluded; null where none is. */
  election: z
    .strictObject({ electionId: documentId, cause: electionCause, nominationsOpenAt: date })
    .nullable(),
  /** Elections to this office so far, the called one included: the next one's id follows from it. */
  electionCount: integer(0, 100_000),
});
export type OfficeRecord = z.infer<typeof officeSchema>;

/** The record of an office to which nobody was ever elected. */
export function neverElected(regionId: string, office: Office): OfficeRecord {
  return {
    office,
    regionId,
    holders: [],
    leavings: [],
    recalledUids: [],
    termEndsAt: null,
    election: null,
    electionCount: 0,
  };
}

/** 5 seats, and two more for every full hundred citizens, up to 15: always odd, so that a full council cannot tie. */
export function councilSeats(citizens: number): number {
  const { minimum, maximum } = COUNCIL_SEATS;
  return Math.min(maximum, minimum + 2 * Math.floor(citizens / CITIZENS_PER_TWO_SEATS));
}

type Governance = Region["governance"];

export function termDays(office: Office, { electionEveryDays }: Governance): number {
  return office === "councilMember" ? COUNCIL_TERM_DAYS : electionEveryDays;
}

export function methodOf(
  office: Office,
  governance: Governance,
): Governance["governorMethod" | "councilMethod"] {
  switch (office) {
    case "governor":
      return governance.governorMethod;
    case "councilMember":
      return governance.councilMethod;
    case "ambassador":
      return governance.ambassadorMethod;
  }
}

/** In an autocracy the owner appoints the governor; council and ambassador are elected wherever there are any. */
export function isElective(office: Office, { type }: Pick<Governance, "type">): boolean {
  return office !== "governor" || type !== "autocracy";
}

/** Whether so many holders are too few for the office to count as held. */
export function isVacant(office: Office, holderCount: number): boolean {
  return holderCount < (office === "councilMember" ? MINIMUM_COUNCIL : 1);
}

/**
 * The election that has to be called now, outside of an autocracy, by its cause; null where none has. An office never
 * goes without the next election. A vacancy brings that forward, except where it is another try after a failed one:
 * those stay a month apart, or a region in which nobody stands would hold one election after the other.
 */
export function dueElection(record: OfficeRecord, holderCount: number, now: Date): ElectionCause | null {
  const vacant = isVacant(record.office, holderCount);
  const { election } = record;
  if (election === null) return vacant ? "vacancy" : "term";
  const untouchable = election.cause === "repeat" || election.nominationsOpenAt <= now;
  return vacant && !untouchable ? "vacancy" : null;
}

/** Since when the player holds the office by election; null of who was appointed. With the uid it names a term. */
export function termSince({ holders }: Pick<OfficeRecord, "holders">, uid: string): Date | null {
  return holders.find((holder) => holder.uid === uid)?.since ?? null;
}

/**
 * Terms in a row that count for the limit, by `until`: the last one does when half of it was served.
 * @param lostAt when the player lost the office with the citizenship; null where that has not happened.
 */
export function termsServed(
  { holders, leavings, termEndsAt }: Pick<OfficeRecord, "holders" | "leavings" | "termEndsAt">,
  uid: string,
  { until, lostAt }: { readonly until: Date; readonly lostAt: Date | null },
): number {
  const holder = holders.find((other) => other.uid === uid);
  if (holder === undefined) return 0;
  const since = holder.since.getTime();
  const leftAt = leavings.find((leaving) => leaving.uid === uid)?.at ?? null;
  const ends = [until, lostAt, leftAt].flatMap((end) => (end ? [end.getTime()] : []));
  const half = termEndsAt === null ? 0 : (termEndsAt.getTime() - since) / 2;
  return Math.min(...ends) - since >= half ? holder.terms : holder.terms - 1;
}

/** The record once somebody has left the office before the end of the term. */
export function vacatedBy(record: OfficeRecord, uid: string, at: Date, isRecall: boolean): OfficeRecord {
  const { holders, leavings } = record;
  const ends = holders.some((holder) => holder.uid === uid) && !leavings.some((left) => left.uid === uid);
  return {
    ...record,
    leavings: ends ? [...leavings, { uid, at }] : leavings,
    recalledUids: isRecall ? [...new Set([...record.recalledUids, uid])] : record.recalledUids,
  };
}

/**
 * Whether an officer may call the office to election now: where it is vacant, nobody was ever elected to it, or the last
 * third of the term has begun.
 */
export function isCallable(
  { office, holders, termEndsAt }: OfficeRecord,
  holderCount: number,
  now: Date,
): boolean {
  const since = holders[0]?.since;
  if (since === undefined || termEndsAt === null || isVacant(office, holderCount)) return true;
  return now.getTime() >= termEndsAt.getTime() - (termEndsAt.getTime() - since.getTime()) / 3;
}
