import { setTimeout } from "node:timers/promises";
import { afterEach, describe, expect, test, vi } from "vitest";
import { prepareProposal, stageProposal } from "../../../functions/src/governance/laws/callProposal.ts";
import { contentHash, type Proposal } from "../../../functions/src/governance/laws/proposal.ts";
import { proposals } from "../../../functions/src/governance/laws/schema.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../../functions/src/platform/duration.ts";
import { Reads, transact } from "../../../functions/src/platform/store.ts";
import { inRegion, regions, settings } from "../../../functions/src/regions/schema.ts";
import { setClockOffset } from "../../support/emulators.ts";
import { configurationOf } from "../../support/fixtures.ts";
import { runSchedule } from "../../support/work.ts";
import { call, memberOf } from "../membership/world.ts";
import {
  announcedIn,
  claimsIn,
  drafted,
  implement,
  loggedIn,
  type Place,
  place,
  pollOf,
  proposalOf,
  proposed,
  proposedLaw,
  settle,
  statusOf,
  submitted,
  tax,
  taxOf,
  toldTo,
  vote,
} from "./lawWorld.ts";
import { citizens } from "./pollWorld.ts";

const timeout = 240_000;
/** A minute into the vote, past its end, past the timelock, past the law's end: from the submission. */
const VOTING_MS = DAY_MS + MINUTE_MS;
const CLOSED_MS = 8 * DAY_MS + 2 * MINUTE_MS;
const EFFECTIVE_MS = 10 * DAY_MS + 10 * MINUTE_MS;
const EXPIRED_MS = 24 * DAY_MS + 10 * MINUTE_MS;

afterEach(() => setClockOffset(0));

/** From the submission to the count. */
async function decide(
  where: Place,
  proposalId: string,
  count: { for: number; against: number },
): Promise<void> {
  setClockOffset(VOTING_MS);
  expect(await settle(where.regionId, proposalId)).toBe(204);
  await vote(where, proposalId, count);
  setClockOffset(CLOSED_MS);
  expect(await settle(where.regionId, proposalId)).toBe(204);
}

/** A law that has passed and is in its timelock. */
async function passedLaw(where: Place, change: Parameters<typeof proposedLaw>[1]): Promise<string> {
  const proposalId = await proposedLaw(where, change);
  await decide(where, proposalId, { for: 4, against: 1 });
  expect(await statusOf(where.regionId, proposalId)).toBe("queued");
  return proposalId;
}

test("a law takes effect whatever its title, and the task cuts it between characters", {
  timeout,
}, async () => {
  const where = await place("force-title", { type: "democracy" });
  const { regionId, citizens } = where;
  const content = { kind: "law", change: tax(900) };
  const draft = await drafted(citizens[0]!, regionId, content, { title: `${"x".repeat(100)}😀` });
  const proposalId = draft.result.proposalId as string;
  expect((await submitted(citizens[0]!, regionId, proposalId)).reason).toBeUndefined();
  await decide(where, proposalId, { for: 4, against: 1 });
  setClockOffset(EFFECTIVE_MS);
  expect(await implement(regionId, proposalId)).toBe(204);
  expect(await taxOf(regionId)).toBe(900);
  expect(await claimsIn(regionId)).toEqual([]);
  expect((await announcedIn(regionId)).map(({ title }) => title)).toContain(
    `A law is in force: ${"x".repeat(100)}…`,
  );
});

test("a law goes from its proposal into force by the clock, the schedules and the queues alone", {
  timeout,
}, async () => {
  const where = await place("force-clock", { type: "democracy" });
  const { regionId } = where;
  const proposalId = await proposedLaw(where, { ...tax(900), gameplay: { pvpEnabled: false } });
  const until = (status: string) =>
    vi.waitFor(async () => expect(await statusOf(regionId, proposalId)).toBe(status), {
      timeout: 40_000,
      interval: 200,
    });
  const untilPhase = (phase: string) =>
    vi.waitFor(async () => expect((await pollOf(regionId, proposalId))!.phase).toBe(phase), {
      timeout: 40_000,
      interval: 200,
    });

  await runSchedule("settlePolls");
  expect((await pollOf(regionId, proposalId))!.phase).toBe("called");
  setClockOffset(VOTING_MS);
  await runSchedule("settlePolls");
  await untilPhase("open");
  expect((await pollOf(regionId, proposalId))!.contentHash).toBe(
    contentHash(await proposalOf(regionId, proposalId)),
  );
  await vote(where, proposalId, { for: 3, against: 2 });
  setClockOffset(CLOSED_MS);
  await runSchedule("settlePolls");
  await until("queued");
  await runSchedule("implementProposals");
  expect(await taxOf(regionId)).toBe(1_000);
  setClockOffset(EFFECTIVE_MS);
  await runSchedule("implementProposals");
  await until("implemented");

  const { economy, gameplay } = await configurationOf(regionId);
  expect([economy.tradeTaxBasisPoints, gameplay.pvpEnabled]).toEqual([900, false]);
  expect(await claimsIn(regionId)).toEqual([]);
  const [entry] = await loggedIn(regionId, "implementProposal");
  expect(JSON.parse(entry!.before!)).toEqual({
    "economy.tradeTaxBasisPoints": 1_000,
    "gameplay.pvpEnabled": true,
  });
  expect(JSON.parse(entry!.after!)).toEqual({
    "economy.tradeTaxBasisPoints": 900,
    "gameplay.pvpEnabled": false,
  });
  expect(await loggedIn(regionId, "decideProposal")).toHaveLength(1);
  expect((await announcedIn(regionId)).map(({ title }) => title)).toEqual(["A law is in force: A proposal"]);
  expect(await toldTo(where.citizens[0]!)).toEqual(["LAW_IMPLEMENTED", "PROPOSAL_DECIDED"]);
});

describe("what carries a law", () => {
  test.each([
    ["sixty per cent carry an ordinary field", tax(900), { for: 6, against: 4 }, "queued"],
    [
      "sixty per cent do not carry the threshold",
      { governance: { votingThresholdBasisPoints: 1_000 } },
      { for: 6, against: 4 },
      "rejected",
    ],
    [
      "sixty per cent do not carry the list of reserved fields",
      { governance: { reservedFields: [] } },
      { for: 6, against: 4 },
      "rejected",
    ],
    [
      "two thirds carry the return to an autocracy",
      { governance: { type: "autocracy" } },
      { for: 6, against: 3 },
      "queued",
    ],
    ["half of the votes carry nothing", tax(900), { for: 5, against: 5 }, "rejected"],
    ["too few voters carry nothing", tax(900), { for: 2, against: 0 }, "rejected"],
  ] as const)("%s", { timeout }, async (name, change, count, status) => {
    const where = await place(
      `carry-${name.replaceAll(" ", "").slice(-20)}`.toLowerCase(),
      { type: "democracy" },
      { people: 10 },
    );
    const proposalId = await proposedLaw(where, change as Parameters<typeof proposedLaw>[1]);
    await decide(where, proposalId, count);
    expect(await statusOf(where.regionId, proposalId)).toBe(status);
    expect(await claimsIn(where.regionId)).toHaveLength(status === "queued" ? 1 : 0);
  });

  test.each([
    ["three of five", tax(900), { for: 3, against: 2 }, "queued"],
    ["two of five, the others abstain", tax(900), { for: 2, against: 0 }, "rejected"],
    [
      "three of five on the type of government",
      { governance: { type: "democracy" } },
      { for: 3, against: 0 },
      "rejected",
    ],
    [
      "four of five on the type of government",
      { governance: { type: "democracy" } },
      { for: 4, against: 1 },
      "queued",
    ],
  ] as const)("in a council: %s", { timeout }, async (name, change, count, status) => {
    const regionId = `council-${name.length}-${count.for}${status}`;
    const where = await place(regionId, { type: "council" }, { people: 8, seats: 5 });
    const proposalId = await proposedLaw(where, change as Parameters<typeof proposedLaw>[1]);
    setClockOffset(VOTING_MS);
    await settle(regionId, proposalId);
    const choice = { kind: "one", option: "for" };
    const outsider = await call(where.citizens[6]!, "governance/castBallot", {
      regionId,
      pollId: proposalId,
      choice,
    });
    expect(outsider.reason).toBe("NOT_ENTITLED");
    await vote(where, proposalId, count);
    setClockOffset(CLOSED_MS);
    await settle(regionId, proposalId);
    expect(await statusOf(regionId, proposalId)).toBe(status);
  });
});

describe("a law in its timelock", () => {
  test("takes effect once, however often and however many at once carry it out", { timeout }, async () => {
    const where = await place("force-once", { type: "democracy" });
    const { regionId } = where;
    const proposalId = await passedLaw(where, tax(900));
    expect(await implement(regionId, proposalId)).toBe(204);
    expect(await taxOf(regionId)).toBe(1_000);
    setClockOffset(EFFECTIVE_MS);
    const statuses = await Promise.all(Array.from({ length: 6 }, () => implement(regionId, proposalId)));
    expect(statuses).toEqual(Array(6).fill(204));
    expect(await taxOf(regionId)).toBe(900);
    // What has been set since stays: the law does not come back.
    await regions.ref({ regionId }).update({ "economy.tradeTaxBasisPoints": 2_500 });
    expect(await implement(regionId, proposalId)).toBe(204);
    expect(await taxOf(regionId)).toBe(2_500);
    expect(await loggedIn(regionId, "implementProposal")).toHaveLength(1);
    expect(await announcedIn(regionId)).toHaveLength(1);
  });

  test("and an officer's change at the same time both stand", { timeout }, async () => {
    const where = await place("force-both", { type: "democracy" });
    const { regionId } = where;
    const proposalId = await passedLaw(where, tax(900));
    const governor = where.citizens[1]!;
    await regions.ref({ regionId }).update({ governorUid: governor });
    setClockOffset(EFFECTIVE_MS);
    const [law, configured] = await Promise.all([
      implement(regionId, proposalId),
      call(governor, "regions/configureRegion", { regionId, culture: { theme: "gothic" } }),
    ]);
    expect([law, configured.reason]).toEqual([204, undefined]);
    const configuration = await configurationOf(regionId);
    expect(configuration.economy.tradeTaxBasisPoints).toBe(900);
    expect(configuration.culture.theme).toBe("gothic");
  });

  test("and a change that is committed while it is being carried out both stand", { timeout }, async () => {
    const where = await place("force-between", { type: "democracy" });
    const { regionId } = where;
    const proposalId = await passedLaw(where, tax(900));
    setClockOffset(EFFECTIVE_MS);
    let law: Promise<number> | undefined;
    await transact(async (tx) => {
      const { culture } = (await tx.get(settings.ref(inRegion(regionId)))).data()!;
      law ??= implement(regionId, proposalId);
      // Meanwhile the law, too, reads the region as it is before this change.
      await setTimeout(1_500);
      tx.update(settings.ref(inRegion(regionId)), { culture: { ...culture, theme: "gothic" } });
    });
    expect(await law).toBe(204);
    const configuration = await configurationOf(regionId);
    expect(configuration.economy.tradeTaxBasisPoints).toBe(900);
    expect(configuration.culture.theme).toBe("gothic");
  });

  test("and a change of the governor's office at the same time both stand", { timeout }, async () => {
    const where = await place("force-office", { type: "democracy" });
    const { regionId } = where;
    const proposalId = await passedLaw(where, tax(900));
    const governor = where.citizens[1]!;
    await regions.ref({ regionId }).update({ governorUid: governor });
    setClockOffset(EFFECTIVE_MS);
    const [law, resigned] = await Promise.all([
      implement(regionId, proposalId),
      call(governor, "governance/resignOffice", { regionId, office: "governor" }),
    ]);
    expect([law, resigned.reason]).toEqual([204, undefined]);
    expect((await regions.ref({ regionId }).get()).data()!.governorUid).toBeNull();
    expect(await taxOf(regionId)).toBe(900);
  });

  test("that is not what was voted on takes no effect", { timeout }, async () => {
    const where = await place("force-forged", { type: "democracy" });
    const { regionId } = where;
    const proposalId = await passedLaw(where, tax(900));
    await proposals.ref({ regionId, proposalId }).update({ "content.change": tax(2_500) });
    setClockOffset(EFFECTIVE_MS);
    await implement(regionId, proposalId);
    expect(await statusOf(regionId, proposalId)).toBe("expired");
    expect(await taxOf(regionId)).toBe(1_000);
  });

  test("waits for a suspended region, and expires with it after fourteen days", { timeout }, async () => {
    const where = await place("force-wait", { type: "democracy" });
    const { regionId } = where;
    const proposalId = await passedLaw(where, tax(900));
    await regions.ref({ regionId }).update({ status: "suspended", statusReason: "Unpaid" });
    setClockOffset(EFFECTIVE_MS);
    await implement(regionId, proposalId);
    const waiting = await proposalOf(regionId, proposalId);
    expect(waiting.failure).toContain("suspended");
    expect(waiting.dueAt!.getTime()).toBeGreaterThan(Date.now() + EFFECTIVE_MS);
    expect(await statusOf(regionId, proposalId)).toBe("queued");

    await regions.ref({ regionId }).update({ status: "active", statusReason: null });
    setClockOffset(EFFECTIVE_MS + HOUR_MS);
    await implement(regionId, proposalId);
    expect(await statusOf(regionId, proposalId)).toBe("implemented");

    const lost = await place("force-lost", { type: "democracy" });
    setClockOffset(0);
    const late = await passedLaw(lost, tax(900));
    await regions.ref({ regionId: lost.regionId }).update({ status: "suspended", statusReason: "Unpaid" });
    setClockOffset(EXPIRED_MS);
    expect(await statusOf(lost.regionId, late)).toBe("expired");
    await implement(lost.regionId, late);
    expect(await statusOf(lost.regionId, late)).toBe("expired");
    expect(await claimsIn(lost.regionId)).toEqual([]);
    expect(await taxOf(lost.regionId)).toBe(1_000);
  });

  test("ends with a region that is closing", { timeout }, async () => {
    const where = await place("force-closing", { type: "democracy" });
    const { regionId } = where;
    const proposalId = await passedLaw(where, tax(900));
    await regions.ref({ regionId }).update({ status: "closing", statusReason: "The end" });
    setClockOffset(EFFECTIVE_MS);
    await implement(regionId, proposalId);
    expect(await statusOf(regionId, proposalId)).toBe("expired");
    expect(await taxOf(regionId)).toBe(1_000);
  });
});

test("a referendum is answered, and changes nothing by itself", { timeout }, async () => {
  const where = await place("force-asked", { type: "autocracy" });
  const { regionId } = where;
  const before = await configurationOf(regionId);
  const proposalId = await proposed(where, { kind: "referendum", question: "Shall we have a library?" });
  await decide(where, proposalId, { for: 4, against: 1 });
  expect(await statusOf(regionId, proposalId)).toBe("passed");
  expect(await proposalOf(regionId, proposalId)).toMatchObject({ dueAt: null, endedAt: expect.any(Date) });
  expect((await pollOf(regionId, proposalId))!.result).toMatchObject({ outcome: "passed", voters: 5 });
  expect(await configurationOf(regionId)).toEqual(before);
});

describe("a recall", () => {
  /** As a petition calls it. */
  async function recall(
    { regionId }: Place,
    content: Extract<Proposal["content"], { kind: "recall" }>,
  ): Promise<string> {
    const proposalId = `${regionId}-recall`;
    await transact(async (tx) => {
      const at = new Date();
      const region = (await tx.get(regions.ref({ regionId }))).data()!;
      const named = { proposalId, title: "It is time to go", rationale: "", proposerUid: `${regionId}-0` };
      const prepared = await prepareProposal(new Reads(tx), region, { ...named, content, createdAt: at }, at);
      stageProposal(tx, prepared);
    });
    return proposalId;
  }

  test("takes the governor's office by more for than against, and the owner governs", {
    timeout,
  }, async () => {
    const where = await place("recall-governor", { type: "democracy", votingThresholdBasisPoints: 9_000 });
    const { regionId } = where;
    const uid = where.citizens[4]!;
    await regions.ref({ regionId }).update({ governorUid: uid });
    const proposalId = await recall(where, { kind: "recall", office: "governor", uid, since: null });
    await decide(where, proposalId, { for: 3, against: 2 });
    expect(await statusOf(regionId, proposalId)).toBe("implemented");
    expect((await regions.ref({ regionId }).get()).data()!.governorUid).toBeNull();
    expect(await toldTo(uid)).toContain("OFFICE_LOST");
    expect(await loggedIn(regionId, "vacateOffice")).toMatchObject([{ subjectUid: uid }]);
  });

  test("is the citizens' also where a council makes the laws", { timeout }, async () => {
    const where = await place("recall-council", { type: "council" }, { people: 5, seats: 2 });
    const { regionId } = where;
    const uid = where.citizens[1]!;
    const proposalId = await recall(where, { kind: "recall", office: "councilMember", uid, since: null });
    await decide(where, proposalId, { for: 4, against: 1 });
    expect((await memberOf(regionId, uid))!.offices).toEqual([]);
    expect((await memberOf(regionId, where.citizens[0]!))!.offices).toEqual(["councilMember"]);
  });

  test("that fails leaves the office, and one that is late finds another in it", { timeout }, async () => {
    const kept = await place("recall-kept", { type: "democracy" });
    const uid = kept.citizens[4]!;
    await regions.ref({ regionId: kept.regionId }).update({ governorUid: uid });
    const failing = await recall(kept, { kind: "recall", office: "governor", uid, since: null });
    await decide(kept, failing, { for: 2, against: 2 });
    expect((await regions.ref({ regionId: kept.regionId }).get()).data()!.governorUid).toBe(uid);

    setClockOffset(0);
    const gone = await place("recall-gone", { type: "democracy" });
    const { regionId } = gone;
    await regions.ref({ regionId }).update({ governorUid: gone.citizens[4]! });
    const late = await recall(gone, {
      kind: "recall",
      office: "governor",
      uid: gone.citizens[4]!,
      since: null,
    });
    await regions.ref({ regionId }).update({ governorUid: gone.citizens[3]! });
    await decide(gone, late, { for: 4, against: 1 });
    expect((await regions.ref({ regionId }).get()).data()!.governorUid).toBe(gone.citizens[3]!);
    expect(await statusOf(regionId, late)).toBe("passed");
  });

  test("is none of an autocracy's governor, nor of somebody without the office", async () => {
    const autocracy = await place("recall-none", { type: "autocracy" });
    const uid = autocracy.citizens[1]!;
    await regions.ref({ regionId: autocracy.regionId }).update({ governorUid: uid });
    const governor = { kind: "recall", office: "governor", uid, since: null } as const;
    await expect(recall(autocracy, governor)).rejects.toMatchObject({ reason: "GOVERNED_BY_OFFICERS" });
    const nobody = { kind: "recall", office: "ambassador", uid, since: null } as const;
    await expect(recall(autocracy, nobody)).rejects.toMatchObject({ reason: "NOT_IN_OFFICE" });
    await citizens(autocracy.regionId, [uid], { offices: ["ambassador"] });
    await expect(recall(autocracy, nobody)).resolves.toBeDefined();
  });
});
