import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { entitlementOf, isExcluded } from "../../../functions/src/governance/polls/entitlement.ts";
import { banned } from "../../../functions/src/membership/bans/ban.ts";
import type { Member } from "../../../functions/src/membership/schema.ts";
import {
  demoted,
  departed,
  joined,
  naturalised,
  settled,
  unsettled,
  weighted,
} from "../../../functions/src/membership/standing.ts";
import { withOffices } from "../../../functions/src/membership/votingPower.ts";
import { at, citizen } from "../membership/members.ts";
import { poll } from "./polls.ts";

const CALL = at(100);
const byCitizens = poll({ calledAt: CALL });
const byPowers = poll({ calledAt: CALL, powersCount: true });
const byCouncil = poll({ calledAt: CALL, electorate: "council", rule: { kind: "members", required: 2 } });

const councillor = (since: number) => withOffices(citizen(), ["councilMember"], at(since));

describe("a vote weighs", () => {
  test.each([
    ["one, whatever power an autocrat gave", citizen({ votingPower: 10 }), byCitizens, 1],
    ["that power, where an autocracy called it", citizen({ votingPower: 10 }), byPowers, 10],
    [
      "nothing of who became a citizen a minute later",
      citizen({ votingPowerCheckpoints: [{ since: at(101), power: 1 }] }),
      byCitizens,
      0,
    ],
    [
      "one of who became a citizen at that instant",
      citizen({ votingPowerCheckpoints: [{ since: CALL, power: 1 }] }),
      byCitizens,
      1,
    ],
    ["one in the council of who was seated by then", councillor(100), byCouncil, 1],
    ["nothing of who was seated later", councillor(101), byCouncil, 0],
    ["nothing in the council of who only is a citizen", citizen(), byCouncil, 0],
    ["one of who lost the seat since", withOffices(councillor(5), [], at(101)), byCouncil, 1],
    ["nothing of who lost the seat before", withOffices(councillor(5), [], at(100)), byCouncil, 0],
    [
      "one of a seat that is older than its checkpoints",
      departed(citizen({ offices: ["councilMember"] }), at(101)),
      byCouncil,
      1,
    ],
  ] as const)("%s", (_what, member, vote, weight) => {
    expect(entitlementOf(member, vote)).toBe(weight);
  });
});

const ban = { reason: "Smuggling", byUid: "officer", until: null };
const player = { uid: "ada", name: "Ada" };
/** All that can become of a membership; what the state does not allow is left out. */
const fates: Record<string, (member: Member, now: Date) => Member> = {
  leave: departed,
  return: (member, now) => joined(member, player, "terra", now),
  move: unsettled,
  settle: settled,
  demote: demoted,
  promote: naturalised,
  ban: (member, now) => banned(member, { ...ban, rank: "governor" }, now),
  weigh: (member, now) => weighted(member, 7, now),
  seat: (member, now) => withOffices(member, ["councilMember"], now),
  unseat: (member, now) => withOffices(member, [], now),
};

test("whatever becomes of a membership after the call, the vote in it stays what it was", () => {
  const before = fc.constantFrom(
    citizen({ votingPower: 3 }),
    councillor(50),
    citizen({ votingPowerCheckpoints: [] }),
  );
  const after = fc.array(fc.constantFrom(...Object.keys(fates)), { maxLength: 30 });
  fc.assert(
    fc.property(before, after, (member, steps) => {
      let current = member;
      for (const [index, step] of steps.entries()) {
        try {
          current = fates[step]!(current, at(101 + index));
        } catch (error) {
          expect(error).toMatchObject({ reason: "STANDING_UNCHANGED" });
        }
      }
      for (const vote of [byCitizens, byPowers, byCouncil]) {
        expect(entitlementOf(current, vote)).toBe(entitlementOf(member, vote));
      }
    }),
    { seed: 2102 },
  );
});

test.each([
  ["platform", true],
  ["governor", false],
  ["moderator", false],
] as const)("a ban of the rank %s keeps from a vote that is called: %s", (rank, excluded) => {
  expect(isExcluded(banned(citizen(), { ...ban, rank }, at(101)))).toBe(excluded);
});
