import { nominations } from "../../functions/src/governance/elections/schema.ts";
import type { Poll } from "../../functions/src/governance/polls/poll.ts";
import { polls, publishedBallots } from "../../functions/src/governance/polls/schema.ts";
import type { Method } from "../../functions/src/governance/polls/tally/schema.ts";
import { DAY_MS } from "../../functions/src/platform/duration.ts";
import { db } from "../../functions/src/platform/store.ts";
import { inRegion, settings } from "../../functions/src/regions/schema.ts";
import { citizens, openPoll, pollOf, say } from "../emulator/governance/pollWorld.ts";
import { emptyDatabase } from "../support/emptyDatabase.ts";
import { openRegionFixture } from "../support/fixtures.ts";
import { admitCast, serveConsole } from "./world.ts";

/** Each a region with one vote, in which Cyrus is a citizen. */
export const VOTES = {
  referendum: "vote-referendum",
  plurality: "vote-plurality",
  approval: "vote-approval",
  weighted: "vote-weighted",
  quadratic: "vote-quadratic",
  rankedChoice: "vote-ranking",
} as const;

/** Names that stand nowhere else: what is found of them was a choice. */
export const CANDIDATES = ["zq-ann", "zq-ben", "zq-cy"] as const;
export const VOTING_POWER = 5;

export const addressOf = (regionId: string) => `/vote/${regionId}/${regionId}-poll`;

/** Open votes of each kind of ballot, and a region that has called more of them than stand on a page. */
export async function openVotes(): Promise<void> {
  await emptyDatabase();
  for (const regionId of ["nexus", "default"]) await openRegionFixture(regionId);
  const cyrus = await admitCast();
  const { uid } = cyrus;
  await cyrus.close();
  const closesAt = new Date(Date.now() + 3 * DAY_MS);
  for (const [method, regionId] of Object.entries(VOTES)) {
    await openPoll(regionId, { closesAt, ...(method === "referendum" ? {} : among(method as Method)) });
    await citizens(regionId, [uid, `${regionId}-b`, `${regionId}-c`], { votingPower: VOTING_POWER });
  }
  await nominate(VOTES.rankedChoice);
  await callManyVotes(VOTES.referendum);
  await settings.ref(inRegion(VOTES.referendum)).update({ "culture.theme": "ember" });
  await serveConsole();
}

const among = (method: Method): Partial<Poll> => ({
  method,
  options: [...CANDIDATES],
  rule: null,
  contentHash: null,
  powersCount: true,
});

/** An election: the names stand on the nominations. */
async function nominate(regionId: string): Promise<void> {
  const pollId = `${regionId}-poll`;
  await polls.ref({ regionId, pollId }).update({ subject: { kind: "election", subjectId: pollId } });
  for (const [index, uid] of CANDIDATES.entries()) {
    await nominations.ref({ regionId, electionId: pollId, uid }).set({
      ...{ uid, regionId, electionId: pollId, name: `Candidate ${uid}`, platform: "Low taxes, open gates." },
      ...{ nominatedByUid: uid, nominatedAt: new Date(), acceptedAt: new Date(), withdrawnAt: null },
      ...{ seconderUids: [uid], seconderCount: index + 1 },
    });
  }
}

/** Twenty-four closed ones beside the open one, all that close at one instant. */
async function callManyVotes(regionId: string): Promise<void> {
  const open = await pollOf(regionId);
  const endedAt = new Date(Date.now() - DAY_MS);
  const batch = db().batch();
  for (let number = 1; number <= 24; number++) {
    const pollId = `closed-${number}`;
    const closed = { ...open, pollId, title: `Question ${number}`, closesAt: endedAt, endedAt };
    batch.set(polls.ref({ regionId, pollId }), { ...closed, phase: "erased", dueAt: null });
  }
  await batch.commit();
}

/** Two others have said their word, which makes three with Cyrus: the quorum. */
export async function othersVote(regionId: string): Promise<void> {
  for (const [voter, option] of [
    ["b", "for"],
    ["c", "against"],
  ] as const) {
    const { reason } = await say(`${regionId}-${voter}`, regionId, option);
    if (reason !== undefined) throw new Error(reason);
  }
}

/** Somebody with the database's keys turns one published ballot round. */
export async function alterBallot(regionId: string): Promise<void> {
  const ref = publishedBallots.ref({ regionId, pollId: `${regionId}-poll`, page: 0 });
  const { ballots, page } = (await ref.get()).data()!;
  const [first, ...rest] = ballots;
  const isFor = first!.choice.kind === "one" && first!.choice.option === "for";
  const choice = { kind: "one", option: isFor ? "against" : "for" } as const;
  await ref.set({ page, ballots: [{ ...first!, choice }, ...rest] });
}
