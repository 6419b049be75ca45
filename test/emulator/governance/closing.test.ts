import { describe, expect, test } from "vitest";
import { proposals } from "../../../functions/src/governance/laws/schema.ts";
import { receiptsOf } from "../../../functions/src/governance/polls/ballot.ts";
import { recountOf } from "../../../functions/src/governance/polls/recount.ts";
import { polls } from "../../../functions/src/governance/polls/schema.ts";
import type { Choice } from "../../../functions/src/governance/polls/tally/schema.ts";
import { regionAudit } from "../../../functions/src/platform/audit.ts";
import { DAY_MS } from "../../../functions/src/platform/duration.ts";
import { db } from "../../../functions/src/platform/store.ts";
import { readPublished } from "../../../scripts/recount.ts";
import { runSchedule } from "../../support/work.ts";
import { call } from "../membership/world.ts";
import { BALLOT_KEY, ballotsOf, citizens, openPoll, pollOf, publishedOf, say, settle } from "./pollWorld.ts";

const timeout = 240_000;
const soon = (ms: number) => new Date(Date.now() + ms);

/** Ends voting now. */
async function close(regionId: string): Promise<void> {
  const closesAt = new Date();
  await polls.ref({ regionId, pollId: `${regionId}-poll` }).update({ closesAt, dueAt: closesAt });
}

/** Ballots as documents, all first cast at one instant. */
async function ballotsWritten(
  regionId: string,
  cast: readonly { uid: string; choice: Choice; power: number }[],
  firstCastAt = soon(-2 * DAY_MS),
): Promise<void> {
  for (let first = 0; first < cast.length; first += 400) {
    const batch = db().batch();
    for (const { uid, choice, power } of cast.slice(first, first + 400)) {
      batch.set(ballotsOf(regionId).doc(uid), { choice, power, revision: 1, firstCastAt });
    }
    await batch.commit();
  }
}

const one = (option: string): Choice => ({ kind: "one", option });
const voters = (count: number, option: string, power = 1) =>
  Array.from({ length: count }, (_, index) => ({
    uid: `${option}-${index}`,
    choice: one(option),
    power,
  }));

/** Where ballots are cast a moment before the end: with a quorum they would have come late. */
const NO_QUORUM = { quorumVoters: 0 };

describe("closing a poll", () => {
  test("counts it, reveals the secret, publishes the ballots and forgets the voters", async () => {
    const regionId = "close-whole";
    const pollId = await openPoll(regionId, { ...NO_QUORUM, powersCount: true });
    await citizens(regionId, ["close-ann", "close-ben"], { votingPower: 3 });
    await citizens(regionId, ["close-cy"]);
    await say("close-ann", regionId, "for");
    await say("close-ben", regionId, "against");
    await say("close-cy", regionId, "against");
    await say("close-ben", regionId, "for");
    await close(regionId);
    expect(await settle(regionId)).toBe(204);

    const poll = await pollOf(regionId);
    expect(poll).toMatchObject({ phase: "erased", dueAt: null, pageCount: 1 });
    expect(poll.result).toMatchObject({ outcome: "passed", voters: 3 });
    expect((await ballotsOf(regionId).get()).size).toBe(0);
    const published = await publishedOf(regionId);
    expect(published.map(({ choice }) => (choice.kind === "one" ? choice.option : "")).toSorted()).toEqual([
      "against",
      ...Array(6).fill("for"),
    ]);
    expect(recountOf(poll, published)).toMatchObject({ agrees: true, secretKept: true });

    const asked = { regionId, pollId, revision: 2 };
    const { result } = await call("close-ben", "governance/getReceipts", asked, null);
    const receipts = result.receipts as string[];
    expect(receipts).toEqual(receiptsOf(BALLOT_KEY, { ...asked, uid: "close-ben", units: 3 }));
    const own = published.filter(({ receipt }) => receipts.includes(receipt));
    expect(own.map(({ choice }) => choice)).toEqual([one("for"), one("for"), one("for")]);
    expect((await proposals.ref({ regionId, proposalId: pollId }).get()).data()!.decision).toBe("passed");
  });

  test("twice, late and several times at once has one outcome", { timeout }, async () => {
    const regionId = "close-often";
    await openPoll(regionId);
    await ballotsWritten(regionId, [...voters(5, "for"), ...voters(2, "against")]);
    await close(regionId);
    await Promise.all(Array.from({ length: 4 }, () => settle(regionId)));
    await settle(regionId);
    const ended = await pollOf(regionId);
    expect(ended).toMatchObject({ phase: "erased", result: { outcome: "passed", voters: 7 } });
    const entries = (await regionAudit.collection({ regionId }).get()).size;
    expect(await settle(regionId)).toBe(204);
    expect(await pollOf(regionId)).toEqual(ended);
    expect((await regionAudit.collection({ regionId }).get()).size).toBe(entries);
    expect(await publishedOf(regionId)).toHaveLength(7);
  });

  test("loses no ballot cast around the closing instant", { timeout }, async () => {
    const regionId = "close-edge";
    const pollId = await openPoll(regionId, NO_QUORUM);
    const uids = Array.from({ length: 120 }, (_, index) => `edge-${index}`);
    await citizens(regionId, uids);
    await say(uids[0]!, regionId, "for");
    const closesAt = soon(1_200);
    await polls.ref({ regionId, pollId }).update({ closesAt, dueAt: closesAt });
    // Half of them hit the closing instant itself, the others the seconds around it.
    const castings = uids.slice(1).map(async (uid, index) => {
      const aim =
        index % 2 === 0 ? closesAt.getTime() + (index % 3) - 1 : closesAt.getTime() - 600 + index * 10;
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, aim - Date.now())));
      return { uid, reason: (await say(uid, regionId, "for")).reason };
    });
    const closings = Array.from({ length: 8 }, async (_, index) => {
      await new Promise((resolve) => setTimeout(resolve, 1_150 + index * 25));
      await settle(regionId);
    });
    const outcomes = await Promise.all(castings);
    await Promise.all(closings);
    await settle(regionId);
    const counted = outcomes.filter(({ reason }) => reason === undefined).map(({ uid }) => uid);
    for (const { reason } of outcomes) expect([undefined, "POLL_CLOSED", "BUSY"]).toContain(reason);
    // The instant fell among them: else this run has shown nothing.
    expect(counted.length).toBeGreaterThan(0);
    expect(counted.length).toBeLessThan(outcomes.length);
    const published = new Set((await publishedOf(regionId)).map(({ receipt }) => receipt));
    expect(published.size).toBe(counted.length + 1);
    for (const uid of counted) {
      const [receipt] = receiptsOf(BALLOT_KEY, { regionId, pollId, uid, revision: 1, units: 1 });
      expect(published).toContain(receipt);
    }
  });

  test("is put off once, by a day, when the quorum came late", async () => {
    const regionId = "close-late";
    await openPoll(regionId);
    await ballotsWritten(regionId, voters(2, "for"));
    await ballotsWritten(regionId, voters(1, "against"), soon(-1_000));
    await close(regionId);
    await settle(regionId);
    const extended = await pollOf(regionId);
    expect(extended).toMatchObject({ phase: "open", result: null });
    expect(extended.extendedFrom).not.toBeNull();
    expect(extended.closesAt.getTime() - Date.now()).toBeGreaterThan(DAY_MS - 60_000);
    await citizens(regionId, ["close-late-voter"]);
    expect((await say("close-late-voter", regionId, "against")).reason).toBeUndefined();
    await close(regionId);
    await settle(regionId);
    expect(await pollOf(regionId)).toMatchObject({ phase: "erased", result: { voters: 4 } });
  });

  test("without a quorum decides nothing", async () => {
    const regionId = "close-few";
    await openPoll(regionId);
    await ballotsWritten(regionId, voters(2, "for", 10));
    await close(regionId);
    await settle(regionId);
    expect(await pollOf(regionId)).toMatchObject({ phase: "erased", result: { outcome: "noQuorum" } });
  });

  test("that breaks holds up no other", { timeout }, async () => {
    const election = { method: "rankedChoice", options: ["ann", "ben"], rule: null } as const;
    for (const regionId of ["close-broken", "close-sound"]) {
      await openPoll(regionId, { ...election, options: [...election.options] });
      const ranking: Choice = { kind: "ranking", ranking: ["ann", "ben"] };
      await ballotsWritten(
        regionId,
        ["v1", "v2", "v3"].map((uid) => ({ uid, choice: ranking, power: 1 })),
      );
    }
    // A ballot that no casting could have made: the count must refuse it.
    const ballot = ballotsOf("close-broken").doc("v1");
    await ballot.update({ choice: { kind: "ranking", ranking: ["nobody"] } });
    for (const regionId of ["close-broken", "close-sound"]) await close(regionId);
    await runSchedule("settlePolls");
    await expect
      .poll(async () => (await pollOf("close-sound")).phase, { timeout: 30_000, interval: 200 })
      .toBe("erased");
    expect(await pollOf("close-broken")).toMatchObject({ phase: "sealed", result: null });
    expect((await say("v1", "close-broken", "for")).reason).toBeDefined();
    await ballot.update({ choice: { kind: "ranking", ranking: ["ann"] } });
    await settle("close-broken");
    expect(await pollOf("close-broken")).toMatchObject({ phase: "erased", result: { winners: ["ann"] } });
  });

  test("half-way through publishing is finished by the next run", async () => {
    const regionId = "close-resumed";
    await openPoll(regionId);
    await ballotsWritten(regionId, voters(6, "for"));
    await close(regionId);
    await settle(regionId);
    const whole = await publishedOf(regionId);
    // As a worker that died between the publication and the erasing leaves it.
    await ballotsWritten(regionId, voters(6, "for"));
    const pollId = `${regionId}-poll`;
    await polls.ref({ regionId, pollId }).update({ phase: "published", dueAt: new Date() });
    await settle(regionId);
    expect((await ballotsOf(regionId).get()).size).toBe(0);
    expect(await publishedOf(regionId)).toEqual(whole);
    expect((await pollOf(regionId)).phase).toBe("erased");
  });
});

test("the count by aggregation is the count of the ballots", async () => {
  const regionId = "close-approval";
  const options = ["ann", "ben", "cy"];
  const pollId = await openPoll(regionId, { method: "approval", options, rule: null, quorumVoters: 3 });
  const several = (...named: string[]): Choice => ({ kind: "several", options: named });
  await ballotsWritten(regionId, [
    { uid: "v1", choice: several("ann", "ben"), power: 4 },
    { uid: "v2", choice: several("ben"), power: 3 },
    { uid: "v3", choice: several("cy", "ben"), power: 1 },
  ]);
  await close(regionId);
  await settle(regionId);
  const { poll, ballots } = await readPublished(pollId);
  expect(poll.result).toMatchObject({ winners: ["ben"], voters: 3 });
  expect(poll.result!.tally!.totals.map(({ option, votes }) => [option, Number(votes)])).toEqual([
    ["ann", 4],
    ["ben", 8],
    ["cy", 1],
  ]);
  expect(ballots).toHaveLength(8);
  expect(recountOf(poll, ballots)).toMatchObject({ agrees: true, secretKept: true });
});

test("a poll of ten thousand ballots is sealed, counted and published", { timeout }, async () => {
  const regionId = "close-great";
  const pollId = await openPoll(regionId, { entitledCount: 10_000, quorumVoters: 1_000 });
  await ballotsWritten(regionId, [
    ...voters(5_200, "for"),
    ...voters(4_700, "against"),
    ...voters(100, "abstain"),
  ]);
  await close(regionId);
  await settle(regionId);
  const { poll, ballots } = await readPublished(pollId);
  expect(poll).toMatchObject({ phase: "erased", result: { outcome: "passed", voters: 10_000 } });
  expect(ballots).toHaveLength(10_000);
  expect(recountOf(poll, ballots)).toMatchObject({ agrees: true, secretKept: true });
  expect((await ballotsOf(regionId).count().get()).data().count).toBe(0);
});

test("a recount finds a published ballot that was changed", async () => {
  const regionId = "close-tampered";
  await openPoll(regionId);
  await ballotsWritten(regionId, [...voters(3, "for"), ...voters(1, "against")]);
  await close(regionId);
  await settle(regionId);
  const poll = await pollOf(regionId);
  const [first, ...rest] = await publishedOf(regionId);
  const flipped = {
    ...first!,
    choice: one(first!.choice.kind === "one" && first!.choice.option === "for" ? "against" : "for"),
  };
  expect(recountOf(poll, [flipped, ...rest]).agrees).toBe(false);
  expect(recountOf({ ...poll, tieSecret: "x".repeat(43) }, [first!, ...rest]).secretKept).toBe(false);
});
