import { afterEach, describe, expect, test } from "vitest";
import { proposalSubject } from "../../../functions/src/governance/laws/proposalSubject.ts";
import { offices } from "../../../functions/src/governance/offices/schema.ts";
import { transact } from "../../../functions/src/platform/store.ts";
import { setClockOffset } from "../../support/emulators.ts";
import { runSchedule } from "../../support/work.ts";
import { admit, call, enrol, memberOf, openRegion } from "../membership/world.ts";
import { handOn } from "../regions/handOn.ts";
import { administrator } from "../regions/world.ts";
import {
  auditOf,
  called,
  councilOf,
  daysPass,
  officeOf,
  pollOf,
  regionOf,
  republic,
  settleElection,
  stand,
} from "./electionWorld.ts";
import { drafted, proposedLaw, settle, statusOf, submitted } from "./lawWorld.ts";
import { citizens } from "./pollWorld.ts";

const timeout = 120_000;

afterEach(() => setClockOffset(0));

const choose = (uid: string, regionId: string, pollId: string, option: string) =>
  call(uid, "governance/castBallot", { regionId, pollId, choice: { kind: "one", option } });

const autocracy = { kind: "law", change: { governance: { type: "autocracy" } } };

/** Has a law on autocracy proposed by the uid. */
async function seizure(uid: string, regionId: string): Promise<string> {
  const draft = await drafted(uid, regionId, autocracy);
  const proposalId = draft.result.proposalId as string;
  expect((await submitted(uid, regionId, proposalId)).reason).toBeUndefined();
  return proposalId;
}

describe("one person is no majority", () => {
  test("alone for the council: the election fails, and the law is the citizens' to decide", {
    timeout,
  }, async () => {
    const names = ["ann", "ben", "cy", "di"];
    const region = await republic("lone-council", names, { governance: { type: "council" } });
    const { regionId, uid } = region;
    const electionId = await called(region, "councilMember");
    await stand(region, electionId, ["ann"]);
    daysPass(7);
    await settleElection(regionId, electionId);
    expect((await pollOf(regionId, electionId)).result).toMatchObject({ outcome: "failed" });
    expect(await councilOf(region, names)).toEqual([]);
    expect((await officeOf(regionId, "councilMember"))!.election!.cause).toBe("repeat");

    const lawId = await seizure(uid("ann"), regionId);
    expect(await pollOf(regionId, lawId)).toMatchObject({ electorate: "citizens", quorumVoters: 3 });
    daysPass(8);
    await settle(regionId, lawId);
    expect((await choose(uid("ann"), regionId, lawId, "for")).reason).toBeUndefined();
    daysPass(16);
    await settle(regionId, lawId);
    expect(await statusOf(regionId, lawId)).toBe("rejected");
  });

  test("with the power that an autocrat gave: in a democracy the friend weighs one", {
    timeout,
  }, async () => {
    const names = ["friend", "one", "two", "three", "four"];
    const region = await republic("lone-friend", names, { governance: { type: "autocracy" } });
    const { regionId, uid, owner } = region;
    const gift = { regionId, uid: uid("friend"), votingPower: 10, reason: "My good old friend." };
    expect((await call(owner, "membership/setVotingPower", gift)).reason).toBeUndefined();
    const change = { regionId, governance: { type: "democracy" } };
    expect((await call(owner, "regions/configureRegion", change)).reason).toBeUndefined();

    const lawId = await seizure(uid("friend"), regionId);
    daysPass(1);
    await settle(regionId, lawId);
    expect((await choose(uid("friend"), regionId, lawId, "for")).reason).toBeUndefined();
    for (const name of names.slice(1)) {
      expect((await choose(uid(name), regionId, lawId, "against")).reason).toBeUndefined();
    }
    daysPass(9);
    await settle(regionId, lawId);
    const { result } = (await pollOf(regionId, lawId))!;
    expect(result).toMatchObject({ outcome: "rejected", voters: 5 });
    expect(result!.tally!.totals).toContainEqual({ option: "for", votes: "1" });
  });
});

describe("sixteen accounts that an owner makes citizens", () => {
  async function granted(regionId: string, owner: string): Promise<string[]> {
    const uids = Array.from({ length: 16 }, (_, index) => `${regionId}-puppet-${index}`);
    for (const uid of uids) {
      await enrol(uid, { home: regionId });
      await admit(uid, regionId, "resident");
      const grant = { regionId, uid, reason: "A friend of the region." };
      expect((await call(owner, "membership/promoteMember", grant)).reason).toBeUndefined();
    }
    return uids;
  }

  test("vote in nothing that was called before, nor within the days of residence", { timeout }, async () => {
    const names = ["one", "two", "three", "four", "five", "six"];
    const region = await republic("grants", names);
    const { regionId, uid, owner } = region;
    const before = await seizure(uid("one"), regionId);
    const puppets = await granted(regionId, owner);
    const during = await proposedLaw(
      { regionId, citizens: [uid("two")] },
      { economy: { tradeTaxBasisPoints: 900 } },
    );
    for (const lawId of [before, during]) {
      expect(await pollOf(regionId, lawId)).toMatchObject({ entitledCount: 6 });
    }
    daysPass(1);
    for (const lawId of [before, during]) {
      await settle(regionId, lawId);
      expect(await pollOf(regionId, lawId)).toMatchObject({ phase: "open", entitledCount: 6 });
      expect((await choose(puppets[0]!, regionId, lawId, "for")).reason).toBe("NOT_ENTITLED");
    }
    daysPass(8);
    const later = await proposedLaw(
      { regionId, citizens: [uid("three")] },
      { gameplay: { pvpEnabled: false } },
    );
    expect(await pollOf(regionId, later)).toMatchObject({ entitledCount: 22 });
    daysPass(9);
    await settle(regionId, later);
    expect((await choose(puppets[0]!, regionId, later, "for")).reason).toBeUndefined();
  });
});

test("a region that passes from hand to hand leaves no citizen behind without a ground", async () => {
  const regionId = "handed-on";
  const [owner, other] = ["handed-owner", "handed-other"];
  await openRegion(regionId, {
    ownerUid: owner,
    governance: { type: "democracy" },
    immigration: { policy: "closed" },
  });
  await enrol(owner, { home: regionId });
  await citizens(regionId, [owner], { citizenGround: "ownership" });
  await enrol(other);
  await handOn(regionId, other);
  expect(await memberOf(regionId, other)).toMatchObject({ standing: "citizen", citizenGround: "ownership" });
  expect(await memberOf(regionId, owner)).toMatchObject({ standing: "resident", citizenGround: null });
  await handOn(regionId, owner);
  expect(await memberOf(regionId, other)).toMatchObject({ status: "active", standing: "visitor" });
  expect(await memberOf(regionId, owner)).toMatchObject({ standing: "citizen", citizenGround: "ownership" });
});

describe("a recall", () => {
  async function recalled(region: Awaited<ReturnType<typeof republic>>, name: string): Promise<string> {
    const { regionId, uid } = region;
    const demand = { kind: "recall", office: "governor", uid: uid(name) };
    const opened = await region.call("one", "openPetition", { title: "Enough", text: "", demand });
    expect(opened.reason).toBeUndefined();
    const petitionId = opened.result.petitionId as string;
    for (const name of ["two", "three"]) await region.call(name, "supportPetition", { petitionId });
    await runSchedule("reviewPetitions");
    await expect.poll(() => pollOf(regionId, petitionId), { timeout: 30_000 }).toBeDefined();
    return petitionId;
  }

  const since = new Date("2026-01-01T00:00:00Z");
  const elected = (regionId: string, uid: string, from: Date) =>
    offices.ref({ regionId, office: "governor" }).set({
      office: "governor",
      regionId,
      holders: [{ uid, since: from, terms: 1 }],
      leavings: [],
      recalledUids: [],
      termEndsAt: new Date(from.getTime() + 90 * 86_400_000),
      election: null,
      electionCount: 1,
    });

  test("names a term: who was elected anew meanwhile stays", { timeout }, async () => {
    const region = await republic("recall-term", ["gov", "one", "two", "three"], { governor: "gov" });
    const { regionId, uid } = region;
    await elected(regionId, uid("gov"), since);
    const petitionId = await recalled(region, "gov");
    await elected(regionId, uid("gov"), new Date());
    const passed = { outcome: "passed" as const, winners: [], voters: 3, tally: null };
    const poll = await pollOf(regionId, petitionId);
    await transact((tx) => proposalSubject.conclude(tx, poll, passed, new Date()));
    expect((await regionOf(regionId)).governorUid).toBe(uid("gov"));
  });

  test("keeps who was recalled out of the election that follows, and out of it alone", {
    timeout,
  }, async () => {
    const region = await republic("recall-out", ["gov", "one", "two", "three"], { governor: "gov" });
    const { regionId, uid } = region;
    await elected(regionId, uid("gov"), since);
    const petitionId = await recalled(region, "gov");
    const passed = { outcome: "passed" as const, winners: [], voters: 3, tally: null };
    await transact(async (tx) =>
      proposalSubject.conclude(tx, await pollOf(regionId, petitionId), passed, new Date()),
    );
    expect((await regionOf(regionId)).governorUid).toBeNull();
    await runSchedule("fillVacancies");
    const { election, recalledUids } = (await officeOf(regionId, "governor"))!;
    expect({ cause: election!.cause, recalledUids }).toEqual({
      cause: "vacancy",
      recalledUids: [uid("gov")],
    });
    const own = { electionId: election!.electionId, uid: uid("gov") };
    expect(await region.call("gov", "nominateCandidate", own)).toMatchObject({ reason: "NOT_ELIGIBLE" });
  });
});

test("an office that is lost by leaving, moving or a ban is an entry in the public log", async () => {
  const regionId = "lost-offices";
  const [leaver, mover, banned] = ["lost-leaver", "lost-mover", "lost-banned"] as const;
  await openRegion(regionId, { governorUid: mover, governance: { type: "democracy" } });
  await openRegion("lost-elsewhere");
  const uids = [leaver, mover, banned];
  for (const uid of uids) await enrol(uid, { home: regionId });
  await citizens(regionId, uids, { offices: ["councilMember", "ambassador"] });
  await admit(mover, "lost-elsewhere");
  await call(leaver, "membership/leaveRegion", { regionId });
  await call(mover, "membership/setHomeRegion", { regionId: "lost-elsewhere" });
  const root = await administrator();
  const action = { kind: "ban", uid: banned };
  await root.call("regions/interveneInRegion", { regionId, reason: "Bribes from abroad.", action });
  const entries = (await auditOf(regionId, "vacateOffice")).map(({ subjectUid, visibility, after }) => ({
    subjectUid,
    visibility,
    ...(JSON.parse(after!) as { office: string; cause: string }),
  }));
  const of = (subjectUid: string, cause: string) =>
    ["councilMember", "ambassador"].map((office) => ({ subjectUid, visibility: "public", office, cause }));
  expect(entries).toHaveLength(6);
  expect(entries).toEqual(
    expect.arrayContaining([
      ...of(leaver, "left"),
      ...of(mover, "citizenship lost"),
      ...of(banned, "banned"),
    ]),
  );
  const governorships = await auditOf(regionId, "vacateGovernorship");
  expect(governorships.map(({ subjectUid, visibility }) => [subjectUid, visibility])).toEqual([
    [mover, "public"],
  ]);
});
