import { elections } from "../../functions/src/governance/elections/schema.ts";
import { proposals } from "../../functions/src/governance/laws/schema.ts";
import {
  dueElection,
  neverElected,
  OFFICES,
  type Office,
} from "../../functions/src/governance/offices/office.ts";
import { offices } from "../../functions/src/governance/offices/schema.ts";
import { petitions, supporters } from "../../functions/src/governance/petitions/schema.ts";
import { polls } from "../../functions/src/governance/polls/schema.ts";
import { treatiesInForce } from "../../functions/src/governance/treaties/inForce.ts";
import { treaties } from "../../functions/src/governance/treaties/schema.ts";
import { termsBetween } from "../../functions/src/governance/treaties/termsBetween.ts";
import { treatyStateAt } from "../../functions/src/governance/treaties/treaty.ts";
import { mandateHasEnded } from "../../functions/src/membership/officers/mandate.ts";
import { members } from "../../functions/src/membership/schema.ts";
import type { Quantities } from "../../functions/src/platform/declaration/figures.ts";
import { DAY_MS } from "../../functions/src/platform/duration.ts";
import { type Region, regions } from "../../functions/src/regions/schema.ts";
import type { Delivery } from "../support/storyline/delivery.ts";
import { count, dueNow, dueOf, gameTimeMs, summed } from "./counting.ts";
import type { TaskFacts } from "./taskFacts.ts";

/** As `facts.ts`, for the schedules of government. */
export const BEFORE_POLITICS: Readonly<Record<string, (delivery: Delivery) => Promise<Quantities>>> = {
  "governance/callElection": calledInRegion,
  "governance/submitProposal": calledInRegion,
  "governance/signTreaty": calledInRegion,
  "membership/joinRegion": bordersOf,
  "billing/abandonPurchase": async (delivery) => treatiesOf(regionIn(delivery)),
  "regions/interveneInRegion": async (delivery) => treatiesOf(regionIn(delivery)),
  // The plays close one region at a time: what it ends is what its first phase is billed for.
  closeAnnouncedRegions: async () => {
    const ending = await regionsToClose();
    return { ...dueOf(ending.length), ...summed(await Promise.all(ending.map(treatiesOf))) };
  },
  settlePolls: async () => dueOf(await count(dueNow(polls.group()))),
  implementProposals: async () => dueOf(await count(dueNow(proposals.group()))),
  reviewPetitions: async () => {
    const { docs } = await dueNow(petitions.group()).get();
    const each = docs.map(async (petition) => ({
      due: 1,
      supporters: await count(supporters.collection(petition.data())),
    }));
    return { ...dueOf(0), supporters: 0, ...summed(await Promise.all(each)) };
  },
  openNominations: async () => dueOf(await count(dueNow(elections.group()))),
  fillVacancies: async () => {
    const ruled = await ruledRegions();
    return { ...dueOf(ruled.length), ruled: ruled.length, elective: ruled.filter(elects).length };
  },
};

async function ruledRegions(): Promise<Region[]> {
  const { docs } = await regions.collection({}).where("status", "in", ["active", "suspended"]).get();
  return docs.map((region) => region.data());
}

const elects = ({ governance }: Region) => governance.type !== "autocracy";

/** Of each task that a run of `fillVacancies` is going to enqueue, by the task's body. */
export async function officesByRegion(): Promise<ReadonlyMap<string, TaskFacts>> {
  const each = (await ruledRegions()).filter(elects).map(async (region) => {
    const calls = await callsIn(region);
    return [JSON.stringify({ regionId: region.regionId }), async () => calls] as const;
  });
  return new Map(await Promise.all(each));
}

/** Of each task that a run of `endMandates` is going to enqueue, by the task's body. */
export async function mandatesByRegion(): Promise<ReadonlyMap<string, TaskFacts>> {
  const at = new Date(gameTimeMs());
  const { docs } = await regions.collection({}).where("mandatesEndAt", "<=", at).get();
  const each = docs.map(async (doc) => {
    const { regionId } = doc.data();
    const named = await members.collection({ regionId }).where("moderatorPermissions", "!=", []).get();
    const ended = named.docs.filter((member) => mandateHasEnded(doc.data(), member.data(), at));
    const facts = { moderators: Math.max(1, named.size), mandatesEnded: ended.length };
    return [JSON.stringify({ regionId }), async () => facts] as const;
  });
  return new Map(await Promise.all(each));
}

/** Of each task that a run of `openNominations` is going to enqueue, by the task's body. */
export async function dueElections(): Promise<ReadonlyMap<string, TaskFacts>> {
  const { docs } = await dueNow(elections.group()).get();
  const each = docs.map(async (election) => {
    const { regionId, electionId } = election.data();
    const counts = { pollCounts: await pollCounts(regionId) };
    return [JSON.stringify({ regionId, electionId }), async () => counts] as const;
  });
  return new Map(await Promise.all(each));
}

/** The elections that are due in a region, and those scheduled ones whose place they take. */
async function callsIn(region: Region): Promise<Quantities> {
  const { regionId, governorUid } = region;
  const calls = await Promise.all(
    OFFICES.map(async (office) => {
      const record = (await offices.ref({ regionId, office }).get()).data() ?? neverElected(regionId, office);
      const called = dueElection(record, await holderCount(region, office), new Date(gameTimeMs())) !== null;
      return { called: called ? 1 : 0, replaced: called && record.election !== null ? 1 : 0 };
    }),
  );
  const { called = 0, replaced = 0 } = summed(calls);
  const counts = called * (await pollCounts(regionId));
  return { governors: governorUid === null ? 0 : 1, called, replaced, pollCounts: counts };
}

async function calledInRegion({ body = "" }: Delivery): Promise<Quantities> {
  const { data } = JSON.parse(body) as { data: { regionId: string } };
  return { pollCounts: await pollCounts(data.regionId) };
}

/** What a region's border looks at; nothing more where no treaty opens it. */
async function bordersOf({ body = "" }: Delivery): Promise<Quantities> {
  const { data } = JSON.parse(body) as { data: { regionId: string } };
  const now = new Date(gameTimeMs());
  const { docs } = await treatiesInForce(data.regionId, "free_movement", now).get();
  if (docs.length === 0) return {};
  const strict = docs.filter((doc) => termsBetween([doc.data()], now).mutualBans);
  return { freeMovement: docs.length, mutualBans: strict.length };
}

/** The votes that are called off with the closing of a region. */
async function pollsIn(regionId: string): Promise<Quantities> {
  const { docs } = await polls
    .collection({ regionId })
    .where("phase", "in", ["called", "open", "sealed"])
    .get();
  const kinds = docs.map((poll) => poll.data().subject.kind);
  const of = (kind: string) => kinds.filter((other) => other === kind).length;
  return { pollsOff: kinds.length, electionsOff: of("election"), proposalsOff: of("proposal") };
}

const regionIn = ({ body = "" }: Delivery) =>
  (JSON.parse(body) as { data: { regionId: string } }).data.regionId;

/** Of each task that a run of `closeAnnouncedRegions` is going to enqueue, by the task's body. */
export async function endsByRegion(): Promise<ReadonlyMap<string, TaskFacts>> {
  const each = (await regionsToClose()).map(async (regionId) => {
    const facts = await treatiesOf(regionId);
    return [JSON.stringify({ regionId }), async () => facts] as const;
  });
  return new Map(await Promise.all(each));
}

async function regionsToClose(): Promise<string[]> {
  const { docs } = await dueNow(regions.collection({}), "closesAt").get();
  return docs.map(({ id }) => id);
}

/** What the closing of a region ends of its votes and treaties. */
async function treatiesOf(regionId: string): Promise<Quantities> {
  const { docs } = await treaties.collection({}).where("regionIds", "array-contains", regionId).get();
  const now = new Date(gameTimeMs());
  const each = docs.map((doc) => {
    const treaty = doc.data();
    const isInForce = treatyStateAt(treaty, now) === "inForce";
    return { treaties: 1, ended: (treaty.offer === null ? 0 : 1) + (isInForce ? 1 : 0) };
  });
  return { treaties: 0, ended: 0, ...summed(each), ...(await pollsIn(regionId)) };
}

/** A poll is called by who is a citizen, and its quorum by who came within thirty days. */
export async function pollCounts(regionId: string, calledAt = new Date(gameTimeMs())): Promise<number> {
  const all = members.collection({ regionId });
  const citizens = all.where("status", "==", "active").where("standing", "==", "citizen");
  const since = new Date(calledAt.getTime() - 30 * DAY_MS);
  const found = await Promise.all([count(citizens), count(citizens.where("lastVisitAt", ">=", since))]);
  const isAutocracy = (await regions.ref({ regionId }).get()).data()!.governance.type === "autocracy";
  // Where powers count nobody waits out the days of a grant.
  const dated = isAutocracy ? ["checkpointAt"] : ["checkpointAt", "votesFrom"];
  const read = await Promise.all(dated.map((field) => count(all.where(field, ">", calledAt))));
  const each = read.reduce((sum, members) => sum + Math.max(1, members), 0);
  return found.reduce((sum, matched) => sum + Math.max(1, Math.ceil(matched / 1_000)), each);
}

function holderCount({ regionId, governorUid }: Region, office: Office): number | Promise<number> {
  if (office === "governor") return governorUid === null ? 0 : 1;
  return count(members.collection({ regionId }).where("offices", "array-contains", office));
}
