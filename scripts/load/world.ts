import "../../functions/src/house.ts";
import type { Poll } from "../../functions/src/governance/polls/poll.ts";
import { polls } from "../../functions/src/governance/polls/schema.ts";
import { stageMember } from "../../functions/src/membership/change/stageMember.ts";
import { newMember } from "../../functions/src/membership/newMember.ts";
import { after, DAY_MS } from "../../functions/src/platform/duration.ts";
import { db, transact } from "../../functions/src/platform/store.ts";
import { type Player, players } from "../../functions/src/players/schema.ts";
import { openAccount, type Ports } from "../../seed/accounts.ts";
import { jobEnd } from "../../seed/jobEnd.ts";
import { appointAdministrator } from "../administrators.ts";
import { prepareWorld } from "../bench/world.ts";
import { demoProjectId } from "../command.ts";
import { exampleOf } from "../generate/declared.ts";
import { type LoadPlayer, PLAYERS_A_REGION, pollIdOf, REGION_IDS } from "./population.ts";

/** The founders of each region, the first of whom owns it. Ten at a time: the emulator answers one after the other. */
export async function signUpPlayers(ports: Ports): Promise<LoadPlayer[]> {
  const signedUp: LoadPlayer[] = [];
  for (const homeRegionId of REGION_IDS) {
    const seats = Array.from({ length: PLAYERS_A_REGION }, async (_, seat) => {
      const account = await openAccount(`${homeRegionId}-${seat}`, demoProjectId, ports);
      const idToken = await account.idToken();
      await account.close();
      return { uid: account.uid, idToken, homeRegionId, owner: seat === 0 };
    });
    signedUp.push(...(await Promise.all(seats)));
  }
  return signedUp;
}

/** Players and their memberships as documents, regions by the callable and the queues that open every region, a poll in each. */
export async function populate(people: readonly LoadPlayer[], ports: Ports): Promise<void> {
  const administrator = await openAccount("load", demoProjectId, ports);
  await appointAdministrator(administrator.email, "load");
  await administrator.refresh();
  await prepareWorld(administrator);
  const player = (await exampleOf("players")) as unknown as Player;
  const poll = (await exampleOf("polls")) as unknown as Poll;
  const batch = db().batch();
  for (const { uid, homeRegionId } of people)
    batch.set(players.ref({ uid }), {
      ...{ ...player, uid, name: nameOf(uid), homeRegionId, accountId: `player:${uid}` as const },
      homes: [{ regionId: homeRegionId, since: new Date() }],
    });
  await batch.commit();
  await Promise.all(
    REGION_IDS.map(async (regionId) => {
      const [owner, ...others] = people.filter(({ homeRegionId }) => homeRegionId === regionId);
      const facts = { regionId, displayName: regionId, kind: "owned", ownerUid: owner!.uid } as const;
      await jobEnd((await administrator.client.regions.createRegion(facts)).jobId);
      await naturalise(regionId, others);
      await callPoll(poll, regionId);
    }),
  );
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

const nameOf = (uid: string) => `Load ${uid.slice(0, 20)}`;

/** Open from now on, for those who are citizens now, and longer than any run. */
async function callPoll(example: Poll, regionId: string): Promise<void> {
  const pollId = pollIdOf(regionId);
  const opensAt = new Date();
  const closesAt = after(opensAt, 7 * DAY_MS);
  await polls.ref({ regionId, pollId }).set({
    ...{ ...example, pollId, regionId, opensAt, closesAt, dueAt: closesAt, calledAt: opensAt },
    subject: { kind: "proposal", subjectId: pollId },
    method: "yesNoAbstain",
    options: ["for", "against", "abstain"],
    rule: { kind: "share", thresholdBasisPoints: 5_100 },
    entitledCount: PLAYERS_A_REGION,
    tieCommitment: null,
  });
}
