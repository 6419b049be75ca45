import { afterEach, describe, expect, test, vi } from "vitest";
import { polls } from "../../../functions/src/governance/polls/schema.ts";
import { endVotesAndTreaties } from "../../../functions/src/governance/treaties/endVotesAndTreaties.ts";
import { treaties } from "../../../functions/src/governance/treaties/schema.ts";
import {
  type Treaty,
  type TreatyTerms,
  treatyStateAt,
} from "../../../functions/src/governance/treaties/treaty.ts";
import { treatySubject } from "../../../functions/src/governance/treaties/treatySubject.ts";
import { DAY_MS, HOUR_MS } from "../../../functions/src/platform/duration.ts";
import { db, transact } from "../../../functions/src/platform/store.ts";
import { regions } from "../../../functions/src/regions/schema.ts";
import { setClockOffset } from "../../support/emulators.ts";
import { deliver } from "../../support/work.ts";
import { call } from "../membership/world.ts";
import { administrator } from "../regions/world.ts";
import {
  act,
  ambassadorOf,
  citizensOf,
  concluded,
  FREE,
  flipped,
  governorOf,
  noticesOf,
  offer,
  type Pair,
  PEACE,
  pollOfRegion,
  publicLog,
  reason,
  side,
  sign,
  treatyIdOfPair,
  treatyOf,
  vote,
} from "./treatyWorld.ts";

afterEach(() => setClockOffset(0));

const daysPass = (days: number) => setClockOffset(days * DAY_MS + 60_000);
const WAITED = { timeout: 20_000, interval: 100 };
const pairOf = (from: string, to: string, type: Pair["type"] = "non_aggression"): Pair => ({
  from,
  to,
  type,
});

describe("between two autocracies", () => {
  test("an offer that both governors sign is in force, and both regions read of every step", async () => {
    const pair = pairOf("tr-auto-b", "tr-auto-a");
    await side("tr-auto-a");
    await side("tr-auto-b");
    const revision = await offer(pair, PEACE, { message: "Let us be friends." });
    expect(revision).toBe(1);
    const first = await sign(pair, revision);
    expect(first.result).toEqual({ treatyId: treatyIdOfPair(pair), outcome: "signed", pollId: null });
    const second = await sign(flipped(pair), revision);
    expect(second.result.outcome).toBe("inForce");

    const { offer: onTable, agreement, regionIds } = await treatyOf(pair);
    expect(onTable).toBeNull();
    expect(regionIds).toEqual(["tr-auto-a", "tr-auto-b"]);
    expect(agreement!.endsAt.getTime() - agreement!.since.getTime()).toBe(100 * DAY_MS);
    for (const regionId of regionIds) {
      expect(await publicLog(regionId)).toEqual(["enterTreaty", "offerTreaty", "signTreaty"]);
      expect(await noticesOf(governorOf(regionId))).toEqual([
        "TREATY_IN_FORCE",
        "TREATY_OFFERED",
        "TREATY_SIGNED",
      ]);
    }
  });

  test("a counter-offer takes the offer's place, and a signature for the old one is refused", async () => {
    const pair = pairOf("tr-counter-a", "tr-counter-b", "trade_agreement");
    await side("tr-counter-a");
    await side("tr-counter-b");
    const first = await offer(pair, { type: "trade_agreement", dutyBasisPoints: 5_000 });
    await sign(pair, first);
    const second = await offer(flipped(pair), { type: "trade_agreement", dutyBasisPoints: 2_500 });
    expect((await sign(flipped(pair), first)).reason).toBe("TREATY_REVISED");
    expect((await sign(pair, second)).result.outcome).toBe("signed");
    expect((await sign(pair, second)).reason).toBe("TREATY_SIGNED");
    expect((await sign(flipped(pair), second)).result.outcome).toBe("inForce");
    expect((await treatyOf(pair)).agreement!.terms).toMatchObject({ dutyBasisPoints: 2_500 });
    expect((await sign(flipped(pair), second)).reason).toBe("TREATY_STATE");
  });

  test("an offer is taken off the table by either side, and what is in force stays", async () => {
    const pair = pairOf("tr-decline-a", "tr-decline-b");
    await side("tr-decline-a");
    await side("tr-decline-b");
    expect((await act(pair, "declineTreaty", { revision: 1 })).reason).toBe("TREATY_UNKNOWN");
    await concluded(pair, PEACE);
    for (const decliner of [pair, flipped(pair)]) {
      const revision = await offer(pair, PEACE, { noticeDays: 30 });
      expect((await act(decliner, "declineTreaty", { revision: revision - 1 })).reason).toBe(
        "TREATY_REVISED",
      );
      expect((await act(decliner, "declineTreaty", { revision })).reason).toBeUndefined();
    }
    expect(await treatyOf(pair)).toMatchObject({ offer: null, revision: 3, agreement: { noticeDays: 7 } });
  });

  test("the ambassador negotiates and only the governor signs; others do neither", async () => {
    const pair = pairOf("tr-envoy-a", "tr-envoy-b");
    await side("tr-envoy-a");
    await side("tr-envoy-b");
    const envoy = ambassadorOf(pair.from);
    const revision = await offer(pair, PEACE, {}, envoy);
    expect((await sign(pair, revision, envoy)).reason).toBe("PERMISSION_DENIED");
    const [citizen] = citizensOf(pair.from);
    for (const verb of ["signTreaty", "declineTreaty"]) {
      expect((await act(pair, verb, { revision }, citizen)).reason).toBe("PERMISSION_DENIED");
    }
    // The governor of one side has no word for the other.
    expect((await sign(flipped(pair), revision, governorOf(pair.from))).reason).toBe("PERMISSION_DENIED");
    for (const verb of ["giveTreatyNotice", "declareBreach"]) {
      expect((await act(pair, verb, { reason }, citizen)).reason).toBe("PERMISSION_DENIED");
    }
  });

  test("what cannot be offered", async () => {
    await side("tr-wrong-a");
    await side("tr-wrong-b");
    const from = (to: string, input: object = {}) =>
      call(governorOf("tr-wrong-a"), "governance/offerTreaty", {
        regionId: "tr-wrong-a",
        withRegionId: to,
        terms: PEACE,
        termDays: 1,
        noticeDays: 0,
        ...input,
      });
    expect((await from("tr-wrong-a")).reason).toBe("INVALID_INPUT");
    expect((await from("tr-wrong-no")).reason).toBe("REGION_UNKNOWN");
    const waived = { type: "trade_agreement", dutyBasisPoints: 10_000 };
    expect((await from("tr-wrong-b", { terms: waived })).reason).toBe("INVALID_INPUT");
    expect((await from("tr-wrong-b", { terms: { ...PEACE, dutyBasisPoints: 1 } })).reason).toBe(
      "INVALID_INPUT",
    );
    await regions.ref({ regionId: "tr-wrong-b" }).update({ status: "closing" });
    expect((await from("tr-wrong-b")).reason).toBe("REGION_CLOSED");
  });
});

describe("the end of a treaty", () => {
  test("by notice, after the agreed days and without anything being done", async () => {
    const pair = pairOf("tr-notice-a", "tr-notice-b");
    await side("tr-notice-a");
    await side("tr-notice-b");
    expect((await act(pair, "giveTreatyNotice", { reason })).reason).toBe("TREATY_UNKNOWN");
    await concluded(pair, PEACE);
    const given = await act(flipped(pair), "giveTreatyNotice", { reason });
    const { agreement } = await treatyOf(pair);
    expect(agreement).toMatchObject({ noticeByRegionId: pair.to, breach: null });
    expect(given.result.endsAt).toBe(agreement!.endsAt.toISOString());
    expect((await act(pair, "giveTreatyNotice", { reason })).reason).toBe("TREATY_STATE");
    daysPass(7);
    expect((await act(pair, "declareBreach", { reason })).reason).toBe("TREATY_STATE");
    // The pair and the type are free again.
    const revision = await offer(pair, PEACE);
    await sign(pair, revision);
    expect((await sign(flipped(pair), revision)).result.outcome).toBe("inForce");
  });

  test("by a breach, at once, public in both regions with its reason", async () => {
    const pair = pairOf("tr-breach-a", "tr-breach-b");
    await side("tr-breach-a");
    await side("tr-breach-b");
    await concluded(pair, PEACE);
    await offer(pair, PEACE, { noticeDays: 30 });
    expect((await act(pair, "declareBreach", { reason: "short" })).reason).toBe("INVALID_INPUT");
    expect((await act(pair, "declareBreach", { reason })).reason).toBeUndefined();
    const treaty = await treatyOf(pair);
    expect(treaty).toMatchObject({ offer: null, agreement: { breach: { byRegionId: pair.from, reason } } });
    expect(treaty.agreement!.endsAt.getTime()).toBeLessThanOrEqual(Date.now());
    for (const regionId of treaty.regionIds) expect(await publicLog(regionId)).toContain("declareBreach");
    expect(await noticesOf(governorOf(pair.to))).toContain("TREATY_BREACHED");
    expect((await act(flipped(pair), "declareBreach", { reason })).reason).toBe("TREATY_STATE");
  });

  test("later by as long as a side was suspended, and both governors are told", async () => {
    const pair = pairOf("tr-pause-a", "tr-pause-b");
    await side("tr-pause-a");
    await side("tr-pause-b");
    await concluded(pair, PEACE);
    const agreed = (await treatyOf(pair)).agreement!;
    const held = { regionId: "tr-pause-a", reason: "An inspection of the gates." };
    await (await administrator()).call("regions/suspendRegion", held);
    await vi.waitFor(
      async () => expect((await treatyOf(pair)).agreement!.remainingMs).not.toBeNull(),
      WAITED,
    );
    await daysPass(200);
    expect(treatyStateAt(await treatyOf(pair), new Date(Date.now() + 200 * DAY_MS))).toBe("inForce");
    await (await administrator()).call("regions/reopenRegion", held);
    await vi.waitFor(async () => expect((await treatyOf(pair)).agreement!.remainingMs).toBeNull(), WAITED);
    const lengthenedMs = (await treatyOf(pair)).agreement!.endsAt.getTime() - agreed.endsAt.getTime();
    expect(Math.abs(lengthenedMs - 200 * DAY_MS)).toBeLessThan(HOUR_MS);
    for (const regionId of ["tr-pause-a", "tr-pause-b"]) {
      expect(await publicLog(regionId)).toEqual(expect.arrayContaining(["pauseTreaty", "resumeTreaty"]));
      const told = await noticesOf(governorOf(regionId));
      expect(told).toEqual(expect.arrayContaining(["TREATY_PAUSED", "TREATY_RESUMED"]));
    }
  });

  test("by the closing of a side: it gives notice, and what is on the table goes", async () => {
    const pair = pairOf("tr-close-a", "tr-close-b");
    const open = pairOf("tr-close-a", "tr-close-d", "defense_pact");
    for (const regionId of ["tr-close-a", "tr-close-b"]) await side(regionId);
    await side("tr-close-d", "democracy");
    await concluded(pair, PEACE, { termDays: null });
    const revision = await offer(open, { type: "defense_pact", aidShips: 3, withinHours: 12 });
    const { pollId } = (await sign(flipped(open), revision)).result;
    await endVotesAndTreaties("tr-close-a");
    expect((await treatyOf(pair)).agreement!.noticeByRegionId).toBeNull();

    const close = { regionId: "tr-close-a", reason, action: { kind: "close" } };
    await (await administrator()).call("regions/interveneInRegion", close);
    // By the job that the closing has staged, and by these at once with it.
    await Promise.all([1, 2].map(() => endVotesAndTreaties("tr-close-a")));
    const { agreement } = await treatyOf(pair);
    expect(agreement).toMatchObject({ noticeByRegionId: "tr-close-a" });
    expect(Math.abs(agreement!.endsAt.getTime() - Date.now() - 7 * DAY_MS)).toBeLessThan(DAY_MS);
    expect((await treatyOf(open)).offer).toBeNull();
    expect(await pollOfRegion("tr-close-d", pollId)).toMatchObject({ phase: "cancelled" });
    const log = await publicLog("tr-close-b");
    expect(log.filter((action) => action === "giveTreatyNotice")).toHaveLength(1);
    expect((await publicLog("tr-close-d")).filter((action) => action === "declineTreaty")).toHaveLength(1);
  });
});

describe("where the people decide", () => {
  test("a vote that carries signs, and with the other side's signature the treaty is in force", async () => {
    const pair = pairOf("tr-vote-a", "tr-vote-d");
    await side("tr-vote-a");
    await side("tr-vote-d", "democracy");
    const revision = await offer(pair, PEACE);
    await sign(pair, revision);
    const asked = await sign(flipped(pair), revision, ambassadorOf("tr-vote-d"));
    expect(asked.result).toMatchObject({ outcome: "voting" });
    const { pollId } = asked.result;
    expect((await sign(flipped(pair), revision)).reason).toBe("TREATY_SIGNED");
    const poll = await pollOfRegion("tr-vote-d", pollId);
    expect(poll.closesAt.getTime() - poll.opensAt.getTime()).toBe(7 * DAY_MS);
    expect(poll).toMatchObject({ electorate: "citizens", rule: { thresholdBasisPoints: 5_100 } });
    await deliver("settlePoll", { regionId: "tr-vote-d", pollId });
    await vote("tr-vote-d", pollId, ["for", "for", "for", "against"]);
    expect((await treatyOf(pair)).agreement).toBeNull();
    daysPass(7);
    await Promise.all([1, 2].map(() => deliver("settlePoll", { regionId: "tr-vote-d", pollId })));
    expect(await treatyOf(pair)).toMatchObject({ offer: null, agreement: { terms: PEACE } });
    expect(await publicLog("tr-vote-a")).toEqual([
      "enterTreaty",
      "offerTreaty",
      "signTreaty",
      "voteOnTreaty",
    ]);
    expect(await noticesOf(governorOf("tr-vote-a"))).toContain("TREATY_IN_FORCE");
  });

  test("a vote that does not carry takes the offer off the table, and the other side's vote with it", async () => {
    const pair = pairOf("tr-reject-c", "tr-reject-d");
    await side("tr-reject-c", "council");
    await side("tr-reject-d", "democracy");
    const revision = await offer(pair, PEACE);
    const council = (await sign(pair, revision)).result.pollId;
    daysPass(1);
    const people = (await sign(flipped(pair), revision)).result.pollId;
    expect(await pollOfRegion("tr-reject-c", council)).toMatchObject({ electorate: "council" });
    await deliver("settlePoll", { regionId: "tr-reject-c", pollId: council });
    await deliver("settlePoll", { regionId: "tr-reject-d", pollId: people });
    await vote("tr-reject-c", council, ["for", "for", "against", "against"]);
    await vote("tr-reject-d", people, ["for"]);
    daysPass(7);
    await deliver("settlePoll", { regionId: "tr-reject-c", pollId: council });
    expect(await treatyOf(pair)).toMatchObject({ offer: null, agreement: null });
    expect(await pollOfRegion("tr-reject-c", council)).toMatchObject({ result: { outcome: "rejected" } });
    expect(await pollOfRegion("tr-reject-d", people)).toMatchObject({ phase: "cancelled", result: null });
    expect(await publicLog("tr-reject-d")).toContain("declineTreaty");
  });

  test("a council's majority signs", async () => {
    const pair = pairOf("tr-council-c", "tr-council-a");
    await side("tr-council-c", "council");
    await side("tr-council-a");
    const revision = await offer(pair, PEACE);
    const { pollId } = (await sign(pair, revision)).result;
    await deliver("settlePoll", { regionId: "tr-council-c", pollId });
    await vote("tr-council-c", pollId, ["for", "for", "for", "against"]);
    daysPass(7);
    await deliver("settlePoll", { regionId: "tr-council-c", pollId });
    expect((await treatyOf(pair)).offer!.signedRegionIds).toEqual(["tr-council-c"]);
    expect((await sign(flipped(pair), revision)).result.outcome).toBe("inForce");
  });

  test("a new revision calls off the vote on the old one, which then signs nothing", async () => {
    const pair = pairOf("tr-revise-a", "tr-revise-d");
    await side("tr-revise-a");
    await side("tr-revise-d", "democracy");
    const first = await offer(pair, PEACE);
    const { pollId } = (await sign(flipped(pair), first)).result;
    await deliver("settlePoll", { regionId: "tr-revise-d", pollId });
    await vote("tr-revise-d", pollId, ["for", "for", "for"]);
    const second = await offer(pair, PEACE, { noticeDays: 90 });
    expect(await pollOfRegion("tr-revise-d", pollId)).toMatchObject({ phase: "cancelled" });
    daysPass(8);
    await deliver("settlePoll", { regionId: "tr-revise-d", pollId });
    expect((await treatyOf(pair)).offer).toMatchObject({
      revision: second,
      signedRegionIds: [],
      pollIds: {},
    });
    const again = await sign(flipped(pair), second);
    expect(again.result.outcome).toBe("voting");
    // Even a vote on the old one that nobody had called off would sign nothing.
    const stale = await pollOfRegion("tr-revise-d", pollId);
    const passed = { outcome: "passed" as const, winners: [], voters: 3, tally: null };
    expect(await transact((tx) => treatySubject.open(tx, stale, new Date()))).toEqual({ calledOff: true });
    await transact((tx) => treatySubject.conclude(tx, stale, passed, new Date()));
    expect((await treatyOf(pair)).offer).toMatchObject({ revision: second, signedRegionIds: [] });
    expect(again.result.pollId).not.toBe(pollId);
  });

  test("without anybody on the council the citizens vote", async () => {
    const pair = pairOf("tr-empty-a", "tr-empty-c");
    await side("tr-empty-a");
    await side("tr-empty-c", "council");
    const batch = db().batch();
    for (const uid of citizensOf("tr-empty-c")) {
      batch.update(db().doc(`regions/tr-empty-c/members/${uid}`), { offices: [] });
    }
    await batch.commit();
    const { result } = await sign(flipped(pair), await offer(pair, PEACE));
    const poll = await polls.ref({ regionId: "tr-empty-c", pollId: result.pollId as string }).get();
    expect(poll.data()).toMatchObject({ electorate: "citizens", entitledCount: 5 });
  });
});

/** Gives a region so many treaties in force with others. */
const full = async (regionId: string, count: number) => {
  const batch = db().batch();
  const since = new Date();
  for (let number = 0; number < count; number++) {
    const other = `tr-zz-${regionId.slice(-4)}-${number}`;
    const treatyId = `${regionId}~${other}~non_aggression`;
    const treaty: Treaty = {
      treatyId,
      type: "non_aggression",
      regionIds: [regionId, other],
      offer: null,
      agreement: {
        terms: { type: "non_aggression" },
        termDays: 1,
        noticeDays: 0,
        since,
        endsAt: new Date(since.getTime() + DAY_MS),
        noticeByRegionId: null,
        breach: null,
        remainingMs: null,
      },
      recentOffers: [],
      revision: 1,
      updatedAt: since,
    };
    batch.set(treaties.ref({ treatyId }), treaty);
  }
  await batch.commit();
};

// The emulator decides a conflict by letting one side wait some seconds: they wait side by side.
describe.concurrent("at once", () => {
  test("both sides sign: in force, once", async () => {
    const pair = pairOf("tr-race-a", "tr-race-b");
    await side("tr-race-a");
    await side("tr-race-b");
    const revision = await offer(pair, PEACE);
    const signatures = await Promise.all(
      [pair, flipped(pair), pair, flipped(pair)].map((by) => sign(by, revision)),
    );
    const outcomes = signatures.flatMap(({ result }) => result.outcome ?? []).sort();
    expect(outcomes).toEqual(["inForce", "signed"]);
    expect((await publicLog("tr-race-a")).filter((action) => action === "enterTreaty")).toHaveLength(1);
  });

  test("a signature and a new revision: nobody has signed what they did not read", async () => {
    const pair = pairOf("tr-swap-a", "tr-swap-b");
    await side("tr-swap-a");
    await side("tr-swap-b");
    const revision = await offer(pair, PEACE);
    const [signature] = await Promise.all([
      sign(flipped(pair), revision),
      offer(pair, PEACE, { noticeDays: 90 }),
    ]);
    expect(["TREATY_REVISED", undefined]).toContain(signature.reason);
    expect((await treatyOf(pair)).offer).toMatchObject({ revision: revision + 1, signedRegionIds: [] });
  });

  test("two that would both be the last: one is", async () => {
    await side("tr-last-x");
    const pairs = ["tr-last-a", "tr-last-b", "tr-last-c"].map((to) => pairOf("tr-last-x", to));
    const revisions = new Map<Pair, number>();
    for (const pair of pairs) {
      await side(pair.to);
      const revision = await offer(pair, PEACE);
      await sign(flipped(pair), revision);
      revisions.set(pair, revision);
    }
    await full("tr-last-x", 19);
    const answers = await Promise.all(pairs.map((pair) => sign(pair, revisions.get(pair)!)));
    const reasons = answers.map(({ reason, result }) => reason ?? result.outcome).sort();
    expect(reasons).toEqual(["TREATY_LIMIT", "TREATY_LIMIT", "inForce"]);
  });
});

test("of nine offers within a day three reach the other region, whatever the types", async () => {
  const [from, to] = ["tr-nine-a", "tr-nine-b"];
  await side(from);
  await side(to);
  const all: TreatyTerms[] = [PEACE, { type: "trade_agreement", dutyBasisPoints: 1 }, FREE];
  const make = async (index: number) => {
    const input = { regionId: from, withRegionId: to, terms: all[index % 3], termDays: null, noticeDays: 7 };
    return (await call(governorOf(from), "governance/offerTreaty", input)).reason;
  };
  const reasons: (string | undefined)[] = [];
  for (let index = 0; index < 9; index++) reasons.push(await make(index));
  expect(reasons).toEqual([...Array(3).fill(undefined), ...Array(6).fill("OFFERS_USED")]);
  expect(await publicLog(to)).toEqual(Array(3).fill("offerTreaty"));
  // The other side has its own.
  await offer(pairOf(to, from), PEACE);
  daysPass(1);
  expect(await make(0)).toBeUndefined();
});

describe("as many as a region may have in force", () => {
  test("the next one waits for the end of one, an amendment and another type do not", async () => {
    const pair = pairOf("tr-full-a", "tr-full-b");
    await side("tr-full-a");
    await side("tr-full-b");
    await full("tr-full-a", 20);
    const revision = await offer(pair, PEACE);
    await sign(pair, revision);
    const refused = await sign(flipped(pair), revision);
    expect(refused.reason).toBe("TREATY_LIMIT");
    expect(refused.answer.error!.details!.metadata).toMatchObject({ regionId: "tr-full-a", maximum: 20 });
    await concluded(pairOf("tr-full-a", "tr-full-b", "free_movement"), FREE);
    daysPass(1);
    expect((await sign(flipped(pair), revision)).result.outcome).toBe("inForce");
    await full("tr-full-b", 20);
    const amendment = await offer(pair, PEACE, { noticeDays: 1 });
    await sign(pair, amendment);
    expect((await sign(flipped(pair), amendment)).result.outcome).toBe("inForce");
  });

  test("a vote cannot put one more into force either, and leaves nothing open", async () => {
    const pair = pairOf("tr-fullv-a", "tr-fullv-d");
    await side("tr-fullv-a");
    await side("tr-fullv-d", "democracy");
    const revision = await offer(pair, PEACE);
    await sign(pair, revision);
    const { pollId } = (await sign(flipped(pair), revision)).result;
    await deliver("settlePoll", { regionId: "tr-fullv-d", pollId });
    await vote("tr-fullv-d", pollId, ["for", "for", "for"]);
    daysPass(7);
    await full("tr-fullv-a", 20);
    await treatiesLast("tr-fullv-a", 30);
    await deliver("settlePoll", { regionId: "tr-fullv-d", pollId });
    expect(await pollOfRegion("tr-fullv-d", pollId)).toMatchObject({ result: { outcome: "passed" } });
    expect(await treatyOf(pair)).toMatchObject({ offer: null, agreement: null });
  });
});

/** Puts off the end of a region's treaties. */
async function treatiesLast(regionId: string, days: number): Promise<void> {
  const { docs } = await treaties.collection({}).where("regionIds", "array-contains", regionId).get();
  const endsAt = new Date(Date.now() + days * DAY_MS);
  const batch = db().batch();
  for (const doc of docs)
    if (doc.data().agreement !== null) batch.update(doc.ref, { "agreement.endsAt": endsAt });
  await batch.commit();
}
