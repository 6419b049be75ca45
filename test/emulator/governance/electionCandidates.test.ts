import { afterEach, describe, expect, test } from "vitest";
import { players } from "../../../functions/src/players/schema.ts";
import { setClockOffset } from "../../support/emulators.ts";
import { call, memberOf } from "../membership/world.ts";
import {
  auditOf,
  called,
  candidacies,
  daysPass,
  electionOf,
  nominationOf,
  pollOf,
  type Republic,
  regionOf,
  republic,
  settleElection,
  stand,
  vote,
} from "./electionWorld.ts";
import { citizens } from "./pollWorld.ts";

const timeout = 60_000;

afterEach(() => setClockOffset(0));

const second = (region: Republic, by: string, electionId: string, candidate: string) =>
  region.call(by, "secondCandidate", { electionId, uid: region.uid(candidate) });

describe("puppets that take a ballot's places", () => {
  test("keep nobody from it whom enough citizens sign for, and leave nobody in office without a vote by leaving it", {
    timeout,
  }, async () => {
    const region = await republic("second-puppets", ["ann", "ben", "cy"]);
    const { regionId } = region;
    const puppets = Array.from({ length: 38 }, (_, index) => `${regionId}-puppet${index}`);
    await citizens(regionId, puppets);
    const electionId = await called(region, "governor");
    const [last, ...others] = puppets.slice(0, 20) as [string, ...string[]];
    await candidacies(region, electionId, [last, ...others]);
    const uid = region.uid("ann");
    const own = await region.call("ann", "nominateCandidate", { electionId, uid });
    expect(own.result).toEqual({ electionId, uid, accepted: true });
    // Of 41 citizens three must sign, herself among them.
    expect((await second(region, "ben", electionId, "ann")).result).toEqual({
      electionId,
      uid,
      seconderCount: 2,
      neededCount: 3,
    });
    expect((await second(region, "cy", electionId, "ann")).result.seconderCount).toBe(3);
    for (const puppet of others) {
      const withdrawal = await call(puppet, "governance/withdrawCandidacy", { regionId, electionId });
      expect(withdrawal.reason).toBeUndefined();
    }
    daysPass(7);
    await settleElection(regionId, electionId);

    expect(await electionOf(regionId, electionId)).toMatchObject({ loneCandidateUid: uid });
    expect((await pollOf(regionId, electionId)).phase).toBe("open");
    expect((await regionOf(regionId)).governorUid).toBeNull();
  });
});

describe("a signature", () => {
  test("is given once in an election, to who stands, and is free again when the candidate withdraws", async () => {
    const region = await republic("second-once", ["ann", "ben", "cy", "di"]);
    const { regionId, uid } = region;
    const electionId = await called(region, "governor");
    await stand(region, electionId, ["ann", "ben"]);
    await region.call("ann", "nominateCandidate", { electionId, uid: uid("cy") });
    expect((await second(region, "di", electionId, "cy")).reason).toBe("NOMINATION_UNKNOWN");
    expect((await second(region, "di", electionId, "ann")).reason).toBeUndefined();
    const more = await second(region, "di", electionId, "ben");
    expect(more).toMatchObject({
      reason: "ALREADY_SECONDED",
      answer: { error: { details: { metadata: { uid: uid("ann") } } } },
    });
    await region.call("ann", "withdrawCandidacy", { electionId });
    expect((await second(region, "di", electionId, "ben")).reason).toBeUndefined();
    expect(await nominationOf(regionId, electionId, uid("ann"))).toMatchObject({ seconderUids: [] });
    expect(await nominationOf(regionId, electionId, uid("ben"))).toMatchObject({
      seconderUids: [uid("ben"), uid("di")],
      seconderCount: 2,
    });
    // Who has signed for another stands without the own signature.
    await region.call("di", "nominateCandidate", { electionId, uid: uid("di") });
    expect(await nominationOf(regionId, electionId, uid("di"))).toMatchObject({ seconderCount: 0 });
    daysPass(7);
    await settleElection(regionId, electionId);
    expect(await electionOf(regionId, electionId)).toMatchObject({ loneCandidateUid: uid("ben") });
  });

  test("given to two at once counts for one", async () => {
    const region = await republic("second-race", ["ann", "ben", "cy"]);
    const electionId = await called(region, "governor");
    await stand(region, electionId, ["ann", "ben"]);
    const both = await Promise.all(["ann", "ben"].map((name) => second(region, "cy", electionId, name)));
    expect(both.map(({ reason }) => reason ?? "given").toSorted()).toEqual(["ALREADY_SECONDED", "given"]);
  });
});

describe("officers' acts between the call and the close", () => {
  test("take no candidate from the ballot, and nobody's office from who is elected", {
    timeout,
  }, async () => {
    const names = ["ann", "ben", "cy", "di"];
    const region = await republic("officers-ban", names, { governor: "ben" });
    const { regionId, uid } = region;
    const reason = "She is against me.";
    const { result } = await region.call("ben", "callElection", { office: "governor", reason });
    const electionId = result.electionId as string;
    await stand(region, electionId, ["ann", "ben"]);
    const act = (verb: string, name: string) =>
      call(uid("ben"), `membership/${verb}`, { regionId, uid: uid(name), reason });
    expect((await act("banMember", "ann")).reason).toBeUndefined();
    expect((await act("demoteMember", "di")).reason).toBeUndefined();
    // Who was demoted since the call stands and signs all the same.
    await stand(region, electionId, ["di"]);
    daysPass(7);
    await settleElection(regionId, electionId);
    expect((await pollOf(regionId, electionId)).options).toEqual(["ann", "ben", "di"].map(uid).toSorted());
    for (const name of ["ann", "cy", "di"]) {
      const ballot = await vote(region, name, electionId, { kind: "ranking", ranking: [uid("ann")] });
      expect(ballot.reason).toBeUndefined();
    }
    daysPass(14);
    await settleElection(regionId, electionId);

    expect((await regionOf(regionId)).governorUid).toBe(uid("ann"));
    expect(await memberOf(regionId, uid("ann"))).toMatchObject({
      status: "active",
      standing: "citizen",
      citizenGround: "grant",
      ban: null,
    });
    expect((await players.ref({ uid: uid("ann") }).get()).data()!.homeRegionId).toBe(regionId);
    const [entry] = await auditOf(regionId, "reinstateMember");
    expect(entry).toMatchObject({ subjectUid: uid("ann"), visibility: "public" });
  });
});
