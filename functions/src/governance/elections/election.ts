import { z } from "zod";
import { after, DAY_MS } from "../../platform/duration.ts";
import { date, documentId, integer, regionId, uid } from "../../platform/fields.ts";
import type { Region } from "../../regions/schema.ts";
import { allows } from "../../regions/status/capabilities.ts";
import { COUNCIL_SEATS, electionCause, isElective, type Office, officeField } from "../offices/office.ts";
import { type Poll, pollStateAt } from "../polls/poll.ts";

/**
 * An election to an office. Its poll has the same id and tells method, seats, candidates, opening, closing and result;
 * who was installed stands here.
 */
export const electionSchema = z.strictObject({
  electionId: documentId,
  regionId,
  office: officeField,
  /** From 1: the region's elections to this office. */
  number: integer(1, 100_000),
  cause: electionCause,
  /** Nominations end when voting opens: the candidates are fixed then. */
  nominationsOpenAt: date,
  calledAt: date,
  /** When nominations have to be announced; null once they are, or need not be. The schedule looks for it. */
  dueAt: date.nullable(),
  cancelledAt: date.nullable(),
  /** Terms in a row that one person may serve, by the law when nominations open; 0: without limit. */
  termLimit: integer(0, 10).default(0),
  /** Who alone stood for the one seat, and is voted on by yes or no; null where more did, or nobody. */
  loneCandidateUid: uid.nullable().default(null),
  /** Who took office by it; null until it is concluded, empty when it failed and the incumbents stayed. */
  installedUids: z.array(uid).max(COUNCIL_SEATS.maximum).nullable(),
});
export type Election = z.infer<typeof electionSchema>;

const NOMINATIONS_MS = 7 * DAY_MS;
const VOTING_MS = 7 * DAY_MS;
/** From the end of a failed election to the end of the next try. */
export const REPEAT_MS = 30 * DAY_MS;

export interface Timetable {
  readonly nominationsOpenAt: Date;
  readonly opensAt: Date;
  readonly closesAt: Date;
}

/** Of an election that closes at `wanted`, or as soon after it as nominations and voting can be held in full. */
export function timetable(wanted: Date | null, now: Date): Timetable {
  const soonest = after(now, NOMINATIONS_MS + VOTING_MS);
  const closesAt = wanted !== null && wanted > soonest ? wanted : soonest;
  const opensAt = after(closesAt, -VOTING_MS);
  return { nominationsOpenAt: after(opensAt, -NOMINATIONS_MS), opensAt, closesAt };
}

export type ElectionState = "scheduled" | "nominations" | "voting" | "closing" | "concluded" | "cancelled";

/**
 * What an election is at an instant, from its times and what has been carried out; no schedule decides it. Candidates
 * that were fixed by a clock which runs ahead are fixed for every clock.
 */
export function electionStateAt(
  election: Pick<Election, "nominationsOpenAt" | "cancelledAt" | "installedUids">,
  poll: Pick<Poll, "phase" | "opensAt" | "closesAt">,
  now: Date,
): ElectionState {
  const ofPoll = pollStateAt(poll, now);
  if (election.cancelledAt !== null || ofPoll === "cancelled") return "cancelled";
  if (election.installedUids !== null) return "concluded";
  if (ofPoll === "closing" || ofPoll === "closed") return "closing";
  if (ofPoll === "voting" || poll.phase === "open") return "voting";
  return now < election.nominationsOpenAt ? "scheduled" : "nominations";
}

/** Whether an election has become void: the region is closing, or an autocrat's governor is appointed. */
export function isMoot(office: Office, region: Pick<Region, "status" | "governance">): boolean {
  return !allows(region, "vote") || !isElective(office, region.governance);
}

const OFFICE_TITLES: Readonly<Record<Office, string>> = {
  governor: "Governor",
  councilMember: "Council",
  ambassador: "Ambassador",
};

/** "Council of Homeward Reach": what an election is called, before the eyes of people. */
export function electionTitle(office: Office, { displayName }: Pick<Region, "displayName">): string {
  return `${OFFICE_TITLES[office]} of ${displayName}`;
}
