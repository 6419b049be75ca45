import { afterEach, describe, expect, test } from "vitest";
import { elections } from "../../../functions/src/governance/elections/schema.ts";
import { proposals } from "../../../functions/src/governance/laws/schema.ts";
import type { Petition } from "../../../functions/src/governance/petitions/petition.ts";
import { petitions, supporters } from "../../../functions/src/governance/petitions/schema.ts";
import { polls } from "../../../functions/src/governance/polls/schema.ts";
import { members } from "../../../functions/src/membership/schema.ts";
import { DAY_MS } from "../../../functions/src/platform/duration.ts";
import { announcements, regions } from "../../../functions/src/regions/schema.ts";
import { setClockOffset } from "../../support/emulators.ts";
import { deliver, runSchedule } from "../../support/work.ts";
import { call, enrol, openRegion } from "../membership/world.ts";
import { citizens } from "./pollWorld.ts";
import { noticesOf, publicLog } from "./treatyWorld.ts";

afterEach(() => setClockOffset(0));

const daysPass = (days: number) => setClockOffset(days * DAY_MS + 60_000);

const REFERENDUM = { kind: "referendum", question: "Shall we have a library?" };
const ELECTION = { kind: "election", office: "governor" };

/** A democracy with a governor and so many citizens, `<regionId>-0` and on; the first is a registered player. */
async function democracy(regionId: string, people = 8): Promise<(index: number) => string> {
  const uid = (index: number) => `${regionId}-${index}`;
  const governorUid = `${regionId}-gov`;
  await openRegion(regionId, {
    ownerUid: `${regionId}-owner`,
    governorUid,
    governance: { type: "democracy" },
  });
  await citizens(
    regionId,
    Array.from({ length: people }, (_, index) => uid(index)),
  );
  await enrol(uid(0));
  return uid;
}

const open = (uid: string, regionId: string, demand: object, title = "What we ask for") =>
  call(uid, "governance/openPetition", { regionId, title, text: "Because.", demand });

async function opened(uid: string, regionId: string, demand: object): Promise<string> {
  const { reason, result } = await open(uid, regionId, demand);
  expect(reason).toBeUndefined();
  return result.petitionId as string;
}

const support = (uid: string, regionId: string, petitionId: string) =>
  call(uid, "governance/supportPetition", { regionId, petitionId });
const withdraw = (uid: string, regionId: string, petitionId: string) =>
  call(uid, "governance/withdrawSupport", { regionId, petitionId });
const answer = (regionId: string, petitionId: string) =>
  call(`${regionId}-gov`, "governance/answerPetition", {
    regionId,
    petitionId,
    sentence: "The shelves are being built.",
  });

/** Has it reviewed as if its next count were due. */
async function review(regionId: string, petitionId: string): Promise<void> {
  const ref = petitions.ref({ regionId, petitionId });
  const petition = (await ref.get()).data()!;
  if (petition.endedAt === null) await ref.update({ dueAt: petition.openedAt });
  await deliver("reviewPetition", { regionId, petitionId });
}
const petitionOf = async (regionId: string, petitionId: string): Promise<Petition> =>
  (await petitions.ref({ regionId, petitionId }).get()).data()!;
const supportersOf = async (regionId: string, petitionId: string) =>
  (await supporters.collection({ regionId, petitionId }).get()).docs.map(({ id }) => id);
const announced = async (regionId: string) =>
  (await announcements.collection({ regionId }).get()).docs.map((doc) => doc.data().body);

describe("a petition", () => {
  test("collects support that nobody's document counts, is announced by thirds, and leads to a vote", async () => {
    const regionId = "pe-whole";
    const uid = await democracy(regionId, 90);
    const petitionId = await opened(uid(0), regionId, REFERENDUM);
    expect(await petitionOf(regionId, petitionId)).toMatchObject({ citizenCount: 90, requiredCount: 5 });
    await review(regionId, petitionId);
    expect(await announced(regionId)).toEqual([]);

    const supported = (...indexes: number[]) =>
      Promise.all(indexes.map((index) => support(uid(index), regionId, petitionId)));
    await supported(1, 1, 1);
    expect(await petitionOf(regionId, petitionId)).toMatchObject({ supporterCount: 1 });
    await review(regionId, petitionId);
    expect(await petitionOf(regionId, petitionId)).toMatchObject({ supporterCount: 2, announcedThirds: 1 });
    expect(await announced(regionId)).toEqual([expect.stringMatching(/^A third of the 5 citizens/)]);

    await supported(2, 3);
    await Promise.all([review(regionId, petitionId), review(regionId, petitionId)]);
    expect(await petitionOf(regionId, petitionId)).toMatchObject({ supporterCount: 4, announcedThirds: 2 });
    expect(await announced(regionId)).toHaveLength(2);
    expect((await noticesOf(`${regionId}-gov`)).filter((kind) => kind === "PETITION_PROGRESS")).toHaveLength(
      2,
    );

    await supported(4);
    await Promise.all([review(regionId, petitionId), review(regionId, petitionId)]);
    const reached = await petitionOf(regionId, petitionId);
    expect(reached).toMatchObject({ outcome: "reached", supporterCount: 5, followUpId: petitionId });
    expect(reached.answerDueAt!.getTime() - reached.endedAt!.getTime()).toBe(30 * DAY_MS);
    expect((await proposals.ref({ regionId, proposalId: petitionId }).get()).data()).toMatchObject({
      content: REFERENDUM,
      proposerUid: uid(0),
    });
    expect((await polls.ref({ regionId, pollId: petitionId }).get()).data()).toMatchObject({
      phase: "called",
      title: "What we ask for",
    });
    expect(await publicLog(regionId)).toEqual(["openPetition", "reachPetition", "submitProposal"]);
    expect(await announced(regionId)).toHaveLength(3);
    expect(await noticesOf(uid(0))).toEqual(["PETITION_REACHED"]);
    // Their number stays, their names do not.
    expect(await supportersOf(regionId, petitionId)).toEqual([]);
    expect((await support(uid(5), regionId, petitionId)).reason).toBe("PETITION_STATE");
  });

  test("for an election has it called", async () => {
    const regionId = "pe-election";
    const uid = await democracy(regionId);
    const petitionId = await opened(uid(0), regionId, ELECTION);
    for (const index of [1, 2]) await support(uid(index), regionId, petitionId);
    await review(regionId, petitionId);
    const { followUpId } = await petitionOf(regionId, petitionId);
    expect((await elections.ref({ regionId, electionId: followUpId! }).get()).data()).toMatchObject({
      office: "governor",
      cause: "petition",
    });
    // What was asked for is under way: nobody asks for it again within a month.
    expect((await open(uid(1), regionId, ELECTION)).reason).toBe("PETITION_EXISTS");
    expect((await elections.collection({ regionId }).get()).size).toBe(1);
  });

  test("for an election that is under way names that one", async () => {
    const regionId = "pe-under-way";
    const uid = await democracy(regionId);
    const called = { regionId, office: "governor", reason: "As the constitution demands." };
    const { result } = await call(`${regionId}-gov`, "governance/callElection", called);
    const petitionId = await opened(uid(1), regionId, ELECTION);
    for (const index of [2, 3]) await support(uid(index), regionId, petitionId);
    await review(regionId, petitionId);
    expect(await petitionOf(regionId, petitionId)).toMatchObject({
      outcome: "reached",
      followUpId: result.electionId,
      obstacle: null,
    });
    expect((await elections.collection({ regionId }).get()).size).toBe(1);
  });

  test("for a recall puts it to the vote", async () => {
    const regionId = "pe-recall";
    const uid = await democracy(regionId);
    const demand = { kind: "recall", office: "governor", uid: `${regionId}-gov` };
    const petitionId = await opened(uid(0), regionId, demand);
    for (const index of [1, 2]) await support(uid(index), regionId, petitionId);
    await review(regionId, petitionId);
    const proposal = (await proposals.ref({ regionId, proposalId: petitionId }).get()).data()!;
    expect(proposal.content).toEqual({ ...demand, since: null });
  });

  test("whose demand has become impossible is reached all the same, and says why nothing follows", async () => {
    const regionId = "pe-moot";
    const uid = await democracy(regionId);
    const demand = { kind: "recall", office: "governor", uid: `${regionId}-gov` };
    const petitionId = await opened(uid(0), regionId, demand);
    await regions.ref({ regionId }).update({ governorUid: null });
    for (const index of [1, 2]) await support(uid(index), regionId, petitionId);
    await review(regionId, petitionId);
    expect(await petitionOf(regionId, petitionId)).toMatchObject({
      outcome: "reached",
      followUpId: null,
      obstacle: expect.stringContaining("does not hold this office"),
    });
    expect((await proposals.collection({ regionId }).get()).size).toBe(0);
    // The office is vacant: the owner is told, and owes the answer.
    expect(await noticesOf(`${regionId}-owner`)).toContain("PETITION_PROGRESS");
  });

  test("lapses without enough, counted as it stood at the end however late that is", async () => {
    const regionId = "pe-lapse";
    const uid = await democracy(regionId);
    const petitionId = await opened(uid(0), regionId, REFERENDUM);
    await support(uid(1), regionId, petitionId);
    daysPass(30);
    for (const change of [support, withdraw]) {
      expect((await change(uid(0), regionId, petitionId)).reason).toBe("PETITION_STATE");
    }
    daysPass(45);
    await review(regionId, petitionId);
    expect(await petitionOf(regionId, petitionId)).toMatchObject({
      outcome: "lapsed",
      supporterCount: 2,
      dueAt: null,
      answerDueAt: null,
    });
    expect(await supportersOf(regionId, petitionId)).toEqual([]);
    expect(await publicLog(regionId)).toEqual(["lapsePetition", "openPetition"]);
    expect(await noticesOf(uid(0))).toContain("PETITION_LAPSED");
    expect((await answer(regionId, petitionId)).reason).toBe("PETITION_STATE");
  });

  test("that enough supported by its end is reached by a count that comes weeks later", async () => {
    const regionId = "pe-late";
    const uid = await democracy(regionId);
    const petitionId = await opened(uid(0), regionId, REFERENDUM);
    for (const index of [1, 2]) await support(uid(index), regionId, petitionId);
    daysPass(50);
    await review(regionId, petitionId);
    expect(await petitionOf(regionId, petitionId)).toMatchObject({ outcome: "reached" });
  });

  test("counts only those who are citizens when it is to be announced", async () => {
    const regionId = "pe-former";
    const uid = await democracy(regionId);
    const petitionId = await opened(uid(0), regionId, REFERENDUM);
    for (const index of [1, 2]) await support(uid(index), regionId, petitionId);
    await members.ref({ regionId, uid: uid(1) }).update({ standing: "resident" });
    await members.ref({ regionId, uid: uid(2) }).delete();
    await review(regionId, petitionId);
    expect(await petitionOf(regionId, petitionId)).toMatchObject({ outcome: null, supporterCount: 1 });
    expect(await supportersOf(regionId, petitionId)).toEqual([uid(0)]);
  });

  test("loses who withdraws, and gains them back", async () => {
    const regionId = "pe-back";
    const uid = await democracy(regionId);
    const petitionId = await opened(uid(0), regionId, REFERENDUM);
    await enrol(uid(1));
    await support(uid(1), regionId, petitionId);
    expect((await withdraw(uid(1), regionId, petitionId)).reason).toBeUndefined();
    expect((await withdraw(uid(1), regionId, petitionId)).reason).toBeUndefined();
    expect(await supportersOf(regionId, petitionId)).toEqual([uid(0)]);
    await support(uid(1), regionId, petitionId);
    expect(await supportersOf(regionId, petitionId)).toHaveLength(2);
  });
});

describe("the answer", () => {
  async function reached(regionId: string): Promise<string> {
    const uid = await democracy(regionId);
    const petitionId = await opened(uid(0), regionId, REFERENDUM);
    expect((await answer(regionId, petitionId)).reason).toBe("PETITION_STATE");
    for (const index of [1, 2]) await support(uid(index), regionId, petitionId);
    await review(regionId, petitionId);
    return petitionId;
  }

  test("is the governor's, public, once", async () => {
    const regionId = "pe-answer";
    const petitionId = await reached(regionId);
    const byCitizen = await call(`${regionId}-1`, "governance/answerPetition", {
      regionId,
      petitionId,
      sentence: "The shelves are being built.",
    });
    expect(byCitizen.reason).toBe("PERMISSION_DENIED");
    expect((await answer(regionId, petitionId)).reason).toBeUndefined();
    expect((await answer(regionId, petitionId)).reason).toBe("PETITION_STATE");
    expect(await petitionOf(regionId, petitionId)).toMatchObject({
      answer: { byUid: `${regionId}-gov`, sentence: "The shelves are being built." },
      dueAt: null,
    });
    expect(await publicLog(regionId)).toContain("answerPetition");
    expect(await noticesOf(`${regionId}-0`)).toContain("PETITION_ANSWERED");
    daysPass(31);
    await review(regionId, petitionId);
    expect(await publicLog(regionId)).not.toContain("missPetitionAnswer");
  });

  test("that does not come in time is missed in public, once, and can still be given", async () => {
    const regionId = "pe-silent";
    const petitionId = await reached(regionId);
    daysPass(29);
    await review(regionId, petitionId);
    expect(await publicLog(regionId)).not.toContain("missPetitionAnswer");
    daysPass(31);
    await Promise.all([1, 2].map(() => review(regionId, petitionId)));
    const log = await publicLog(regionId);
    expect(log.filter((action) => action === "missPetitionAnswer")).toHaveLength(1);
    expect(await noticesOf(`${regionId}-gov`)).toContain("PETITION_UNANSWERED");
    expect((await answer(regionId, petitionId)).reason).toBeUndefined();
  });
});

describe("opening one", () => {
  test.concurrent("is for citizens, in a region that is not closing", async () => {
    const regionId = "pe-who";
    const uid = await democracy(regionId);
    await citizens(regionId, ["pe-who-resident"], { standing: "resident" });
    expect((await open("pe-who-resident", regionId, REFERENDUM)).reason).toBe("PERMISSION_DENIED");
    expect((await open("pe-who-stranger", regionId, REFERENDUM)).reason).toBe("PERMISSION_DENIED");
    const petitionId = await opened(uid(0), regionId, REFERENDUM);
    expect((await support("pe-who-resident", regionId, petitionId)).reason).toBe("PERMISSION_DENIED");
    expect((await support(uid(1), regionId, "no-such-petition")).reason).toBe("PETITION_UNKNOWN");
    await regions.ref({ regionId }).update({ status: "closing" });
    expect((await open(uid(1), regionId, ELECTION)).reason).toBe("REGION_CLOSED");
  });

  test.concurrent("is refused for what could not follow", async () => {
    const regionId = "pe-idle";
    const uid = await democracy(regionId);
    const recall = { kind: "recall", office: "ambassador", uid: uid(1) };
    expect((await open(uid(0), regionId, recall)).reason).toBe("NOT_IN_OFFICE");
    await regions.ref({ regionId }).update({ "governance.type": "autocracy" });
    expect((await open(uid(0), regionId, ELECTION)).reason).toBe("NOT_ELECTIVE");
    const governor = { kind: "recall", office: "governor", uid: `${regionId}-gov` };
    expect((await open(uid(0), regionId, governor)).reason).toBe("NOT_ELECTIVE");
    expect((await open(uid(0), regionId, REFERENDUM)).reason).toBeUndefined();
  });

  test.concurrent("three at a time are open of one person, though six are asked for at once", async () => {
    const regionId = "pe-many";
    const uid = await democracy(regionId);
    const ask = (index: number) =>
      open(uid(0), regionId, { kind: "referendum", question: `Shall we have library number ${index}?` });
    const asked = await Promise.all([0, 1, 2, 3, 4, 5].map(ask));
    expect(asked.filter(({ reason }) => reason === undefined)).toHaveLength(3);
    expect(asked.filter(({ reason }) => reason === "PETITION_LIMIT")).toHaveLength(3);
  });

  test("the same is open once, though eight ask at once; again when it has ended", async () => {
    const regionId = "pe-same";
    const uid = await democracy(regionId);
    const asked = await Promise.all(
      Array.from({ length: 8 }, (_, index) => open(uid(index), regionId, REFERENDUM)),
    );
    const reasons = asked.map(({ reason }) => reason ?? "opened").sort();
    expect(reasons).toEqual([...Array(7).fill("PETITION_EXISTS"), "opened"]);
    const petitioner = asked.findIndex(({ reason }) => reason === undefined);
    const petitionId = asked[petitioner]!.result.petitionId as string;
    daysPass(31);
    await review(regionId, petitionId);
    // It has lapsed: its petitioner lets others try.
    expect((await open(uid(petitioner), regionId, REFERENDUM)).reason).toBe("PETITION_EXISTS");
    const other = uid((petitioner + 1) % 8);
    expect(await opened(other, regionId, { ...REFERENDUM, question: "shall we have a LIBRARY!" })).not.toBe(
      petitionId,
    );
  });
});

test("the schedule finds each petition of which something is due, and a broken one holds up no other", async () => {
  const uid = await democracy("pe-due-a");
  const other = await democracy("pe-due-b");
  const broken = await opened(uid(0), "pe-due-a", REFERENDUM);
  const petitionId = await opened(other(0), "pe-due-b", REFERENDUM);
  for (const index of [1, 2]) {
    await support(uid(index), "pe-due-a", broken);
    await support(other(index), "pe-due-b", petitionId);
  }
  await regions.ref({ regionId: "pe-due-a" }).delete();
  await runSchedule("reviewPetitions");
  await expect
    .poll(async () => (await petitionOf("pe-due-b", petitionId)).outcome, { timeout: 30_000 })
    .toBe("reached");
  expect(await petitionOf("pe-due-a", broken)).toMatchObject({ outcome: null });
  await petitions.ref({ regionId: "pe-due-a", petitionId: broken }).delete();
});
