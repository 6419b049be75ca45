import type { Tx } from "../../platform/documents/tx.ts";
import { derivedId } from "../../platform/random.ts";
import { announcementOf, announcements, type Region } from "../../regions/schema.ts";
import {
  councilSeats,
  type ElectionCause,
  methodOf,
  type Office,
  type OfficeRecord,
} from "../offices/office.ts";
import { offices } from "../offices/schema.ts";
import { calledPoll, stagePoll } from "../polls/callPoll.ts";
import type { Poll } from "../polls/poll.ts";
import { type Election, electionTitle, type Timetable, timetable } from "./election.ts";
import { elections } from "./schema.ts";

/** What is decided about an election when it is called. */
export interface ElectionCall {
  readonly cause: ElectionCause;
  /** When it is to close at the soonest; null: as soon as nominations and voting allow. */
  readonly closesAt: Date | null;
}

/** An election with its poll, and the office's record that names it. */
export interface NewElection {
  readonly election: Election;
  readonly poll: Poll;
  readonly record: OfficeRecord;
}

/** The region's next election to an office; its id follows from the number it has among them. */
export async function newElection(
  region: Region,
  earlier: OfficeRecord,
  { cause, closesAt }: ElectionCall,
  now: Date,
): Promise<NewElection> {
  const { office, regionId } = earlier;
  const number = earlier.electionCount + 1;
  const electionId = derivedId("election", regionId, office, number);
  const { nominationsOpenAt, ...voting } = timetable(closesAt, now);
  const election: Election = {
    electionId,
    regionId,
    office,
    number,
    cause,
    nominationsOpenAt,
    calledAt: now,
    dueAt: nominationsOpenAt <= now ? null : nominationsOpenAt,
    cancelledAt: null,
    termLimit: region.governance.termLimit,
    loneCandidateUid: null,
    installedUids: null,
  };
  const named = { electionId, cause, nominationsOpenAt };
  return {
    election,
    poll: await electionPoll(region, { electionId, office, nominationsOpenAt, ...voting }, now),
    record: { ...earlier, election: named, electionCount: number },
  };
}

/**
 * The poll of an election, by the region's laws and population as they are now: method, seats and quorum. An election
 * that is scheduled months ahead gets them anew when its nominations open.
 */
export async function electionPoll(
  region: Region,
  election: {
    readonly electionId: string;
    readonly office: Office;
  } & Timetable,
  now: Date,
): Promise<Poll> {
  const { electionId, office, nominationsOpenAt, opensAt, closesAt } = election;
  const call = {
    pollId: electionId,
    subject: { kind: "election" as const, subjectId: electionId },
    title: electionTitle(office, region),
    method: methodOf(office, region.governance),
    seats: 1,
    electorate: "citizens" as const,
    calledAt: nominationsOpenAt,
    opensAt,
    closesAt,
    thresholdBasisPoints: null,
  };
  const poll = await calledPoll(region, call, now);
  return office === "councilMember" ? { ...poll, seats: councilSeats(poll.entitledCount) } : poll;
}

/** Writes election, poll and record, and tells the region where nominations open at once. */
export function stageNewElection(tx: Tx, { election, poll, record }: NewElection): void {
  const { regionId, electionId, office } = election;
  tx.set(offices.ref({ regionId, office }), record);
  tx.create(elections.ref({ regionId, electionId }), election);
  stagePoll(tx, poll);
  if (election.dueAt === null) stageNominationsNotice(tx, poll, election.calledAt);
}

/** Tells a region's members that candidates can be nominated: one document, however many read it. */
export function stageNominationsNotice(tx: Tx, poll: Poll, at: Date): void {
  const { regionId, pollId, title, seats, opensAt, closesAt } = poll;
  const announcementId = derivedId("nominationsOpen", regionId, pollId);
  const what = seats === 1 ? "one seat" : `${seats} seats`;
  tx.set(
    announcements.ref({ regionId, announcementId }),
    announcementOf({
      title: `Election: ${title}`,
      body:
        `Candidates for ${what} are nominated until ${opensAt.toISOString()}; citizens then vote ` +
        `until ${closesAt.toISOString()}.`,
      authorUid: "schedule:elections",
      at,
    }),
  );
}
