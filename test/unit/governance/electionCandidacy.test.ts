import { describe, expect, test } from "vitest";
import {
  accepted,
  MAX_NOMINATIONS_BY_ONE,
  type Nomination,
  nominated,
  nominationSchema,
  obstacleOf,
  optionsOf,
  type Requirements,
  requireEligible,
  requireNominations,
  requireRoom,
  withdrawn,
} from "../../../functions/src/governance/elections/candidacy.ts";
import type { Election } from "../../../functions/src/governance/elections/election.ts";
import { neverElected } from "../../../functions/src/governance/offices/office.ts";
import type { Poll } from "../../../functions/src/governance/polls/poll.ts";
import { MAX_OPTIONS } from "../../../functions/src/governance/polls/tally/schema.ts";
import { newMember } from "../../../functions/src/membership/newMember.ts";
import type { Member } from "../../../functions/src/membership/schema.ts";
import { after, DAY_MS } from "../../../functions/src/platform/duration.ts";
import { GameError } from "../../../functions/src/platform/errors.ts";
import { configuration } from "./electionFacts.ts";

const NOW = new Date("2102-05-01T12:00:00Z");
const day = (count: number) => after(NOW, count * DAY_MS);

const citizen = (uid: string, change: Partial<Member> = {}): Member => ({
  ...newMember({ uid, regionId: "vega", name: uid, standing: "citizen", at: NOW }),
  ...change,
});

function requirements(given: {
  minimumReputation?: number;
  termLimit?: number;
  terms?: number;
}): Requirements {
  const { minimumReputation = 0, termLimit = 0, terms } = given;
  const holders = terms === undefined ? [] : [{ uid: "ann", since: NOW, terms }];
  return {
    region: {
      regionId: "vega",
      configuration: configuration({ termLimit }, { minimumReputation }),
    },
    record: { ...neverElected("vega", "governor"), holders, termEndsAt: after(NOW, 90 * DAY_MS) },
    closesAt: after(NOW, 90 * DAY_MS),
  };
}

const refusal = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof GameError) return error.reason;
    throw error;
  }
  return "not refused";
};

describe("who can stand", () => {
  test("an active citizen with the region's reputation", () => {
    expect(obstacleOf(citizen("ann"), requirements({}))).toBeNull();
    expect(
      obstacleOf(citizen("ann", { reputation: 50 }), requirements({ minimumReputation: 50 })),
    ).toBeNull();
  });

  test("not who was recalled, before somebody else was elected", () => {
    const { record, ...facts } = requirements({});
    const recalled = { ...facts, record: { ...record, recalledUids: ["ann"] } };
    expect(obstacleOf(citizen("ann"), recalled)).toBe("recalled");
    expect(obstacleOf(citizen("ben"), recalled)).toBeNull();
  });

  test.each<[string, Member | undefined]>([
    ["a stranger", undefined],
    ["somebody banned", citizen("ann", { status: "banned" })],
    ["somebody who left", citizen("ann", { status: "left" })],
    ["a resident", citizen("ann", { standing: "resident" })],
  ])("not %s", (_who, member) => {
    expect(obstacleOf(member, requirements({}))).toBe("citizenship");
  });

  test("not whose reputation is below the minimum", () => {
    expect(obstacleOf(citizen("ann", { reputation: 49 }), requirements({ minimumReputation: 50 }))).toBe(
      "reputation",
    );
  });

  test("as often in a row as the limit says, without one as often as elected", () => {
    const of = (termLimit: number, terms: number) =>
      obstacleOf(citizen("ann"), requirements({ termLimit, terms }));
    expect([of(2, 1), of(2, 2), of(2, 3), of(0, 9)]).toEqual([null, "termLimit", "termLimit", null]);
    expect(obstacleOf(citizen("ben"), requirements({ termLimit: 1, terms: 1 }))).toBeNull();
  });

  test("a refusal names the obstacle", () => {
    const act = () => requireEligible(undefined, "ann", requirements({}));
    expect(refusal(act)).toBe("NOT_ELIGIBLE");
    expect(act).toThrow(/"ann" is no citizen of the region vega/);
  });
});

describe("nominations", () => {
  const election = {
    electionId: "e",
    nominationsOpenAt: NOW,
    cancelledAt: null,
    installedUids: null,
  } as Election;
  const poll = { phase: "called", opensAt: day(7), closesAt: day(14) } as Poll;

  test("are taken until voting opens", () => {
    expect(refusal(() => requireNominations(election, poll, day(-1)))).toBe("NOMINATIONS_CLOSED");
    expect(refusal(() => requireNominations(election, poll, day(0)))).toBe("not refused");
    expect(refusal(() => requireNominations(election, poll, day(7)))).toBe("NOMINATIONS_CLOSED");
    expect(refusal(() => requireNominations({ ...election, cancelledAt: NOW }, poll, day(1)))).toBe(
      "NOMINATIONS_CLOSED",
    );
  });

  const given = {
    uid: "ann",
    regionId: "vega",
    electionId: "e",
    name: "Ann",
    platform: "",
    nominatedByUid: "ann",
  };
  const byBen = { ...given, nominatedByUid: "ben" };

  test("of oneself are accepted with it, of others wait for consent", () => {
    expect(nominated(undefined, given, 0, NOW)).toMatchObject({ acceptedAt: NOW, withdrawnAt: null });
    expect(nominated(undefined, byBen, 0, NOW)).toMatchObject({ acceptedAt: null, nominatedByUid: "ben" });
    expect(nominationSchema.safeParse(nominated(undefined, byBen, 0, NOW)).success).toBe(true);
  });

  test("are made once, and after a withdrawal by the candidate alone", () => {
    const open = nominated(undefined, byBen, 0, NOW);
    expect(refusal(() => nominated(open, given, 0, NOW))).toBe("ALREADY_NOMINATED");
    const declined = withdrawn(open, NOW);
    expect(refusal(() => nominated(declined, byBen, 0, NOW))).toBe("ALREADY_NOMINATED");
    expect(nominated(declined, given, 0, day(1))).toMatchObject({ acceptedAt: day(1), withdrawnAt: null });
  });

  test("of others are bounded, the own is not", () => {
    expect(refusal(() => nominated(undefined, byBen, MAX_NOMINATIONS_BY_ONE, NOW))).toBe("NOMINATIONS_USED");
    expect(refusal(() => nominated(undefined, byBen, MAX_NOMINATIONS_BY_ONE - 1, NOW))).toBe("not refused");
    expect(refusal(() => nominated(undefined, given, MAX_NOMINATIONS_BY_ONE, NOW))).toBe("not refused");
  });

  test("are accepted with a platform, which can be replaced without losing the place", () => {
    const first = accepted(nominated(undefined, byBen, 0, NOW), "Lower taxes.", day(1));
    expect(first).toMatchObject({ acceptedAt: day(1), platform: "Lower taxes." });
    expect(accepted(first, "No taxes.", day(2))).toEqual({ ...first, platform: "No taxes." });
  });

  test("that are withdrawn or were never made can be neither accepted nor withdrawn", () => {
    const gone = withdrawn(nominated(undefined, given, 0, NOW), NOW);
    for (const earlier of [gone, undefined]) {
      expect(refusal(() => accepted(earlier, "", NOW))).toBe("NOMINATION_UNKNOWN");
      expect(refusal(() => withdrawn(earlier, NOW))).toBe("NOMINATION_UNKNOWN");
    }
  });

  test("are refused when the ballot is full", () => {
    expect(refusal(() => requireRoom(MAX_OPTIONS - 1))).toBe("not refused");
    expect(refusal(() => requireRoom(MAX_OPTIONS))).toBe("CANDIDATES_FULL");
  });
});

describe("the options of a ballot", () => {
  const standing = (uid: string, acceptedAt: Date): Nomination => ({
    uid,
    regionId: "vega",
    electionId: "e",
    name: uid,
    platform: "",
    nominatedByUid: uid,
    nominatedAt: acceptedAt,
    acceptedAt,
    withdrawnAt: null,
  });

  test("are those who still may, in the order of their ids", () => {
    const members: Record<string, Member | undefined> = {
      zoe: citizen("zoe"),
      ann: citizen("ann"),
      ben: citizen("ben", { status: "banned" }),
    };
    const nominations = ["zoe", "ben", "gone", "ann"].map((uid) => standing(uid, NOW));
    expect(optionsOf(nominations, (uid) => members[uid], requirements({}))).toEqual(["ann", "zoe"]);
  });

  test("are at most as many as fit: the first who accepted, by id among those of one instant", () => {
    const name = (index: number) => `c${String(index).padStart(2, "0")}`;
    const early = Array.from({ length: MAX_OPTIONS - 1 }, (_, index) => standing(name(index + 50), NOW));
    const tied = [standing("b", day(1)), standing("a", day(1))];
    const options = optionsOf([...tied, ...early], citizen, requirements({}));
    expect(options).toEqual(["a", ...early.map(({ uid }) => uid)]);
  });
});
