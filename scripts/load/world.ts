import { polls } from "../../functions/src/governance/polls/schema.ts";
import "../../functions/src/house.ts";
import { stageMember } from "../../functions/src/membership/change/stageMember.ts";
import { newMember } from "../../functions/src/membership/newMember.ts";
import { after, DAY_MS } from "../../functions/src/platform/duration.ts";
import { derivedId } from "../../functions/src/platform/random.ts";
import { db, transact } from "../../functions/src/platform/store.ts";
import { taskCommit } from "../../functions/src/platform/taskCommit.ts";
import { dispatch } from "../../functions/src/platform/work/outbox.ts";
import { players } from "../../functions/src/players/schema.ts";
import { prepareRegion, stageRegion } from "../../functions/src/regions/opening/openRegion.ts";
import { jobEnd } from "../../seed/jobEnd.ts";
import { signUp } from "./accounts.ts";
import { type LoadPlayer, NEXUS_SECTORS, PLAYERS_A_REGION, pollIdOf, REGION_IDS } from "./population.ts";

/** Signing up hashes nothing, but each is a request to an emulator that answers one at a time. */
const SIGN_UPS_AT_ONCE = 20;

/** A region's founders: the first one owns it. */
export async function signUpPlayers(): Promise<LoadPlayer[]> {
  const seats = REGION_IDS.flatMap((homeRegionId) =>
    Array.from({ length: PLAYERS_A_REGION }, (_, seat) => ({ homeRegionId, owner: seat === 0 })),
  );
  const signedUp: LoadPlayer[] = [];
  for (let first = 0; first < seats.length; first += SIGN_UPS_AT_ONCE) {
    const some = seats
      .slice(first, first + SIGN_UPS_AT_ONCE)
      .map(async (seat) => ({ ...(await signUp()), ...seat }));
    signedUp.push(...(await Promise.all(some)));
  }
  return signedUp;
}

/**
 * Players and their memberships as documents, regions through the functions and queues that open every region, a poll
 * in each.
 */
export async function populate(people: readonly LoadPlayer[]): Promise<void> {
  await openRegion("nexus", null);
  const batch = db().batch();
  for (const [number, person] of people.entries())
    batch.set(players.ref(person), playerDocument(person, number));
  await batch.commit();
  await Promise.all(
    REGION_IDS.map(async (regionId) => {
      const [owner, ...others] = people.filter(({ homeRegionId }) => homeRegionId === regionId);
      await openRegion(regionId, owner!.uid);
      await naturalise(regionId, others);
      await callPoll(regionId);
    }),
  );
}

async function openRegion(regionId: string, ownerUid: string | null): Promise<void> {
  const jobId = derivedId("load", regionId);
  const kind = ownerUid === null ? ("nexus" as const) : ("owned" as const);
  const sectorCount = ownerUid === null ? NEXUS_SECTORS : null;
  const facts = {
    ...{ regionId, displayName: regionId, kind, ownerUid, seed: regionId, sectorCount, jobId },
    holdIds: [],
  };
  const rows = await transact(async (tx) => {
    const at = new Date();
    const commit = taskCommit(tx, { actorUid: "script:load", intent: jobId, at });
    const prepared = await prepareRegion(commit, { ...facts, configuration: {} });
    const staged = stageRegion(tx, prepared, [], at);
    commit.finish();
    return staged;
  });
  await dispatch(rows);
  await jobEnd(jobId);
}

/** Players of this region, as citizens: a week of residence is more than a load run has. */
async function naturalise(regionId: string, people: readonly LoadPlayer[]): Promise<void> {
  await transact(async (tx) => {
    const at = new Date();
    for (const { uid } of people) {
      stageMember(tx, newMember({ uid, regionId, name: nameOf(uid), standing: "citizen", at }), at);
    }
  });
}

function playerDocument({ uid, homeRegionId: regionId }: LoadPlayer, number: number) {
  const registeredAt = new Date();
  return {
    uid,
    name: nameOf(uid),
    biography: "",
    homeRegionId: regionId,
    homes: [{ regionId, since: registeredAt }],
    accountId: `player:load-${regionId}-${number}` as const,
    startingCreditsFrom: null,
    addressDigest: null,
    blocked: null,
    displaced: null,
    galacticCitizen: false,
    registeredAt,
  };
}

const nameOf = (uid: string) => `Load ${uid.slice(0, 20)}`;

/** Open from now on, for those who are citizens now, and longer than any run. */
async function callPoll(regionId: string): Promise<void> {
  const opensAt = new Date();
  const closesAt = after(opensAt, 7 * DAY_MS);
  const pollId = pollIdOf(regionId);
  await polls.ref({ regionId, pollId }).set({
    pollId,
    regionId,
    subject: { kind: "proposal", subjectId: pollId },
    title: "Shall we have a library?",
    method: "yesNoAbstain",
    seats: 1,
    options: ["for", "against", "abstain"],
    electorate: "citizens",
    powersCount: false,
    rule: { kind: "share", thresholdBasisPoints: 5_100 },
    entitledCount: PLAYERS_A_REGION,
    quorumVoters: 3,
    opensAt,
    closesAt,
    extendedFrom: null,
    tieCommitment: null,
    tieSecret: null,
    contentHash: null,
    phase: "open",
    dueAt: closesAt,
    result: null,
    pageCount: 0,
    calledAt: opensAt,
    endedAt: null,
  });
}
