import { type Nomination, nominated } from "../../../functions/src/governance/elections/candidacy.ts";
import type { Election } from "../../../functions/src/governance/elections/election.ts";
import { elections, nominations } from "../../../functions/src/governance/elections/schema.ts";
import type { Office, OfficeRecord } from "../../../functions/src/governance/offices/office.ts";
import { offices } from "../../../functions/src/governance/offices/schema.ts";
import type { Poll } from "../../../functions/src/governance/polls/poll.ts";
import { polls } from "../../../functions/src/governance/polls/schema.ts";
import type { Choice } from "../../../functions/src/governance/polls/tally/schema.ts";
import { regionAudit } from "../../../functions/src/platform/audit.ts";
import { DAY_MS } from "../../../functions/src/platform/duration.ts";
import { db } from "../../../functions/src/platform/store.ts";
import type { Configuration } from "../../../functions/src/regions/configuration/configuration.ts";
import { announcements, type Region, regions } from "../../../functions/src/regions/schema.ts";
import { setClockOffset } from "../../support/emulators.ts";
import { deliver } from "../../support/work.ts";
import { call, enrol, memberOf, type Outcome, openRegion } from "../membership/world.ts";
import { citizens } from "./pollWorld.ts";

export interface Republic {
  readonly regionId: string;
  readonly owner: string;
  /** The uid of one of its citizens. */
  uid(name: string): string;
  /** Calls `governance/…` in the region as one of them. */
  call(name: string, verb: string, input?: Readonly<Record<string, unknown>>): Promise<Outcome>;
}

/** A region of its own, governed by ballot, whose owner and citizens are registered players that live there. */
export async function republic(
  regionId: string,
  names: readonly string[],
  given: { governance?: Partial<Configuration["governance"]>; reputation?: number; governor?: string } = {},
): Promise<Republic> {
  const uid = (name: string) => `${regionId}-${name}`;
  const owner = uid("owner");
  const governance = { type: "democracy" as const, ...given.governance };
  const governorUid = given.governor === undefined ? null : uid(given.governor);
  await openRegion(regionId, {
    ownerUid: owner,
    governorUid,
    governance,
    immigration: { minimumReputation: 0 },
  });
  const uids = names.map(uid);
  await Promise.all([...uids, owner].map((player) => enrol(player, { home: regionId })));
  await citizens(regionId, uids);
  return {
    regionId,
    owner,
    uid,
    call: (name, verb, input = {}) => call(uid(name), `governance/${verb}`, { regionId, ...input }),
  };
}

const reason = "As the constitution demands.";

/** Has the owner, who governs while nobody is elected, call an election. */
export async function called(region: Republic, office: Office): Promise<string> {
  const { reason: refused, result } = await region.call("owner", "callElection", { office, reason });
  if (refused !== undefined) throw new Error(`the election was refused: ${refused}`);
  return result.electionId as string;
}

/** Lets them all nominate themselves. */
export async function stand(region: Republic, electionId: string, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const { reason: refused } = await region.call(name, "nominateCandidate", {
      electionId,
      uid: region.uid(name),
    });
    if (refused !== undefined) throw new Error(`${name} was refused: ${refused}`);
  }
}

/** Candidacies as documents, signed by the candidate alone, accepted one second after the other. */
export async function candidacies(
  { regionId }: Republic,
  electionId: string,
  uids: readonly string[],
): Promise<void> {
  const batch = db().batch();
  const first = Date.now() - DAY_MS;
  for (const [index, uid] of uids.entries()) {
    const name = uid.slice(0, 32);
    const given = { uid, regionId, electionId, name, platform: "", nominatedByUid: uid };
    const at = new Date(first + index * 1_000);
    batch.set(
      nominations.ref({ regionId, electionId, uid }),
      nominated(undefined, given, { made: 0, isFree: true }, at),
    );
  }
  await batch.commit();
}

export const vote = (region: Republic, name: string, electionId: string, choice: Choice) =>
  region.call(name, "castBallot", { pollId: electionId, choice });

/** Puts game time so many days and a minute ahead of real time. */
export const daysPass = (days: number) => setClockOffset(days * DAY_MS + 60_000);

/** Delivers the task of the election's poll as Cloud Tasks would, and waits for its end. */
export const settleElection = (regionId: string, pollId: string) =>
  deliver("settlePoll", { regionId, pollId });

export const regionOf = async (regionId: string): Promise<Region> =>
  (await regions.ref({ regionId }).get()).data()!;
export const officeOf = async (regionId: string, office: Office): Promise<OfficeRecord | undefined> =>
  (await offices.ref({ regionId, office }).get()).data();
export const electionOf = async (regionId: string, electionId: string): Promise<Election> =>
  (await elections.ref({ regionId, electionId }).get()).data()!;
export const pollOf = async (regionId: string, pollId: string): Promise<Poll> =>
  (await polls.ref({ regionId, pollId }).get()).data()!;
export const nominationOf = async (
  regionId: string,
  electionId: string,
  uid: string,
): Promise<Nomination | undefined> => (await nominations.ref({ regionId, electionId, uid }).get()).data();

export const electionsOf = async (regionId: string, office: Office): Promise<Election[]> => {
  const { docs } = await elections.collection({ regionId }).where("office", "==", office).get();
  return docs.map((election) => election.data()).toSorted((a, b) => a.number - b.number);
};

/** The uids of those who hold a council's seat, of all who were ever named. */
export async function councilOf({ regionId, uid }: Republic, names: readonly string[]): Promise<string[]> {
  const members = await Promise.all(names.map((name) => memberOf(regionId, uid(name))));
  return names.filter((_, index) => members[index]?.offices.includes("councilMember"));
}

export const auditOf = async (regionId: string, action: string) => {
  const { docs } = await regionAudit.collection({ regionId }).where("action", "==", action).get();
  return docs.map((entry) => entry.data());
};

export const announcementsOf = async (regionId: string) =>
  (await announcements.collection({ regionId }).get()).docs.map((announcement) => announcement.data());
