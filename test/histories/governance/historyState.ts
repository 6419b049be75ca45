import { expect } from "vitest";
import { elections } from "../../../functions/src/governance/elections/schema.ts";
import { type Proposal, proposalStatusAt } from "../../../functions/src/governance/laws/proposal.ts";
import { claimedFields, proposals } from "../../../functions/src/governance/laws/schema.ts";
import { offices } from "../../../functions/src/governance/offices/schema.ts";
import { petitions } from "../../../functions/src/governance/petitions/schema.ts";
import { type Poll, pollStateAt } from "../../../functions/src/governance/polls/poll.ts";
import { polls } from "../../../functions/src/governance/polls/schema.ts";
import { treaties } from "../../../functions/src/governance/treaties/schema.ts";
import { type Member, members } from "../../../functions/src/membership/schema.ts";
import { players } from "../../../functions/src/players/schema.ts";
import { configurationSchema } from "../../../functions/src/regions/configuration/configuration.ts";
import { regions } from "../../../functions/src/regions/schema.ts";
import { NEVER } from "../../../functions/src/regions/status/terms.ts";
import { configurationOf } from "../../support/fixtures.ts";
import { OWNER } from "./historyCommands.ts";
import type { Model, ModelMember } from "./historyModel.ts";
import { questionOf, statusOf } from "./historyModelLaws.ts";
import { isRanked, type ModelPoll } from "./historyModelPolls.ts";
import { flat, uidOf } from "./historyWire.ts";
import type { World } from "./historyWorld.ts";

/** Everything that stands in the region, beside what the model says stands. */
export async function checkState(world: World, model: Model): Promise<void> {
  await Promise.all([
    checkRegion(world, model),
    checkOffices(world, model),
    checkElections(world, model),
    checkProposals(world, model),
    checkPetitions(world, model),
    checkTreaties(world, model),
  ]);
}

async function checkRegion({ regionId }: World, model: Model): Promise<void> {
  const [region, configuration, memberDocs, playerDocs] = await Promise.all([
    regions.ref({ regionId }).get(),
    configurationOf(regionId),
    members.collection({ regionId }).get(),
    players.collection({}).get(),
  ]);
  const { governorUid, governorChangesAt, status } = region.data()!;
  const governorChanges = governorChangesAt.map((at) => at.getTime());
  expect({ status, governorUid, governorChanges, ...flat(configuration) }, "the region").toEqual({
    status: model.status,
    governorChanges: model.governorChanges,
    governorUid: model.governor === null ? null : uidOf(model.governor),
    ...model.config,
  });
  expect(configurationSchema.safeParse(configuration).error, "bounds").toBeUndefined();

  const stored = new Map(memberDocs.docs.map((doc) => [doc.id, doc.data()]));
  const seen = [...stored].map(([uid, member]) => [uid, comparable(member)]);
  const wanted = [...model.members].map(([player, member]) => [uidOf(player), expected(member)]);
  expect(Object.fromEntries(seen), "members").toEqual(Object.fromEntries(wanted));
  const homes = playerDocs.docs.filter((doc) => doc.data().homeRegionId === regionId).map(({ id }) => id);
  expect(homes.toSorted(), "who lives here").toEqual([...model.settlers].map(uidOf).toSorted());
  checkHolders(stored, governorUid, model);
}

const namesIn = ({ ids }: World) => new Map([...ids].map(([name, id]) => [id, name]));

async function checkOffices(world: World, model: Model): Promise<void> {
  const names = namesIn(world);
  for (const doc of (await offices.collection({ regionId: world.regionId }).get()).docs) {
    const { office, holders, leavings, recalledUids, termEndsAt, election, electionCount } = doc.data();
    const record = model.offices[office];
    expect(
      {
        holders: holders.map(({ uid, since, terms }) => ({
          uid,
          since: since.getTime(),
          terms,
          leftAt: leavings.find((left) => left.uid === uid)?.at.getTime() ?? null,
        })),
        recalled: recalledUids.toSorted(),
        termEndsAt: termEndsAt?.getTime() ?? null,
        election: election === null ? null : names.get(election.electionId),
        electionCount,
      },
      `the office of ${office}`,
    ).toEqual({
      holders: record.holders.map(({ player, ...term }) => ({ uid: uidOf(player), ...term })),
      recalled: [...record.recalled].map(uidOf).toSorted(),
      termEndsAt: record.termEndsAt,
      election: record.election?.name ?? null,
      electionCount: record.count,
    });
  }
}

async function checkElections(world: World, model: Model): Promise<void> {
  const names = namesIn(world);
  const { docs } = await elections.collection({ regionId: world.regionId }).get();
  const seen = docs.map((doc) => {
    const { nominationsOpenAt, dueAt, cancelledAt, loneCandidateUid, installedUids, cause, termLimit } =
      doc.data();
    const facts = {
      cause,
      nominationsAt: nominationsOpenAt.getTime(),
      dueAt: dueAt?.getTime() ?? null,
      cancelled: cancelledAt !== null,
      lone: loneCandidateUid,
      termLimit,
      installed: installedUids,
    };
    return [names.get(doc.id), facts];
  });
  const wanted = model.elections.map(
    ({ name, cause, nominationsAt, dueAt, cancelled, lone, termLimit, installed }) => [
      name,
      {
        cause,
        termLimit,
        nominationsAt,
        dueAt,
        cancelled,
        lone: lone === null ? null : uidOf(lone),
        installed: installed?.map(uidOf) ?? null,
      },
    ],
  );
  expect(Object.fromEntries(seen), "elections").toEqual(Object.fromEntries(wanted));
}

/** The proposals, the fields they claim, and all polls: a proposal's status depends on its own. */
async function checkProposals(world: World, model: Model): Promise<void> {
  const names = namesIn(world);
  const here = { regionId: world.regionId };
  const [pollDocs, proposalDocs, claimDocs] = await Promise.all([
    polls.collection(here).get(),
    proposals.collection(here).get(),
    claimedFields.collection(here).get(),
  ]);
  const pollsByName = new Map(pollDocs.docs.map((doc) => [names.get(doc.id), doc.data()]));
  expect([...pollsByName.keys()].toSorted(), "polls").toEqual([...model.polls.keys()].toSorted());
  for (const [name, poll] of model.polls) checkPoll(pollsByName.get(name)!, poll, model.now);

  const seen = proposalDocs.docs.map((doc) => {
    const name = names.get(doc.id);
    return [name, facts(doc.data(), pollsByName.get(name), model.now)];
  });
  const wanted = model.proposals.map((proposal) => {
    const { name, submitted, change, ended, decidedAt, dueAt } = proposal;
    const fields = (submitted ? (change ?? []) : []).map(([field]) => field).toSorted();
    return [name, { status: statusOf(model, proposal), fields, ended, decidedAt, dueAt }];
  });
  expect(Object.fromEntries(seen), "proposals").toEqual(Object.fromEntries(wanted));
  const claimed = claimDocs.docs.map((doc) => {
    const { proposalId, freeFrom } = doc.data();
    const by = names.get(proposalId)!;
    const what = doc.id.startsWith("question-") ? `question ${questionOf(by)}` : doc.id;
    return [what, { by, freeFrom: freeFrom?.getTime() ?? null }];
  });
  expect(Object.fromEntries(claimed), "claims").toEqual(Object.fromEntries(model.claims));
}

async function checkPetitions(world: World, model: Model): Promise<void> {
  const names = namesIn(world);
  const { docs } = await petitions.collection({ regionId: world.regionId }).get();
  const seen = docs.map((doc) => {
    const { outcome, supporterCount, announcedThirds, followUpId, answer, dueAt, endedAt } = doc.data();
    const instants = { dueAt: dueAt?.getTime() ?? null, endedAt: endedAt?.getTime() ?? null };
    const vote = followUpId && names.get(followUpId);
    const counts = { count: supporterCount, thirds: announcedThirds };
    return [names.get(doc.id), { outcome, ...counts, vote, answered: answer !== null, ...instants }];
  });
  const wanted = model.petitions.map(({ name, outcome, count, thirds, vote, answered, dueAt, endedAt }) => [
    name,
    { outcome, count, thirds, vote, answered, dueAt, endedAt },
  ]);
  expect(Object.fromEntries(seen), "petitions").toEqual(Object.fromEntries(wanted));
}

async function checkTreaties(world: World, model: Model): Promise<void> {
  const sideOf = (regionId: string | null) =>
    regionId === null ? null : regionId === world.regionId ? "home" : "abroad";
  const { docs } = await treaties.collection({}).get();
  const seen = docs.map((doc) => {
    const { type, revision, offer, agreement } = doc.data();
    const home = offer?.pollIds[world.regionId];
    return [
      type,
      {
        revision,
        offer: offer && {
          by: sideOf(offer.byRegionId),
          signed: offer.signedRegionIds.map(sideOf).toSorted(),
          poll: home === undefined ? null : namesIn(world).get(home),
        },
        agreement: agreement && {
          since: agreement.since.getTime(),
          endsAt: agreement.endsAt < NEVER ? agreement.endsAt.getTime() : Number.POSITIVE_INFINITY,
          noticeBy: sideOf(agreement.noticeByRegionId),
          breachBy: sideOf(agreement.breach?.byRegionId ?? null),
        },
      },
    ];
  });
  const wanted = [...model.treaties].map(([type, { revision, offer, agreement }]) => [
    type,
    {
      revision,
      offer: offer && { by: offer.by, signed: [...offer.signed].toSorted(), poll: offer.poll },
      agreement: agreement && {
        since: agreement.since,
        endsAt: agreement.endsAt,
        noticeBy: agreement.noticeBy,
        breachBy: agreement.breachBy,
      },
    },
  ]);
  expect(Object.fromEntries(seen), "treaties").toEqual(Object.fromEntries(wanted));
}

/** Who holds an office is an active citizen; a governor who no longer is one acts until the schedule has looked. */
function checkHolders(stored: ReadonlyMap<string, Member>, governorUid: string | null, model: Model): void {
  for (const [uid, { offices, status, standing }] of stored) {
    if (offices.length > 0)
      expect({ uid, status, standing }).toEqual({ uid, status: "active", standing: "citizen" });
    for (const office of offices) {
      expect(model.offices[office].holders.map(({ player }) => uidOf(player))).toContain(uid);
    }
  }
  if (governorUid === null) expect(model.governs(OWNER)).toBe(true);
  expect([...stored.values()].filter(({ offices }) => offices.includes("councilMember")).length).toBeLessThan(
    6,
  );
  expect([...stored.values()].filter(({ offices }) => offices.includes("ambassador")).length).toBeLessThan(2);
}

const comparable = (member: Member) => {
  const { status, standing, votingPower, offices, ban, votingPowerCheckpoints } = member;
  return {
    status,
    standing,
    ground: member.citizenGround,
    reputation: member.reputation,
    moderates: member.moderatorPermissions.length > 0,
    power: votingPower,
    offices: offices.toSorted(),
    ban: ban && {
      until: ban.until?.getTime() ?? null,
      wasMember: ban.wasMember,
      rank: ban.rank,
    },
    now: votingPowerCheckpoints.at(-1)?.power ?? 0,
  };
};

const expected = (member: ModelMember) => {
  const { status, standing, ground, reputation, moderates, power, offices, ban, powers } = member;
  return {
    status,
    standing,
    ground,
    reputation,
    moderates,
    power,
    offices: [...offices].toSorted(),
    ban,
    now: powers.at(-1)?.power ?? 0,
  };
};

function facts(proposal: Proposal, poll: Poll | undefined, now: number) {
  const { fields, endedAt, decidedAt, dueAt } = proposal;
  return {
    status: proposalStatusAt(proposal, poll, new Date(now)),
    fields: fields.toSorted(),
    ended: endedAt !== null,
    decidedAt: decidedAt?.getTime() ?? null,
    dueAt: dueAt?.getTime() ?? null,
  };
}

function checkPoll(poll: Poll, model: ModelPoll, now: number): void {
  const { phase, method, seats, electorate, rule, entitledCount, quorumVoters, result } = poll;
  // What rankings come to is not counted again by the model.
  const tally = isRanked(poll) ? null : result?.tally;
  const totals = tally?.totals.map(({ option, votes }) => [option, Number(votes)] as const);
  expect(
    {
      phase,
      method,
      seats,
      electorate,
      calledAt: poll.calledAt.getTime(),
      powersCount: poll.powersCount,
      rule,
      entitledCount,
      quorumVoters,
      options: poll.options?.toSorted() ?? null,
      opensAt: poll.opensAt.getTime(),
      closesAt: poll.closesAt.getTime(),
      extendedFrom: poll.extendedFrom?.getTime() ?? null,
      dueAt: poll.dueAt?.getTime() ?? null,
      result: result && {
        outcome: result.outcome,
        winners: result.winners,
        voters: result.voters,
        totals: totals ? Object.fromEntries(totals) : null,
      },
    },
    `the poll ${model.name}`,
  ).toEqual({
    phase: model.phase,
    method: model.method,
    seats: model.seats,
    electorate: model.electorate,
    calledAt: model.calledAt,
    powersCount: model.powersCount,
    rule:
      model.rule?.kind === "share"
        ? { kind: "share", thresholdBasisPoints: model.rule.threshold }
        : model.rule,
    entitledCount: model.entitled,
    quorumVoters: model.quorum,
    options: model.options?.toSorted() ?? null,
    opensAt: model.opensAt,
    closesAt: model.closesAt,
    extendedFrom: model.extendedFrom,
    dueAt: model.dueAt,
    result: model.result && {
      ...model.result,
      totals: model.result.totals && Object.fromEntries(model.result.totals),
    },
  });
  if (phase === "open" && now < model.closesAt) expect(pollStateAt(poll, new Date(now))).toBe("voting");
}
