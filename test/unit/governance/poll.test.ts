import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  lateQuorumExtension,
  pollStateAt,
  quorumOf,
  requireVoting,
} from "../../../functions/src/governance/polls/poll.ts";
import { DAY_MS } from "../../../functions/src/platform/duration.ts";
import { at, CLOSES, OPENS, poll } from "./polls.ts";

describe("a poll's state follows from its times and what was carried out", () => {
  test.each([
    ["called", "called", at(OPENS, -1), "called"],
    ["called", "at the opening instant, whether or not it was carried out", OPENS, "voting"],
    ["open", "voting", at(CLOSES, -1), "voting"],
    ["open", "at the closing instant", CLOSES, "closing"],
    ["called", "never opened", at(CLOSES, 1), "closing"],
    ["sealed", "sealed", at(CLOSES, -1), "closed"],
    ["erased", "done", OPENS, "closed"],
    ["cancelled", "called off", OPENS, "cancelled"],
  ] as const)("%s: %s", (phase, _name, now, state) => {
    expect(pollStateAt(poll({ phase }), now)).toBe(state);
  });
});

describe("a ballot can be cast", () => {
  test("from the opening instant to just before the closing one", () => {
    expect(requireVoting(poll(), OPENS)).toEqual(["for", "against", "abstain"]);
    expect(requireVoting(poll(), at(CLOSES, -1))).toHaveLength(3);
  });

  test.each([
    ["before voting opens", poll({ phase: "called" }), at(OPENS, -1), "POLL_NOT_OPEN"],
    ["while it is being opened", poll({ phase: "called", options: null }), OPENS, "POLL_NOT_OPEN"],
    ["at the closing instant", poll(), CLOSES, "POLL_CLOSED"],
    ["behind the seal, whatever the caller's clock says", poll({ phase: "sealed" }), OPENS, "POLL_CLOSED"],
    ["when it was called off", poll({ phase: "cancelled" }), OPENS, "POLL_CLOSED"],
  ])("but not %s", (_name, given, now, reason) => {
    expect(() => requireVoting(given, now)).toThrow(expect.objectContaining({ reason }));
  });
});

describe("the quorum is min(entitled, max(3, share of the active))", () => {
  test.each([
    [10, 100, 1_000, 10],
    [100, 100, 1_000, 10],
    [100, 101, 1_000, 11],
    [100, 5, 1_000, 3],
    [2, 5, 1_000, 2],
    [0, 0, 1_000, 0],
    [50, 50, 0, 3],
  ])("%i entitled, %i active at %i basis points: %i", (entitled, active, basisPoints, expected) => {
    expect(quorumOf(entitled, active, basisPoints)).toBe(expected);
  });
});

describe("a late quorum", () => {
  const now = at(CLOSES, 5_000);

  test("extends the poll by a full day from the decision", () => {
    expect(lateQuorumExtension(poll(), { all: 3, early: 2 }, now)).toEqual(at(now, DAY_MS));
  });

  test.each([
    ["the quorum was there before", poll(), { all: 9, early: 3 }],
    ["it was missed all the same", poll(), { all: 2, early: 0 }],
    ["the poll was extended once", poll({ extendedFrom: CLOSES }), { all: 3, early: 0 }],
  ])("not when %s", (_name, given, voters) => {
    expect(lateQuorumExtension(given, voters, now)).toBeNull();
  });

  test("depends on nothing but who voted first when", () => {
    fc.assert(
      fc.property(fc.nat(20), fc.nat(20), fc.nat(20), (quorumVoters, early, late) => {
        const voters = { all: early + late, early };
        const extended = lateQuorumExtension(poll({ quorumVoters }), voters, now) !== null;
        expect(extended).toBe(early < quorumVoters && early + late >= quorumVoters);
      }),
    );
  });
});
