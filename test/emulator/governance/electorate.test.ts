import { afterEach, describe, expect, test } from "vitest";
import { offices } from "../../../functions/src/governance/offices/schema.ts";
import { newMember } from "../../../functions/src/membership/newMember.ts";
import { members } from "../../../functions/src/membership/schema.ts";
import { db } from "../../../functions/src/platform/store.ts";
import { setClockOffset } from "../../support/emulators.ts";
import { runSchedule } from "../../support/work.ts";
import { admit, call, enrol, memberOf, openRegion } from "../membership/world.ts";
import { administrator } from "../regions/world.ts";
import { called, candidacies, councilOf, daysPass, regionOf, republic } from "./electionWorld.ts";
import { implement, place, pollOf, proposedLaw, settle, tax, taxOf, vote } from "./lawWorld.ts";
import { ballotsOf, citizens, openPoll, say } from "./pollWorld.ts";

const timeout = 120_000;

afterEach(() => setClockOffset(0));

const choose = (uid: string, regionId: string, pollId: string, option: string) =>
  call(uid, "governance/castBallot", { regionId, pollId, choice: { kind: "one", option } });

describe("who votes is fixed when the vote is called", () => {
  test("so a council's law is the old council's, also when another is seated before its end", {
    timeout,
  }, async () => {
    const names = ["one", "two", "three", "four", "five", "six"];
    const region = await republic("fixed-council", names, { governance: { type: "council" } });
    const { regionId, uid } = region;
    const [old, young] = [names.slice(0, 3), names.slice(3)];
    await citizens(regionId, old.map(uid), { offices: ["councilMember"] });
    const electionId = await called(region, "councilMember");
    await candidacies(region, electionId, young.map(uid));
    const holders = old.map((name) => ({ uid: uid(name), since: new Date(), terms: 1 }));
    await offices.ref({ regionId, office: "councilMember" }).update({ holders });

    daysPass(7);
    await settle(regionId, electionId);
    for (const name of names) {
      const choice = { kind: "several" as const, options: young.map(uid) };
      expect((await region.call(name, "castBallot", { pollId: electionId, choice })).reason).toBeUndefined();
    }
    daysPass(12);
    const lawId = await proposedLaw({ regionId, citizens: names.map(uid) }, tax(800));
    daysPass(13);
    expect(await settle(regionId, lawId)).toBe(204);
    for (const name of old.slice(0, 2)) {
      expect((await choose(uid(name), regionId, lawId, "against")).reason).toBeUndefined();
    }
    daysPass(14);
    await settle(regionId, electionId);
    expect(await councilOf(region, names)).toEqual(young);
    for (const name of young) {
      expect((await choose(uid(name), regionId, lawId, "for")).reason).toBe("NOT_ENTITLED");
    }
    expect((await choose(uid("three"), regionId, lawId, "for")).reason).toBeUndefined();
    daysPass(21);
    await settle(regionId, lawId);
    expect(await pollOf(regionId, lawId)).toMatchObject({
      electorate: "council",
      entitledCount: 3,
      result: { outcome: "rejected", voters: 3 },
    });
  });

  test("so those who leave before it opens are counted and may vote", async () => {
    const names = ["one", "two", "three", "four"];
    const region = await republic("fixed-leavers", names);
    const { regionId, uid } = region;
    const lawId = await proposedLaw({ regionId, citizens: names.map(uid) }, tax(800));
    for (const name of ["three", "four"]) {
      expect((await call(uid(name), "membership/leaveRegion", { regionId })).reason).toBeUndefined();
    }
    daysPass(1);
    await settle(regionId, lawId);
    expect(await pollOf(regionId, lawId)).toMatchObject({ entitledCount: 4, quorumVoters: 3 });
    for (const name of ["one", "two", "three"]) {
      expect((await choose(uid(name), regionId, lawId, "for")).reason).toBeUndefined();
    }
    daysPass(9);
    await settle(regionId, lawId);
    expect((await pollOf(regionId, lawId))!.result).toMatchObject({ outcome: "passed", voters: 3 });
  });

  test("so a governor cannot ban those who recall the governor, and the platform can ban a voter", async () => {
    const names = ["gov", "one", "two", "three"];
    const region = await republic("fixed-recall", names, { governor: "gov" });
    const { regionId, uid } = region;
    const demand = { kind: "recall", office: "governor", uid: uid("gov") };
    const opened = await region.call("one", "openPetition", { title: "Enough", text: "", demand });
    const petitionId = opened.result.petitionId as string;
    for (const name of ["two", "three"]) await region.call(name, "supportPetition", { petitionId });
    await runSchedule("reviewPetitions");
    await expect.poll(() => pollOf(regionId, petitionId), { timeout: 30_000 }).toBeDefined();

    const reason = "Disturbers of the peace.";
    for (const name of ["one", "two", "three"]) {
      const ban = { regionId, uid: uid(name), reason };
      expect((await call(uid("gov"), "membership/banMember", ban)).reason).toBeUndefined();
    }
    daysPass(1);
    await settle(regionId, petitionId);
    for (const name of ["one", "two", "three"]) {
      expect((await choose(uid(name), regionId, petitionId, "for")).reason).toBeUndefined();
    }
    const action = { kind: "ban", uid: uid("three") };
    const root = await administrator();
    const intervention = { regionId, reason: "A puppet of ours.", action };
    expect((await root.call("regions/interveneInRegion", intervention)).reason).toBeUndefined();
    expect((await choose(uid("three"), regionId, petitionId, "against")).reason).toBe("BANNED");
    daysPass(9);
    await settle(regionId, petitionId);
    expect((await pollOf(regionId, petitionId))!.result).toMatchObject({ outcome: "passed", voters: 3 });
    expect((await regionOf(regionId)).governorUid).toBeNull();
  });

  test("so the home, a farewell and a return as a visitor change nothing about it", async () => {
    const voter = "fixed-mover";
    await openPoll("fixed-a");
    await openRegion("fixed-b");
    await enrol(voter, { home: "fixed-a" });
    await citizens("fixed-a", [voter]);
    await admit(voter, "fixed-b");
    const revision = async (option: string) => (await say(voter, "fixed-a", option)).result.revision;
    const move = (verb: string, regionId: string) => call(voter, `membership/${verb}`, { regionId });

    expect((await move("setHomeRegion", "fixed-b")).reason).toBeUndefined();
    expect(await revision("for")).toBe(1);
    expect((await move("leaveRegion", "fixed-a")).reason).toBeUndefined();
    expect(await revision("against")).toBe(2);
    expect((await move("joinRegion", "fixed-a")).reason).toBeUndefined();
    expect(await revision("abstain")).toBe(3);
    expect((await ballotsOf("fixed-a").get()).size).toBe(1);
  });

  test("so an account that is deleted before it opens is in it no longer, and a ballot that was cast before stands", async () => {
    const names = ["one", "two", "three", "four"];
    const region = await republic("fixed-erased", names);
    const { regionId, uid } = region;
    const lawId = await proposedLaw({ regionId, citizens: names.map(uid) }, tax(800));
    const leave = async (name: string) => {
      expect((await call(uid(name), "players/deleteAccount", {})).reason).toBeUndefined();
      await expect.poll(() => memberOf(regionId, uid(name)), { timeout: 30_000 }).toBeUndefined();
    };
    await leave("four");
    daysPass(1);
    await settle(regionId, lawId);
    expect(await pollOf(regionId, lawId)).toMatchObject({ entitledCount: 3, quorumVoters: 3 });
    for (const name of ["one", "two", "three"]) {
      expect((await choose(uid(name), regionId, lawId, "for")).reason).toBeUndefined();
    }
    await leave("three");
    expect((await choose(uid("three"), regionId, lawId, "against")).reason).toBe("NOT_A_MEMBER");
    daysPass(9);
    await settle(regionId, lawId);
    expect((await pollOf(regionId, lawId))!.result).toMatchObject({ outcome: "passed", voters: 3 });
  });

  test("so who becomes a citizen afterwards has none, by whatever way", async () => {
    const names = ["one", "two", "three"];
    const region = await republic("fixed-late", names);
    const { regionId, uid, owner } = region;
    const lawId = await proposedLaw({ regionId, citizens: names.map(uid) }, tax(800));
    await enrol("fixed-late-new", { home: regionId });
    await admit("fixed-late-new", regionId, "resident");
    const grant = { regionId, uid: "fixed-late-new", reason: "A friend of mine." };
    expect((await call(owner, "membership/promoteMember", grant)).reason).toBeUndefined();
    daysPass(1);
    await settle(regionId, lawId);
    expect(await pollOf(regionId, lawId)).toMatchObject({ entitledCount: 3 });
    expect((await choose("fixed-late-new", regionId, lawId, "for")).reason).toBe("NOT_ENTITLED");
  });
});

test("the quorum is a share of the citizens: strangers who join do not lift it", { timeout }, async () => {
  const where = await place("quorum-strangers", { type: "democracy", quorumBasisPoints: 1_000 });
  const { regionId } = where;
  const batch = db().batch();
  for (let index = 0; index < 36; index++) {
    const uid = `quorum-stranger-${index}`;
    const stranger = newMember({ uid, regionId, name: uid, standing: "visitor", at: new Date() });
    batch.set(members.ref({ regionId, uid }), stranger);
  }
  await batch.commit();
  const lawId = await proposedLaw(where, tax(800));
  expect(await pollOf(regionId, lawId)).toMatchObject({ entitledCount: 5, quorumVoters: 3 });
  daysPass(1);
  await settle(regionId, lawId);
  await vote(where, lawId, { for: 4, against: 0 });
  daysPass(9);
  await settle(regionId, lawId);
  expect((await pollOf(regionId, lawId))!.result).toMatchObject({ outcome: "passed", voters: 4 });
  daysPass(12);
  await implement(regionId, lawId);
  expect(await taxOf(regionId)).toBe(800);
});
