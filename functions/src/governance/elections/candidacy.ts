import { z } from "zod";
import type { Member } from "../../membership/schema.ts";
import { citizenUntil } from "../../membership/votingPower.ts";
import { GameError } from "../../platform/errors.ts";
import { date, documentId, line, regionId, text, uid } from "../../platform/fields.ts";
import type { Region } from "../../regions/schema.ts";
import { type OfficeRecord, termSince, termsServed } from "../offices/office.ts";
import type { Poll } from "../polls/poll.ts";
import { MAX_OPTIONS } from "../polls/tally/schema.ts";
import { type Election, electionStateAt } from "./election.ts";

export const platformField = text(2_000);

/** A candidacy; the document's id is the candidate's uid. */
export const nominationSchema = z.strictObject({
  uid,
  regionId,
  electionId: documentId,
  /** As the member's document had it when nominated. */
  name: line(32),
  platform: platformField,
  nominatedByUid: uid,
  nominatedAt: date,
  /** Null while the nominee has not accepted; one's own nomination is accepted with it. */
  acceptedAt: date.nullable(),
  withdrawnAt: date.nullable(),
});
export type Nomination = z.infer<typeof nominationSchema>;

/** Nominations that one citizen can make in one election: each sends a notice to somebody. */
export const MAX_NOMINATIONS_BY_ONE = 5;

/** @throws GameError `NOMINATIONS_CLOSED` with the instants between which nominations can be made and withdrawn. */
export function requireNominations(election: Election, poll: Poll, now: Date): void {
  const state = electionStateAt(election, poll, now);
  if (state === "nominations") return;
  const opensAt = election.nominationsOpenAt.toISOString();
  const closesAt = poll.opensAt.toISOString();
  throw new GameError(
    "NOMINATIONS_CLOSED",
    state === "cancelled"
      ? "The election was called off."
      : `Candidates are nominated, accept and withdraw from ${opensAt} until voting opens at ${closesAt}.`,
    { electionId: election.electionId, state, opensAt, closesAt },
  );
}

/** What decides whether somebody can stand. */
export interface Requirements {
  readonly region: Pick<Region, "regionId" | "configuration">;
  readonly record: Pick<OfficeRecord, "office" | "holders" | "leavings" | "recalledUids" | "termEndsAt">;
  /** The end of the election, until when who is in office serves the term. */
  readonly closesAt: Date;
}

export type Obstacle = "citizenship" | "reputation" | "recalled" | "termLimit";

/** Why a member cannot stand for the office, or null: asked when nominated, when accepting and when voting opens. */
export function obstacleOf(
  member: Member | undefined,
  { region, record, closesAt }: Requirements,
): Obstacle | null {
  const { immigration, governance } = region.configuration;
  if (member?.status !== "active" || member.standing !== "citizen") return "citizenship";
  if (member.reputation < immigration.minimumReputation) return "reputation";
  if (record.recalledUids.includes(member.uid)) return "recalled";
  const terms = servedBy(member, record, closesAt);
  return governance.termLimit > 0 && terms >= governance.termLimit ? "termLimit" : null;
}

/** The member's terms in a row that count for the limit by an instant. */
export function servedBy(
  member: Pick<Member, "uid" | "votingPowerCheckpoints">,
  record: Pick<OfficeRecord, "holders" | "leavings" | "termEndsAt">,
  until: Date,
): number {
  const since = termSince(record, member.uid);
  const lostAt = since && citizenUntil(member, since);
  return termsServed(record, member.uid, { until, lostAt });
}

/** @throws GameError `NOT_ELIGIBLE` naming the obstacle and the bound. */
export function requireEligible(
  member: Member | undefined,
  uid: string,
  requirements: Requirements,
): asserts member is Member {
  const obstacle = obstacleOf(member, requirements);
  if (obstacle === null) return;
  const { region, record } = requirements;
  const { immigration, governance } = region.configuration;
  const sentences: Readonly<Record<Obstacle, string>> = {
    citizenship: `is no citizen of the region ${region.regionId}: only citizens stand for an office`,
    reputation: `needs a reputation of ${immigration.minimumReputation} to stand, and has ${member?.reputation}`,
    recalled: "was recalled from the office: the election that follows is for others",
    termLimit: `has held the office for ${governance.termLimit} terms in a row, which is the limit: after another's term it is open again`,
  };
  throw new GameError("NOT_ELIGIBLE", `The player "${uid}" ${sentences[obstacle]}.`, {
    uid,
    office: record.office,
    obstacle,
  });
}

/**
 * A new candidacy. Whoever declined or withdrew stands again by the own word only: nobody is asked twice.
 * @throws GameError `ALREADY_NOMINATED`, `NOMINATIONS_USED`.
 */
export function nominated(
  earlier: Nomination | undefined,
  given: Pick<Nomination, "uid" | "regionId" | "electionId" | "name" | "platform" | "nominatedByUid">,
  made: number,
  now: Date,
): Nomination {
  const own = given.uid === given.nominatedByUid;
  if (earlier !== undefined && (earlier.withdrawnAt === null || !own)) {
    const why = earlier.withdrawnAt === null ? "is nominated already" : "has declined or withdrawn";
    throw new GameError("ALREADY_NOMINATED", `The player "${given.uid}" ${why}.`, { uid: given.uid });
  }
  if (!own && made >= MAX_NOMINATIONS_BY_ONE) {
    throw new GameError(
      "NOMINATIONS_USED",
      `You have nominated ${made} candidates; ${MAX_NOMINATIONS_BY_ONE} is the most in one election.`,
      { maximum: MAX_NOMINATIONS_BY_ONE },
    );
  }
  return { ...given, nominatedAt: now, acceptedAt: own ? now : null, withdrawnAt: null };
}

/** The candidacy with the candidate's consent and platform; who had accepted before keeps the place in the order. */
export function accepted(nomination: Nomination | undefined, platform: string, now: Date): Nomination {
  const { acceptedAt, ...open } = requireOpen(nomination);
  return { ...open, platform, acceptedAt: acceptedAt ?? now };
}

/** Declined, or withdrawn after it was accepted. */
export function withdrawn(nomination: Nomination | undefined, now: Date): Nomination {
  return { ...requireOpen(nomination), withdrawnAt: now };
}

/** @throws GameError `NOMINATION_UNKNOWN`. */
function requireOpen(nomination: Nomination | undefined): Nomination {
  if (nomination !== undefined && nomination.withdrawnAt === null) return nomination;
  throw new GameError(
    "NOMINATION_UNKNOWN",
    nomination === undefined
      ? "You are not nominated in this election."
      : "You have declined or withdrawn: nominate yourself to stand again.",
  );
}

/** @throws GameError `CANDIDATES_FULL` when a ballot has no room for one more. */
export function requireRoom(candidates: number): void {
  if (candidates < MAX_OPTIONS) return;
  throw new GameError(
    "CANDIDATES_FULL",
    `${candidates} candidates stand already, and a ballot holds ${MAX_OPTIONS}: there is room when one withdraws.`,
    { maximum: MAX_OPTIONS },
  );
}

/** Who can be voted for: of those who stand and may, the first that accepted, in the order of their ids. */
export function optionsOf(
  standing: readonly Nomination[],
  memberOf: (uid: string) => Member | undefined,
  requirements: Requirements,
): string[] {
  return standing
    .filter(({ uid }) => obstacleOf(memberOf(uid), requirements) === null)
    .toSorted((a, b) => a.acceptedAt!.getTime() - b.acceptedAt!.getTime() || (a.uid < b.uid ? -1 : 1))
    .slice(0, MAX_OPTIONS)
    .map(({ uid }) => uid)
    .toSorted();
}
