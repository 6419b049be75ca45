import { afterEach, describe, expect, test, vi } from "vitest";
import { electionSubject } from "../../../functions/src/governance/elections/electionSubject.ts";
import { elections } from "../../../functions/src/governance/elections/schema.ts";
import { proposals } from "../../../functions/src/governance/laws/schema.ts";
import type { PollResult } from "../../../functions/src/governance/polls/poll.ts";
import { ballots, polls } from "../../../functions/src/governance/polls/schema.ts";
import { endVotesAndTreaties } from "../../../functions/src/governance/treaties/endVotesAndTreaties.ts";
import { members } from "../../../functions/src/membership/schema.ts";
import { after, DAY_MS, MINUTE_MS } from "../../../functions/src/platform/duration.ts";
import { transact } from "../../../functions/src/platform/store.ts";
import { notices, players } from "../../../functions/src/players/schema.ts";
import { regions } from "../../../functions/src/regions/schema.ts";
import { setClockOffset } from "../../support/emulators.ts";
import { runSchedule } from "../../support/work.ts";
import { memberOf } from "../membership/world.ts";
import {
  announcementsOf,
  auditOf,
  called,
  candidacies,
  councilOf,
  daysPass,
  electionOf,
  electionsOf,
  officeOf,
  pollOf,
  type Republic,
  regionOf,
  republic,
  settleElection,
  stand,
  vote,
} from "./electionWorld.ts";
import { citizens } from "./pollWorld.ts";

const reason = "As the constitution demands.";
const timeout = 120_000;

afterEach(() => setClockOffset(0));

describe("an election of a governor", () => {
  test("goes from the call over nominations and votes to the installation and the next election", {
    timeout,
  }, async () => {
    const region = await republic("elect-whole", ["ann", "ben", "cy", "di"]);
    const { regionId } = region;
    const electionId = await called(region, "governor");
    expect(await pollOf(regionId, electionId)).toMatchObject({
      method: "rankedChoice",
      seats: 1,
      quorumVoters: 3,
    });
    expect((await announcementsOf(regionId)).map(({ title }) => title)).toEqual([
      `Election: Governor of ${regionId}`,
    ]);
    await stand(region, electionId, ["ann", "ben"]);

    daysPass(7);
    await runSchedule("settlePolls");
    await vi.waitFor(async () => expect((await pollOf(regionId, electionId)).phase).toBe("open"), 20_000);
    const ranking = [region.uid("ben"), region.uid("ann")];
    for (const name of ["ben", "cy", "di"]) {
      expect((await vote(region, name, electionId, { kind: "ranking", ranking })).reason).toBeUndefined();
    }
    daysPass(14);
    expect(await settleElection(regionId, electionId)).toBe(204);

    const poll = await pollOf(regionId, electionId);
    expect(poll.result).toMatchObject({ outcome: "elected", winners: [region.uid("ben")] });
    expect((await regionOf(regionId)).governorUid).toBe(region.uid("ben"));
    expect(await electionOf(regionId, electionId)).toMatchObject({ installedUids: [region.uid("ben")] });
    const termEndsAt = after(poll.closesAt, 90 * DAY_MS);
    const record = await officeOf(regionId, "governor");
    expect(record).toMatchObject({ termEndsAt, holders: [{ uid: region.uid("ben"), terms: 1 }] });
    const next = await pollOf(regionId, record!.election!.electionId);
    expect(next).toMatchObject({ phase: "called", closesAt: termEndsAt, options: null });
    expect(await auditOf(regionId, "concludeElection")).toMatchObject([
      { visibility: "public", actorUid: "task:settlePoll" },
    ]);
    const told = await notices.collection({ uid: region.uid("ben") }).get();
    expect(told.docs.map((notice) => notice.data().kind)).toEqual(["ELECTED"]);

    const again = { office: "council", reason };
    expect((await region.call("owner", "callElection", again)).reason).toBe("INVALID_INPUT");
    const council = { office: "councilMember", reason };
    expect((await region.call("owner", "callElection", council)).reason).toBe("PERMISSION_DENIED");
    expect((await region.call("ben", "callElection", council)).reason).toBeUndefined();
  });

  test("without a candidate leaves the incumbent in office and is held again a month later", async () => {
    const region = await republic("elect-nobody", ["ann"], { governor: "ann" });
    const { regionId } = region;
    await runSchedule("fillVacancies");
    const { electionId, cause } = (await officeOf(regionId, "governor"))!.election!;
    expect(cause).toBe("term");
    daysPass(7);
    await settleElection(regionId, electionId);

    expect((await pollOf(regionId, electionId)).result).toMatchObject({ outcome: "failed" });
    expect(await electionOf(regionId, electionId)).toMatchObject({ installedUids: [] });
    expect((await regionOf(regionId)).governorUid).toBe(region.uid("ann"));
    const { election } = (await officeOf(regionId, "governor"))!;
    expect(election!.cause).toBe("repeat");
    const days = ((await pollOf(regionId, election!.electionId)).closesAt.getTime() - Date.now()) / DAY_MS;
    expect(Math.round(days)).toBe(37);
    await runSchedule("fillVacancies");
    expect((await officeOf(regionId, "governor"))!.election).toEqual(election);
  });

  test("that misses its quorum leaves the incumbent in office", async () => {
    const region = await republic("elect-quorum", ["ann", "ben", "cy", "di"], { governor: "ann" });
    const { regionId } = region;
    const { result } = await region.call("ann", "callElection", { office: "governor", reason });
    const electionId = result.electionId as string;
    await stand(region, electionId, ["ann", "ben"]);
    daysPass(7);
    await settleElection(regionId, electionId);
    await vote(region, "cy", electionId, { kind: "ranking", ranking: [region.uid("ben")] });
    daysPass(14);
    await settleElection(regionId, electionId);

    expect((await pollOf(regionId, electionId)).result).toMatchObject({ outcome: "noQuorum", voters: 1 });
    expect((await regionOf(regionId)).governorUid).toBe(region.uid("ann"));
    expect((await officeOf(regionId, "governor"))!.election!.cause).toBe("repeat");
    const told = await notices.collection({ uid: region.uid("ann") }).get();
    expect(told.docs.map((notice) => notice.data().kind)).toEqual(["TERM_EXTENDED"]);
  });

  test.each<[string, (regionId: string, uid: string) => Promise<unknown>]>([
    ["was banned", (regionId, uid) => members.ref({ regionId, uid }).update({ status: "banned" })],
    ["moved away", (regionId, uid) => movedAway(regionId, uid)],
    ["deleted the account", (_regionId, uid) => players.ref({ uid }).delete()],
  ])("installs no winner who %s meanwhile", async (why, leave) => {
    const region = await republic(`elect-${why.slice(0, 3)}`, ["ann"]);
    const { regionId } = region;
    const electionId = await called(region, "governor");
    const won: PollResult = { outcome: "elected", winners: [region.uid("ann")], voters: 3, tally: null };
    await leave(regionId, region.uid("ann"));
    await conclude(regionId, electionId, won);

    expect((await regionOf(regionId)).governorUid).toBeNull();
    expect(await electionOf(regionId, electionId)).toMatchObject({ installedUids: [] });
    expect((await officeOf(regionId, "governor"))!.election!.cause).toBe("repeat");
  });

  test("with one candidate is voted on by yes or no, and a no leaves the office vacant", {
    timeout,
  }, async () => {
    const names = ["ann", "ben", "cy", "di"];
    const region = await republic("elect-lone", names, { governor: "ben" });
    const { regionId } = region;
    const { result } = await region.call("ben", "callElection", { office: "governor", reason });
    const electionId = result.electionId as string;
    await stand(region, electionId, ["ann"]);
    daysPass(7);
    await settleElection(regionId, electionId);
    expect(await pollOf(regionId, electionId)).toMatchObject({
      method: "yesNoAbstain",
      options: ["for", "against", "abstain"],
      rule: { kind: "share", thresholdBasisPoints: 5_000 },
      quorumVoters: 3,
    });
    expect(await electionOf(regionId, electionId)).toMatchObject({ loneCandidateUid: region.uid("ann") });
    for (const [name, option] of [
      ["ann", "for"],
      ["cy", "against"],
      ["di", "against"],
    ] as const) {
      expect((await vote(region, name, electionId, { kind: "one", option })).reason).toBeUndefined();
    }
    daysPass(14);
    await settleElection(regionId, electionId);
    expect((await pollOf(regionId, electionId)).result).toMatchObject({ outcome: "rejected", voters: 3 });
    expect((await regionOf(regionId)).governorUid).toBeNull();
    const { election } = (await officeOf(regionId, "governor"))!;
    expect(election!.cause).toBe("repeat");

    await citizens(regionId, names.map(region.uid));
    setClockOffset(
      (await electionOf(regionId, election!.electionId)).nominationsOpenAt.getTime() - Date.now() + MINUTE_MS,
    );
    await stand(region, election!.electionId, ["cy"]);
    const { opensAt, closesAt } = await pollOf(regionId, election!.electionId);
    setClockOffset(opensAt.getTime() - Date.now() + MINUTE_MS);
    await settleElection(regionId, election!.electionId);
    for (const name of ["ann", "cy", "di"]) {
      const yes = { kind: "one", option: "for" } as const;
      expect((await vote(region, name, election!.electionId, yes)).reason).toBeUndefined();
    }
    setClockOffset(closesAt.getTime() - Date.now() + MINUTE_MS);
    await settleElection(regionId, election!.electionId);
    expect((await regionOf(regionId)).governorUid).toBe(region.uid("cy"));
    expect((await officeOf(regionId, "governor"))!.election!.cause).toBe("term");
  });

  test("concluded several times at once has one outcome", async () => {
    const region = await republic("elect-twice", ["ann", "ben"]);
    const { regionId } = region;
    const electionId = await called(region, "governor");
    const result = (name: string): PollResult => ({
      outcome: "elected",
      winners: [region.uid(name)],
      voters: 3,
      tally: null,
    });
    await Promise.all(
      ["ann", "ben", "ann", "ben"].map((name) => conclude(regionId, electionId, result(name))),
    );

    const { installedUids } = await electionOf(regionId, electionId);
    const { governorUid } = await regionOf(regionId);
    expect(installedUids).toEqual([governorUid]);
    expect(await officeOf(regionId, "governor")).toMatchObject({
      electionCount: 2,
      holders: [{ uid: governorUid, terms: 1 }],
    });
    expect(await electionsOf(regionId, "governor")).toHaveLength(2);
    expect(await auditOf(regionId, "concludeElection")).toHaveLength(1);
  });
});

/** Concludes as the settling of a poll does, in a transaction. */
async function conclude(regionId: string, electionId: string, result: PollResult): Promise<void> {
  const poll = await pollOf(regionId, electionId);
  await transact((tx) => electionSubject.conclude(tx, poll, result, after(poll.closesAt, MINUTE_MS)));
}

describe("an election of a council", () => {
  const NAMES = ["ann", "ben", "cy", "di", "eve", "fay"];

  /** Opens voting, in which each says with whom they agree, and goes to its end. */
  async function approve(region: Republic, electionId: string, days: number, said: Record<string, string[]>) {
    daysPass(days - 7);
    await settleElection(region.regionId, electionId);
    for (const [name, options] of Object.entries(said)) {
      const named = options.map((option) => (option === "none" ? option : region.uid(option)));
      const { reason } = await vote(region, name, electionId, { kind: "several", options: named });
      expect(reason).toBeUndefined();
    }
    daysPass(days);
    await settleElection(region.regionId, electionId);
  }

  test("with no more candidates than seats installs those whom most approve of, and lets the old council go", async () => {
    const region = await republic("elect-council", NAMES);
    const { regionId } = region;
    const first = await called(region, "councilMember");
    await stand(region, first, ["ann", "ben", "cy", "fay"]);
    await approve(region, first, 14, {
      ann: ["ann", "ben", "cy"],
      ben: ["ann", "ben", "cy"],
      di: ["none"],
      fay: ["ann", "ben", "cy", "fay"],
    });
    expect(await councilOf(region, NAMES)).toEqual(["ann", "ben", "cy"]);
    const firstPoll = await pollOf(regionId, first);
    expect(firstPoll).toMatchObject({
      seats: 5,
      method: "approval",
      result: { outcome: "elected", voters: 4 },
    });
    const { termEndsAt, election } = (await officeOf(regionId, "councilMember"))!;
    expect(termEndsAt).toEqual(after(firstPoll.closesAt, 180 * DAY_MS));

    // Brought forward by the governor's powers, in the last third of the term: the scheduled one is called off.
    const early = { office: "councilMember", reason };
    expect((await region.call("owner", "callElection", early)).reason).toBe("TERM_RUNNING");
    daysPass(135);
    const second = await called(region, "councilMember");
    expect(await electionOf(regionId, election!.electionId)).toMatchObject({ dueAt: null });
    expect((await electionOf(regionId, election!.electionId)).cancelledAt).not.toBeNull();
    expect((await pollOf(regionId, election!.electionId)).phase).toBe("cancelled");
    await stand(region, second, ["cy", "di", "eve", "fay"]);
    const all = ["cy", "di", "eve", "fay"];
    await approve(region, second, 149, { ann: all, ben: all, cy: all });
    expect(await councilOf(region, NAMES)).toEqual(all);
    expect(await memberOf(regionId, region.uid("ann"))).toMatchObject({ standing: "citizen", offices: [] });
    const terms = (await officeOf(regionId, "councilMember"))!.holders.map((holder) => holder.terms);
    expect(terms).toEqual([2, 1, 1, 1]);

    // Nobody is wanted: nobody stays, and the next election is a month away.
    const third = (await officeOf(regionId, "councilMember"))!.election!;
    const thirdPoll = await pollOf(regionId, third.electionId);
    setClockOffset(third.nominationsOpenAt.getTime() - Date.now() + MINUTE_MS);
    await stand(region, third.electionId, all);
    const closes = Math.ceil((thirdPoll.closesAt.getTime() - Date.now()) / DAY_MS);
    await approve(region, third.electionId, closes, { ann: ["none"], ben: ["none"], cy: ["cy"] });
    expect((await pollOf(regionId, third.electionId)).result).toMatchObject({ outcome: "rejected" });
    expect(await councilOf(region, NAMES)).toEqual([]);
    const { election: next } = (await officeOf(regionId, "councilMember"))!;
    expect(next).toMatchObject({ cause: "repeat" });
  });

  test("has as many options as a ballot holds, the first who accepted", async () => {
    const region = await republic("elect-many", []);
    const { regionId } = region;
    const electionId = await called(region, "councilMember");
    const uids = Array.from({ length: 24 }, (_, index) => `${regionId}-${String(99 - index)}`);
    await citizens(regionId, uids);
    await candidacies(region, electionId, uids);
    await members.ref({ regionId, uid: uids[0]! }).update({ status: "left" });
    daysPass(7);
    await settleElection(regionId, electionId);
    expect((await pollOf(regionId, electionId)).options).toEqual(uids.slice(1, 21).toSorted());
  });
});

describe("an election that has become void", () => {
  test("is called off at once with every other vote of a region that closes", { timeout }, async () => {
    const region = await republic("elect-ends", ["ann", "ben", "cy"]);
    const { regionId, uid } = region;
    const electionId = await called(region, "governor");
    await stand(region, electionId, ["ann", "ben"]);
    const content = { kind: "referendum", question: "Shall we have a library?" };
    const draft = { title: "A library", rationale: "", content };
    const proposalId = (await region.call("ann", "draftProposal", draft)).result.proposalId as string;
    await region.call("ann", "submitProposal", { proposalId });
    daysPass(7);
    await settleElection(regionId, electionId);
    await vote(region, "cy", electionId, { kind: "ranking", ranking: [uid("ann")] });
    await regions.ref({ regionId }).update({ status: "closing" });
    await endVotesAndTreaties(regionId);

    for (const pollId of [electionId, proposalId]) {
      expect((await pollOf(regionId, pollId)).phase).toBe("cancelled");
    }
    const late = await vote(region, "ben", electionId, { kind: "ranking", ranking: [uid("ann")] });
    expect(late.reason).toBe("POLL_CLOSED");
    expect((await electionOf(regionId, electionId)).cancelledAt).not.toBeNull();
    expect((await officeOf(regionId, "governor"))!.election).toBeNull();
    expect((await proposals.ref({ regionId, proposalId }).get()).data()).toMatchObject({
      failure: `The region ${regionId} is closing.`,
    });
    expect(await auditOf(regionId, "callOffElection")).toHaveLength(1);
    expect(await auditOf(regionId, "cancelProposal")).toHaveLength(1);
    // What was cast is erased uncounted.
    await settleElection(regionId, electionId);
    expect((await ballots.collection({ regionId, pollId: electionId }).get()).size).toBe(0);
  });

  test("is called off when voting opens where the region is on its way out", async () => {
    const region = await republic("elect-closing", ["ann", "ben"]);
    const { regionId } = region;
    const electionId = await called(region, "councilMember");
    await stand(region, electionId, ["ann"]);
    await regions.ref({ regionId }).update({ status: "closing" });
    daysPass(7);
    await settleElection(regionId, electionId);

    expect((await pollOf(regionId, electionId)).phase).toBe("cancelled");
    expect((await electionOf(regionId, electionId)).cancelledAt).not.toBeNull();
    expect((await officeOf(regionId, "councilMember"))!.election).toBeNull();
    expect(await councilOf(region, ["ann"])).toEqual([]);
    expect(await auditOf(regionId, "callOffElection")).toHaveLength(1);
  });

  test("is called off once: a poll that is opened after the election's end says nothing again", async () => {
    const region = await republic("elect-again", ["ann", "ben"]);
    const { regionId } = region;
    const electionId = await called(region, "ambassador");
    await stand(region, electionId, ["ann", "ben"]);
    const { phase, dueAt, endedAt } = await pollOf(regionId, electionId);
    await regions.ref({ regionId }).update({ status: "closing" });
    daysPass(7);
    expect(await settleElection(regionId, electionId)).toBe(204);
    const ended = await electionOf(regionId, electionId);
    expect(ended.cancelledAt).not.toBeNull();

    // As where the schedule of nominations, or a petition, has ended the election and the poll is opened all the same.
    for (const how of [{ cancelledAt: ended.cancelledAt }, { cancelledAt: null, installedUids: [] }]) {
      await elections.ref({ regionId, electionId }).update(how);
      await polls.ref({ regionId, pollId: electionId }).update({ phase, dueAt, endedAt });
      expect(await settleElection(regionId, electionId)).toBe(204);
      expect(await pollOf(regionId, electionId)).toMatchObject({ phase: "cancelled", dueAt: null });
      expect(await electionOf(regionId, electionId)).toEqual({ ...ended, ...how });
    }
    expect(await auditOf(regionId, "callOffElection")).toHaveLength(1);
  });

  test("installs no governor where the government has become an autocracy while votes were cast", async () => {
    const region = await republic("elect-autocrat", ["ann", "ben"], { governor: "ben" });
    const { regionId } = region;
    const { result } = await region.call("ben", "callElection", { office: "governor", reason });
    await regions.ref({ regionId }).update({ "governance.type": "autocracy" });
    const electionId = result.electionId as string;
    await conclude(regionId, electionId, {
      outcome: "elected",
      winners: [region.uid("ann")],
      voters: 3,
      tally: null,
    });

    expect((await regionOf(regionId)).governorUid).toBe(region.uid("ben"));
    expect((await electionOf(regionId, electionId)).cancelledAt).not.toBeNull();
    expect((await region.call("ben", "callElection", { office: "governor", reason })).reason).toBe(
      "NOT_ELECTIVE",
    );
    expect(
      (await region.call("ben", "callElection", { office: "ambassador", reason })).reason,
    ).toBeUndefined();
  });
});

describe("a scheduled election", () => {
  test("takes seats, method and quorum from the region as it is when nominations open, and announces them", async () => {
    const region = await republic("elect-ahead", ["ann"]);
    const { regionId } = region;
    await conclude(regionId, await called(region, "ambassador"), {
      outcome: "uncontested",
      winners: [region.uid("ann")],
      voters: 0,
      tally: null,
    });
    const { electionId, nominationsOpenAt } = (await officeOf(regionId, "ambassador"))!.election!;
    const before = await pollOf(regionId, electionId);
    expect(before).toMatchObject({ method: "approval", entitledCount: 1, quorumVoters: 1 });
    await citizens(regionId, ["elect-ahead-ben", "elect-ahead-cy", "elect-ahead-di"]);
    await regions.ref({ regionId }).update({ "governance.ambassadorMethod": "plurality" });
    await runSchedule("openNominations");
    expect(await pollOf(regionId, electionId)).toEqual(before);

    setClockOffset(nominationsOpenAt.getTime() - Date.now() + MINUTE_MS);
    const nominate = { electionId, uid: region.uid("ann") };
    expect((await region.call("ann", "nominateCandidate", nominate)).reason).toBeUndefined();
    await runSchedule("openNominations");
    await runSchedule("openNominations");
    const opened = { method: "plurality", entitledCount: 4, quorumVoters: 3, phase: "called" };
    expect(await pollOf(regionId, electionId)).toMatchObject(opened);
    expect((await electionOf(regionId, electionId)).dueAt).toBeNull();
    expect(await announcementsOf(regionId)).toHaveLength(2);
  });

  test("is called off at its nominations where it has become moot", async () => {
    const region = await republic("elect-late", ["ann"]);
    const { regionId } = region;
    const first = await called(region, "governor");
    await conclude(regionId, first, { outcome: "failed", winners: [], voters: 0, tally: null });
    const { electionId, nominationsOpenAt } = (await officeOf(regionId, "governor"))!.election!;
    await regions.ref({ regionId }).update({ "governance.type": "autocracy" });
    setClockOffset(nominationsOpenAt.getTime() - Date.now() + MINUTE_MS);
    await runSchedule("openNominations");

    expect((await electionOf(regionId, electionId)).cancelledAt).not.toBeNull();
    expect((await pollOf(regionId, electionId)).phase).toBe("cancelled");
    expect((await officeOf(regionId, "governor"))!.election).toBeNull();
  });

  test("cannot be brought forward once its nominations have opened", async () => {
    const region = await republic("elect-under", []);
    const calls = await Promise.all(
      [1, 2, 3].map(() => region.call("owner", "callElection", { office: "governor", reason })),
    );
    const reasons = calls.map((answer) => answer.reason).toSorted();
    expect(reasons).toEqual(["ELECTION_UNDER_WAY", "ELECTION_UNDER_WAY", undefined]);
    expect(await electionsOf(region.regionId, "governor")).toHaveLength(1);
  });
});

async function movedAway(regionId: string, uid: string): Promise<void> {
  await members.ref({ regionId, uid }).update({ standing: "visitor", residentSince: null });
  await players.ref({ uid }).update({ homeRegionId: `${regionId}-elsewhere` });
}
