import { afterEach, describe, expect, test } from "vitest";
import { electionSubject } from "../../../functions/src/governance/elections/electionSubject.ts";
import { polls } from "../../../functions/src/governance/polls/schema.ts";
import { members } from "../../../functions/src/membership/schema.ts";
import { transact } from "../../../functions/src/platform/store.ts";
import { notices } from "../../../functions/src/players/schema.ts";
import { setClockOffset } from "../../support/emulators.ts";
import { call } from "../membership/world.ts";
import {
  called,
  daysPass,
  electionOf,
  nominationOf,
  pollOf,
  type Republic,
  republic,
} from "./electionWorld.ts";

afterEach(() => setClockOffset(0));

const nominate = (region: Republic, by: string, electionId: string, name: string, more = {}) =>
  region.call(by, "nominateCandidate", { electionId, uid: region.uid(name), ...more });

describe("a nomination", () => {
  test("of oneself is accepted with it; of another one waits, is announced, and is accepted with a platform", async () => {
    const region = await republic("nominate-both", ["ann", "ben"]);
    const { regionId } = region;
    const electionId = await called(region, "governor");
    const own = await nominate(region, "ann", electionId, "ann", { platform: "Safe lanes." });
    expect(own.result).toEqual({ electionId, uid: region.uid("ann"), accepted: true });
    expect((await nominate(region, "ann", electionId, "ben", { platform: "I am bad." })).reason).toBe(
      "INVALID_INPUT",
    );
    expect((await nominate(region, "ann", electionId, "ben")).result.accepted).toBe(false);
    const told = await notices.collection({ uid: region.uid("ben") }).get();
    expect(told.docs.map((notice) => notice.data().kind)).toEqual(["NOMINATED"]);

    expect(await nominationOf(regionId, electionId, region.uid("ben"))).toMatchObject({ acceptedAt: null });
    const platform = "Open gates.";
    expect((await region.call("ben", "acceptNomination", { electionId, platform })).reason).toBeUndefined();
    const ben = await nominationOf(regionId, electionId, region.uid("ben"));
    expect(ben).toMatchObject({ platform, nominatedByUid: region.uid("ann") });
    expect(ben!.acceptedAt).not.toBeNull();
  });

  test("is refused where the candidate may not stand, or the caller has no vote in the election", async () => {
    const region = await republic("nominate-refused", ["ann", "ben", "cy"], { governance: { termLimit: 1 } });
    const { regionId } = region;
    const electionId = await called(region, "governor");
    await members.ref({ regionId, uid: region.uid("ben") }).update({ status: "left" });
    await members.ref({ regionId, uid: region.uid("cy") }).update({ votingPowerCheckpoints: [] });
    expect((await nominate(region, "ann", electionId, "ben")).reason).toBe("NOT_ELIGIBLE");
    expect((await nominate(region, "ann", electionId, "cy")).reason).toBe("NOT_ELIGIBLE");
    expect((await nominate(region, "ann", electionId, "nobody")).reason).toBe("NOT_ELIGIBLE");
    expect((await nominate(region, "cy", electionId, "ann")).reason).toBe("NOT_ENTITLED");
    expect((await nominate(region, "ann", "no-such-election", "ann")).reason).toBe("ELECTION_UNKNOWN");
    daysPass(7);
    expect((await nominate(region, "ann", electionId, "ann")).reason).toBe("NOMINATIONS_CLOSED");
  });

  test("by several at once is made once", async () => {
    const names = ["ann", "ben", "cy", "di"];
    const region = await republic("nominate-race", [...names, "eve"]);
    const electionId = await called(region, "governor");
    const answers = await Promise.all(names.map((name) => nominate(region, name, electionId, "eve")));
    const reasons = answers.map(({ reason }) => reason).filter((reason) => reason !== undefined);
    expect(reasons).toEqual(Array(names.length - 1).fill("ALREADY_NOMINATED"));
    expect((await notices.collection({ uid: region.uid("eve") }).get()).size).toBe(1);
  });

  test("that was declined is made again by the candidate alone", async () => {
    const region = await republic("nominate-decline", ["ann", "ben"]);
    const electionId = await called(region, "governor");
    await nominate(region, "ann", electionId, "ben");
    expect((await region.call("ben", "withdrawCandidacy", { electionId })).reason).toBeUndefined();
    expect((await region.call("ben", "withdrawCandidacy", { electionId })).reason).toBe("NOMINATION_UNKNOWN");
    expect((await region.call("ben", "acceptNomination", { electionId, platform: "" })).reason).toBe(
      "NOMINATION_UNKNOWN",
    );
    expect((await nominate(region, "ann", electionId, "ben")).reason).toBe("ALREADY_NOMINATED");
    expect((await nominate(region, "ben", electionId, "ben")).reason).toBeUndefined();
  });

  test("of others is made five times by one citizen", async () => {
    const others = ["a", "b", "c", "d", "e", "f"];
    const region = await republic("nominate-five", ["ann", ...others]);
    const electionId = await called(region, "councilMember");
    const reasons: (string | undefined)[] = [];
    for (const name of others) reasons.push((await nominate(region, "ann", electionId, name)).reason);
    expect(reasons).toEqual([...Array(5).fill(undefined), "NOMINATIONS_USED"]);
    expect((await nominate(region, "ann", electionId, "ann")).reason).toBeUndefined();
  });
});

test("a withdrawal beside the opening of voting is on no ballot, or is refused", async () => {
  // Side by side: the emulator decides a conflict by letting one side wait some seconds.
  const race = async (round: number) => {
    const region = await republic(`withdraw-race-${round}`, ["ann"]);
    const { regionId } = region;
    const electionId = await called(region, "governor");
    await nominate(region, "ann", electionId, "ann");
    const input = { regionId, electionId };
    const [withdrawal] = await Promise.all([
      call(region.uid("ann"), "governance/withdrawCandidacy", input),
      open(regionId, electionId),
    ]);
    const { options } = await pollOf(regionId, electionId);
    const refused = withdrawal.reason !== undefined;
    if (refused) expect(withdrawal.reason).toBe("NOMINATIONS_CLOSED");
    expect(options).toEqual(refused ? ["for", "against", "abstain"] : []);
    expect((await electionOf(regionId, electionId)).loneCandidateUid).toBe(
      refused ? region.uid("ann") : null,
    );
  };
  await Promise.all([0, 1, 2, 3, 4, 5, 6, 7].map(race));
});

/** Opens voting by a clock that runs a week ahead of the one of the withdrawal; what would follow is not this test's. */
async function open(regionId: string, pollId: string): Promise<void> {
  await transact(async (tx) => {
    const ref = polls.ref({ regionId, pollId });
    const poll = (await tx.get(ref)).data()!;
    const opening = await electionSubject.open(tx, poll, poll.opensAt);
    if ("calledOff" in opening) throw new Error("it was called off");
    tx.update(ref, { phase: "erased", dueAt: null, options: [...opening.options] });
  });
}
