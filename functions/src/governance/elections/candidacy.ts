import { z } from "zod";
import type { Member } from "../../membership/schema.ts";
import { GameError } from "../../platform/errors.ts";
import { date, documentId, integer, line, regionId, text, uid } from "../../platform/fields.ts";
import type { Poll } from "../polls/poll.ts";
import { MAX_OPTIONS } from "../polls/tally/schema.ts";
import { type Election, electionStateAt } from "./election.ts";
import { obstacleOf, type Requirements } from "./eligibility.ts";

export const platformField = text(2_000);

/** Signatures that one candidate can need, and have. */
export const MAX_SECONDERS = 10;

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
  /** Who has signed for the candidacy, the candidate too; each for one at a time, and nobody takes it back. */
  seconderUids: z.array(uid).max(MAX_SECONDERS).default([]),
  /** How many they are: voting opens on who has enough. */
  seconderCount: integer(0, MAX_SECONDERS).default(0),
});
export type Nomination = z.infer<typeof nominationSchema>;

/** Nominations that one citizen can make in one election: each sends a notice to somebody. */
export const MAX_NOMINATIONS_BY_ONE = 5;

/**
 * How many must sign for a candidate: a twentieth of the electorate, rounded up, and 10 at the most. As each signs for
 * one, no more candidates have enough than a ballot's twenty places, up to 200 citizens.
 */
export function secondersNeeded({ entitledCount }: Pick<Poll, "entitledCount">): number {
  return Math.min(MAX_SECONDERS, Math.max(1, Math.ceil(entitledCount / MAX_OPTIONS)));
}

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

/** What is known when somebody is nominated. */
interface NominationFacts {
  /** Nominations of others that the caller has made in the election. */
  readonly made: number;
  /** Whether the candidate has signed for nobody yet, and so signs for their own candidacy. */
  readonly isFree: boolean;
}

/**
 * A new candidacy. A candidate who declined or withdrew can stand again, but nobody else can nominate them: nobody is asked twice.
 * @throws GameError `ALREADY_NOMINATED`, `NOMINATIONS_USED`.
 */
export function nominated(
  earlier: Nomination | undefined,
  given: Pick<Nomination, "uid" | "regionId" | "electionId" | "name" | "platform" | "nominatedByUid">,
  { made, isFree }: NominationFacts,
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
  const nomination = { ...given, nominatedAt: now, acceptedAt: own ? now : null, withdrawnAt: null };
  return signedBy(nomination, own && isFree ? [given.uid] : []);
}

/** The candidacy with the candidate's consent and platform; who had accepted before keeps the place in the order. */
export function accepted(
  nomination: Nomination | undefined,
  platform: string,
  { isFree }: Pick<NominationFacts, "isFree">,
  now: Date,
): Nomination {
  const { acceptedAt, ...open } = requireOpen(nomination);
  const signed = { ...open, platform, acceptedAt: acceptedAt ?? now };
  const { seconderUids, uid } = signed;
  return isFree && seconderUids.length < MAX_SECONDERS ? signedBy(signed, [...seconderUids, uid]) : signed;
}

/** Declined, or withdrawn after it was accepted: who has signed for it is free to sign for another. */
export function withdrawn(nomination: Nomination | undefined, now: Date): Nomination {
  return signedBy({ ...requireOpen(nomination), withdrawnAt: now }, []);
}

/**
 * The candidacy with one signature more.
 * @param signedFor whom the signer has signed for before.
 * @throws GameError `NOMINATION_UNKNOWN`, `ALREADY_SECONDED`, `SECONDERS_FULL`.
 */
export function seconded(
  nomination: Nomination | undefined,
  by: { readonly uid: string; readonly signedFor: string | null },
): Nomination {
  if (nomination === undefined || nomination.withdrawnAt !== null || nomination.acceptedAt === null) {
    throw new GameError(
      "NOMINATION_UNKNOWN",
      "The player is not, or is no longer, a candidate in this election.",
    );
  }
  if (by.signedFor !== null) {
    throw new GameError(
      "ALREADY_SECONDED",
      `You have signed for the candidate "${by.signedFor}": you can sign for another if that one withdraws.`,
      { uid: by.signedFor },
    );
  }
  if (nomination.seconderUids.length >= MAX_SECONDERS) {
    throw new GameError(
      "SECONDERS_FULL",
      `${MAX_SECONDERS} have signed for this candidate: no more are needed.`,
      { maximum: MAX_SECONDERS },
    );
  }
  return signedBy(nomination, [...nomination.seconderUids, by.uid]);
}

function signedBy(
  nomination: Omit<Nomination, "seconderUids" | "seconderCount">,
  seconderUids: string[],
): Nomination {
  return { ...nomination, seconderUids, seconderCount: seconderUids.length };
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

/**
 * Who can be voted for, in the order of their ids: of those who have signatures enough and may stand, as many as fit; who
 * has more signatures comes first, then who accepted first.
 */
export function optionsOf(
  seconded: readonly Nomination[],
  memberOf: (uid: string) => Member | undefined,
  requirements: Requirements,
): string[] {
  return seconded
    .filter(({ uid }) => obstacleOf(memberOf(uid), requirements) === null)
    .toSorted(
      (a, b) =>
        b.seconderCount - a.seconderCount ||
        a.acceptedAt!.getTime() - b.acceptedAt!.getTime() ||
        (a.uid < b.uid ? -1 : 1),
    )
    .slice(0, MAX_OPTIONS)
    .map(({ uid }) => uid)
    .toSorted();
}
