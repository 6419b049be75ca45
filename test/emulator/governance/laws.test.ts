import { afterEach, describe, expect, test } from "vitest";
import { proposals } from "../../../functions/src/governance/laws/schema.ts";
import { DAY_MS } from "../../../functions/src/platform/duration.ts";
import { regions } from "../../../functions/src/regions/schema.ts";
import { setClockOffset } from "../../support/emulators.ts";
import { configurationOf } from "../../support/fixtures.ts";
import { admit, call, enrol } from "../membership/world.ts";
import { administrator } from "../regions/world.ts";
import {
  announcedIn,
  claimsIn,
  drafted,
  loggedIn,
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
} from "./lawWorld.ts";
import { citizens } from "./pollWorld.ts";

const timeout = 180_000;
const reason = "It is better so.";
const lawOn = (change: object) => ({ kind: "law", change });

afterEach(() => setClockOffset(0));

/** Every way in which an officer could set what a vote decides. */
const RESERVED = [
  ["regions/configureRegion", { governance: { type: "autocracy" } }],
  ["regions/configureRegion", { governance: { votingThresholdBasisPoints: 1_000 } }],
  ["regions/configureRegion", { governance: { quorumBasisPoints: 0 } }],
  ["regions/configureRegion", { governance: { electionEveryDays: 365 } }],
  ["regions/configureRegion", { governance: { reservedFields: [] } }],
  ["regions/configureRegion", { governance: { constitution: "I, the governor" } }],
  ["regions/configureRegion", { governance: { termLimit: 10 } }],
  ["regions/configureRegion", { gameplay: { pvpEnabled: false } }],
  ["regions/configureRegion", { immigration: { policy: "closed" } }],
  ["regions/configureRegion", { immigration: { citizenshipAfterDays: 365 } }],
  ["regions/configureEconomy", { economy: { tradeTaxBasisPoints: 2_500 } }],
  ["regions/configureEconomy", { economy: { tradeBonusThousandths: { ore: 3_000 } } }],
] as const;

describe("what a vote decides", () => {
  test.each(["democracy", "council"] as const)(
    "is refused to the officers of a %s",
    { timeout },
    async (type) => {
      const { regionId, citizens: people } = await place(`refused-${type}`, { type });
      const [governor, moderator, somebody] = people as [string, string, string];
      const moderatorPermissions = [
        "region:{regionId}:governance:manage" as const,
        "region:{regionId}:economy:manage" as const,
      ];
      await citizens(regionId, [moderator], { moderatorPermissions });
      const owner = `${regionId}-owner`;
      const before = await configurationOf(regionId);
      for (const [who, governorUid] of [
        [owner, null],
        [moderator, null],
        [governor, governor],
      ] as const) {
        await regions.ref({ regionId }).update({ governorUid });
        for (const [path, change] of RESERVED) {
          const { reason } = await call(who, path, { regionId, ...change });
          expect(reason, `${who} ${path} ${JSON.stringify(change)}`).toBe("GOVERNED_BY_VOTE");
        }
        const weight = { regionId, uid: somebody, votingPower: 9, reason };
        expect((await call(who, "membership/setVotingPower", weight)).reason).toBe("GOVERNED_BY_VOTE");
      }
      const appointed = { regionId, uid: somebody, reason };
      expect((await call(owner, "regions/appointGovernor", appointed)).reason).toBe("GOVERNED_BY_VOTE");
      expect(await configurationOf(regionId)).toEqual(before);
      // What is not reserved stays theirs.
      const culture = { theme: "gothic" };
      expect((await call(governor, "regions/configureRegion", { regionId, culture })).reason).toBeUndefined();
    },
  );

  test("is set by an administrator, for a reason that all can read", async () => {
    const { regionId } = await place("law-intervened", { type: "democracy" });
    const action = { kind: "configure", change: tax(700) };
    await (await administrator()).call("regions/interveneInRegion", { regionId, reason, action });
    expect(await taxOf(regionId)).toBe(700);
    expect(await loggedIn(regionId, "interveneInRegion:configure")).toMatchObject([{ reason }]);
  });
});

describe("an autocracy", () => {
  test("sets its fields at once, with notice to all", async () => {
    const { regionId } = await place("law-autocracy", { type: "autocracy" });
    const owner = `${regionId}-owner`;
    await call(owner, "regions/configureEconomy", { regionId, ...tax(2_000) });
    await call(owner, "regions/configureRegion", { regionId, culture: { theme: "gothic" } });
    expect(await taxOf(regionId)).toBe(2_000);
    const announced = await announcedIn(regionId);
    expect(announced).toHaveLength(1);
    expect(announced[0]!.body).toContain("economy.tradeTaxBasisPoints: 1000 → 2000");
    expect(await loggedIn(regionId, "configureEconomy")).toHaveLength(1);
  });

  test("is left by its owner's word alone, and comes back by none", async () => {
    const { regionId, citizens: people } = await place("law-leaving", { type: "autocracy" });
    const owner = `${regionId}-owner`;
    const leave = { regionId, governance: { type: "democracy" } };
    await regions.ref({ regionId }).update({ governorUid: people[0]! });
    expect((await call(people[0]!, "regions/configureRegion", leave)).reason).toBe("PERMISSION_DENIED");
    await call(owner, "regions/appointGovernor", { regionId, uid: null, reason });
    expect((await call(owner, "regions/configureRegion", leave)).reason).toBeUndefined();
    const back = { regionId, governance: { type: "autocracy" } };
    expect((await call(owner, "regions/configureRegion", back)).reason).toBe("GOVERNED_BY_VOTE");
  });

  test("makes no laws, and asks its citizens all the same", async () => {
    const { regionId, citizens: people } = await place("law-none", { type: "autocracy" });
    for (const change of [tax(900), { governance: { type: "democracy" } }]) {
      expect((await drafted(people[0]!, regionId, lawOn(change))).reason).toBe("GOVERNED_BY_OFFICERS");
    }
    const question = { kind: "referendum", question: "Shall we be asked more often?" };
    expect((await drafted(people[0]!, regionId, question)).reason).toBeUndefined();
  });
});

describe("a draft", () => {
  test("is checked, changed by its proposer alone, and then submitted", async () => {
    const { regionId, citizens: people } = await place("law-draft", { type: "democracy" });
    const [ann, ben] = people as [string, string];
    const refusals = [
      [lawOn(tax(1_000)), "WITHOUT_EFFECT"],
      [lawOn({}), "WITHOUT_EFFECT"],
      [lawOn(tax(9_999)), "INVALID_INPUT"],
      [lawOn({ governance: { reservedFields: ["economy.taxes"] } }), "INVALID_INPUT"],
      [{ kind: "recall", office: "governor", uid: ben }, "INVALID_INPUT"],
    ] as const;
    for (const [content, reason] of refusals) {
      expect((await drafted(ann, regionId, content)).reason, JSON.stringify(content)).toBe(reason);
    }
    const { proposalId } = (await drafted(ann, regionId, lawOn(tax(900)))).result;
    expect((await drafted(ben, regionId, lawOn(tax(600)), { proposalId })).reason).toBe("PERMISSION_DENIED");
    expect((await submitted(ben, regionId, proposalId)).reason).toBe("PERMISSION_DENIED");
    expect((await submitted(ann, regionId, "no-such-proposal")).reason).toBe("PROPOSAL_UNKNOWN");
    const both = { ...tax(800), immigration: { policy: "open" } };
    await drafted(ann, regionId, lawOn(both), { proposalId });
    expect(await statusOf(regionId, proposalId as string)).toBe("draft");

    const { result } = await submitted(ann, regionId, proposalId);
    expect(result.fields).toEqual(["economy.tradeTaxBasisPoints"]);
    const proposal = await proposalOf(regionId, proposalId as string);
    expect(proposal.content).toEqual(lawOn(tax(800)));
    expect(result.votingOpensAt).toBe(new Date(proposal.submittedAt!.getTime() + DAY_MS).toISOString());
    expect(await statusOf(regionId, proposalId as string)).toBe("pending");
    expect((await submitted(ann, regionId, proposalId)).reason).toBe("PROPOSAL_STATUS");
    expect((await drafted(ann, regionId, lawOn(both), { proposalId })).reason).toBe("PROPOSAL_STATUS");
  });

  test("is for citizens, the council and the governor", async () => {
    const { regionId } = await place("law-who", { type: "democracy" });
    await admit("law-who-visitor", regionId);
    await admit("law-who-resident", regionId, "resident");
    await regions.ref({ regionId }).update({ governorUid: "law-who-governor" });
    for (const who of ["visitor", "resident", "owner", "stranger"]) {
      const { reason } = await drafted(`law-who-${who}`, regionId, lawOn(tax(900)));
      expect(reason, who).toBe("PERMISSION_DENIED");
    }
    expect((await drafted("law-who-governor", regionId, lawOn(tax(900)))).reason).toBeUndefined();
  });

  test("is one of three open ones at the most, also where eight come at once", { timeout }, async () => {
    const { regionId, citizens: people } = await place("law-many", { type: "democracy" });
    const ann = people[0]!;
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, (_, index) => drafted(ann, regionId, lawOn(tax(501 + index)))),
    );
    for (const { reason } of outcomes) expect([undefined, "TOO_MANY_PROPOSALS", "BUSY"]).toContain(reason);
    const own = await proposals.collection({ regionId }).where("proposerUid", "==", ann).get();
    expect(own.size).toBe(3);
    expect((await drafted(ann, regionId, lawOn(tax(600)))).reason).toBe("TOO_MANY_PROPOSALS");
    expect((await drafted(people[1]!, regionId, lawOn(tax(600)))).reason).toBeUndefined();
    const proposalId = own.docs[0]!.id;
    await call(ann, "governance/cancelProposal", { regionId, proposalId });
    expect((await drafted(ann, regionId, lawOn(tax(600)))).reason).toBeUndefined();
  });
});

describe("two proposals on one field", () => {
  test("are one after the other, from the opening of the first one's vote on", { timeout }, async () => {
    const where = await place("law-claims", { type: "democracy" });
    const { regionId, citizens: people } = where;
    const first = await proposedLaw(where, tax(900));
    const both = { ...tax(600), gameplay: { pvpEnabled: false } };
    const second = await proposedLaw({ regionId, citizens: people.slice(1) }, both);
    // A proposal that waits, and can be taken back, holds nothing.
    expect(await claimsIn(regionId)).toEqual([]);
    setClockOffset(DAY_MS + 60_000);
    await settle(regionId, first);
    expect(await claimsIn(regionId)).toEqual(["economy.tradeTaxBasisPoints"]);
    await settle(regionId, second);
    expect(await statusOf(regionId, second)).toBe("cancelled");
    expect((await proposalOf(regionId, second)).failure).toContain(first);
    expect(await claimsIn(regionId)).toEqual(["economy.tradeTaxBasisPoints"]);

    const { proposalId } = (await drafted(people[2]!, regionId, lawOn(both))).result;
    const refused = await submitted(people[2]!, regionId, proposalId);
    expect(refused.reason).toBe("FIELD_CLAIMED");
    expect(refused.answer.error!.details!.metadata).toEqual({
      field: "economy.tradeTaxBasisPoints",
      proposalId: first,
    });
    setClockOffset(9 * DAY_MS);
    await settle(regionId, first);
    expect(await claimsIn(regionId)).toEqual([]);
    expect((await submitted(people[2]!, regionId, proposalId)).reason).toBeUndefined();
  });

  test("whose votes open at once are one", { timeout }, async () => {
    const { regionId, citizens: people } = await place("law-race", { type: "democracy" });
    const laws = await Promise.all(
      people.map((uid, index) => proposedLaw({ regionId, citizens: [uid] }, tax(501 + index))),
    );
    setClockOffset(DAY_MS + 60_000);
    await Promise.all(laws.map((proposalId) => settle(regionId, proposalId)));
    await Promise.all(laws.map((proposalId) => settle(regionId, proposalId)));
    const statuses = await Promise.all(laws.map((proposalId) => statusOf(regionId, proposalId)));
    expect(statuses.toSorted()).toEqual([...Array(4).fill("cancelled"), "voting"]);
  });
});

describe("the measure of lawmaking", () => {
  const fields = (count: number) => ({
    culture: Object.fromEntries(
      ["theme", "portNamePrefix", "welcomeMessage", "traditions", "socialHierarchy", "lore"]
        .slice(0, count)
        .map((key) => [key, key === "traditions" || key === "socialHierarchy" ? ["New"] : "New"]),
    ),
  });

  test("is eight fields a law and twelve a proposer", async () => {
    const { regionId, citizens: people } = await place("law-measure", { type: "democracy" });
    const wide = {
      ...fields(6),
      gameplay: { pvpEnabled: false, shipsPerPlayer: 9, colonizationEnabled: false },
    };
    const draft = async (uid: string, change: object) =>
      (await drafted(uid, regionId, { kind: "law", change })).result.proposalId;
    const [ann, ben] = people as [string, string];
    expect((await submitted(ann, regionId, await draft(ann, wide))).reason).toBe("TOO_MANY_FIELDS");
    const seven = { ...fields(6), gameplay: { pvpEnabled: false } };
    expect((await submitted(ann, regionId, await draft(ann, seven))).reason).toBeUndefined();
    expect((await submitted(ann, regionId, await draft(ann, fields(6)))).reason).toBe("TOO_MANY_FIELDS");
    expect((await submitted(ben, regionId, await draft(ben, fields(6)))).reason).toBeUndefined();
  });

  test("is a week after a cancellation, for the proposer and the same fields alone", {
    timeout,
  }, async () => {
    const where = await place("law-pause", { type: "democracy" });
    const { regionId, citizens: people } = where;
    const [ann, ben] = people as [string, string];
    const first = await proposedLaw(where, tax(900));
    await call(ann, "governance/cancelProposal", { regionId, proposalId: first });
    const again = (await drafted(ann, regionId, lawOn(tax(900)))).result.proposalId;
    expect((await submitted(ann, regionId, again)).reason).toBe("PROPOSAL_PAUSED");
    await proposedLaw({ regionId, citizens: [ben] }, tax(900));
    await proposedLaw(where, { gameplay: { pvpEnabled: false } });
    setClockOffset(7 * DAY_MS + 60_000);
    expect((await submitted(ann, regionId, again)).reason).toBeUndefined();
  });

  test("is one vote on a question within a month, however it is dotted", { timeout }, async () => {
    const where = await place("law-question", { type: "democracy" });
    const { regionId, citizens: people } = where;
    const first = await proposed(where, { kind: "referendum", question: "Shall we have a library?" });
    setClockOffset(DAY_MS + 60_000);
    await settle(regionId, first);
    const again = { kind: "referendum", question: "shall  we have: a LIBRARY??" };
    const { proposalId } = (await drafted(people[1]!, regionId, again)).result;
    expect((await submitted(people[1]!, regionId, proposalId)).reason).toBe("FIELD_CLAIMED");
    setClockOffset(9 * DAY_MS);
    await settle(regionId, first);
    expect((await submitted(people[1]!, regionId, proposalId)).reason).toBe("FIELD_CLAIMED");
    setClockOffset(40 * DAY_MS);
    expect((await submitted(people[1]!, regionId, proposalId)).reason).toBeUndefined();
  });
});

describe("a cancellation", () => {
  test("is the proposer's until voting opens, and nobody's but the platform's later", {
    timeout,
  }, async () => {
    const where = await place("law-cancel", { type: "democracy" });
    const { regionId, citizens: people } = where;
    const [ann, ben] = people as [string, string];
    await enrol(ben);
    const cancel = (uid: string, proposalId: string) =>
      call(uid, "governance/cancelProposal", { regionId, proposalId });

    const early = await proposedLaw(where, tax(900));
    expect((await cancel(ben, early)).reason).toBe("PERMISSION_DENIED");
    expect((await cancel(ann, early)).reason).toBeUndefined();
    expect((await cancel(ann, early)).reason).toBe("PROPOSAL_STATUS");
    expect(await statusOf(regionId, early)).toBe("cancelled");
    expect((await pollOf(regionId, early))!.phase).toBe("cancelled");
    expect(await claimsIn(regionId)).toEqual([]);
    expect(await loggedIn(regionId, "cancelProposal")).toMatchObject([{ actorUid: ann }]);

    const late = await proposedLaw(where, { gameplay: { pvpEnabled: false } });
    setClockOffset(DAY_MS + 60_000);
    // Nobody has carried the opening out yet: the instant decides.
    expect((await cancel(ann, late)).reason).toBe("PROPOSAL_STATUS");
    expect(await settle(regionId, late)).toBe(204);
    expect((await cancel(ann, late)).reason).toBe("PROPOSAL_STATUS");
    const veto = { regionId, proposalId: late, reason };
    expect((await call(`${regionId}-owner`, "governance/vetoProposal", veto)).reason).toBe(
      "PERMISSION_DENIED",
    );
    await (await administrator()).call("governance/vetoProposal", veto);
    expect(await statusOf(regionId, late)).toBe("cancelled");
    expect(await claimsIn(regionId)).toEqual([]);
    expect(await loggedIn(regionId, "vetoProposal")).toMatchObject([{ reason }]);
    expect(await toldTo(ann)).toContain("PROPOSAL_VETOED");
    const choice = { kind: "one", option: "for" };
    expect((await call(ben, "governance/castBallot", { regionId, pollId: late, choice })).reason).toBe(
      "POLL_CLOSED",
    );
  });
});

test.each([
  [2, "citizens", { entitledCount: 5, quorumVoters: 3, rule: { kind: "share" } }],
  [3, "council", { entitledCount: 3, quorumVoters: 2, rule: { kind: "members", required: 2 } }],
] as const)(
  "with %i seats of the council taken a law is the %s' to decide",
  async (seats, electorate, poll) => {
    const where = await place(`law-seats-${seats}`, { type: "council" }, { seats });
    const lawId = await proposedLaw(where, tax(900));
    expect(await pollOf(where.regionId, lawId)).toMatchObject({ electorate, ...poll });
  },
);

test("a vote does not open in a region that is closing, nor on a law where an autocracy has come", {
  timeout,
}, async () => {
  const closing = await place("law-closing", { type: "democracy" });
  const asked = await proposed(closing, { kind: "referendum", question: "Shall we stay open?" });
  await regions.ref({ regionId: closing.regionId }).update({ status: "closing" });
  const seized = await place("law-seized", { type: "democracy" });
  const law = await proposedLaw(seized, tax(900));
  await regions.ref({ regionId: seized.regionId }).update({ "governance.type": "autocracy" });
  setClockOffset(DAY_MS + 60_000);
  for (const [{ regionId }, proposalId] of [
    [closing, asked],
    [seized, law],
  ] as const) {
    expect(await settle(regionId, proposalId)).toBe(204);
    expect(await statusOf(regionId, proposalId)).toBe("cancelled");
    expect((await pollOf(regionId, proposalId))!.phase).toBe("cancelled");
    expect(await claimsIn(regionId)).toEqual([]);
    expect(await loggedIn(regionId, "cancelProposal")).toHaveLength(1);
  }
});
