import { ballots } from "../../functions/src/governance/polls/schema.ts";
import { members, memberships } from "../../functions/src/membership/schema.ts";
import { regionAudit } from "../../functions/src/platform/audit.ts";
import { requests } from "../../functions/src/platform/calls/replay.ts";
import { DEFAULT_CONFIGURATION } from "../../functions/src/regions/configuration/defaultConfiguration.ts";
import { inRegion, settings } from "../../functions/src/regions/schema.ts";
import type { StoredBallot } from "./checks/ballots.ts";
import type { StoredField } from "./checks/configuration.ts";
import type { StoredMember, StoredMembership } from "./checks/membership.ts";
import { type LoadPlayer, pollIdOf, REGION_IDS } from "./population.ts";

export type Stored = Awaited<ReturnType<typeof readStored>>;

/** What the run has left in Firestore, as far as the checks ask for it. */
export async function readStored(players: readonly LoadPlayer[]) {
  const uids = players.map(({ uid }) => uid);
  return {
    fields: (await Promise.all(REGION_IDS.map(storedFields))).flat(),
    members: (await Promise.all(REGION_IDS.map(storedMembers))).flat(),
    mirrors: (await Promise.all(uids.map(storedMirrors))).flat(),
    ballots: (await Promise.all(REGION_IDS.map(storedBallots))).flat(),
    /** How many answers, by player. */
    answers: new Map(await Promise.all(uids.map(storedAnswers))),
  };
}

async function storedFields(regionId: string): Promise<StoredField[]> {
  const { economy } = (await settings.ref(inRegion(regionId)).get()).data()!;
  const log = await regionAudit.collection({ regionId }).where("action", "==", "configureEconomy").get();
  const entries = log.docs.map((entry) => [read(entry.data().before), read(entry.data().after)]);
  return (["startingCredits", "startingTurns"] as const).map((key) => {
    const field = `economy.${key}`;
    const changes = entries.flatMap(([before, after]) =>
      after![field] === undefined ? [] : [{ before: before![field]!, after: after![field] }],
    );
    const { [key]: initial } = DEFAULT_CONFIGURATION.economy;
    return { regionId, field, initial, present: economy[key], changes };
  });
}

const read = (side: string | null) => JSON.parse(side ?? "{}") as Record<string, number>;

async function storedMembers(regionId: string): Promise<StoredMember[]> {
  return (await members.collection({ regionId }).get()).docs.map((member) => member.data());
}

async function storedMirrors(uid: string): Promise<StoredMembership[]> {
  const mirrors = await memberships.collection({ uid }).get();
  return mirrors.docs.map((mirror) => ({ uid, ...mirror.data() }));
}

async function storedBallots(regionId: string): Promise<StoredBallot[]> {
  const cast = await ballots.collection({ regionId, pollId: pollIdOf(regionId) }).get();
  return cast.docs.map((ballot) => {
    const { choice, revision } = ballot.data();
    return {
      uid: ballot.id,
      regionId,
      option: choice.kind === "one" ? choice.option : choice.kind,
      revision,
    };
  });
}

async function storedAnswers(uid: string): Promise<[string, number]> {
  return [uid, (await requests.collection({ uid }).count().get()).data().count];
}
