import { describe, expect, test } from "vitest";
import {
  accepted,
  MAX_NOMINATIONS_BY_ONE,
  MAX_SECONDERS,
  type Nomination,
  nominated,
  nominationSchema,
  optionsOf,
  requireNominations,
  seconded,
  secondersNeeded,
  withdrawn,
} from "../../../functions/src/governance/elections/candidacy.ts";
import type { Election } from "../../../functions/src/governance/elections/election.ts";
import type { Requirements } from "../../../functions/src/governance/elections/eligibility.ts";
import { neverElected } from "../../../functions/src/governance/offices/office.ts";
import type { Poll } from "../../../functions/src/governance/polls/poll.ts";
import { MAX_OPTIONS } from "../../../functions/src/governance/polls/tally/schema.ts";
import { newMember } from "../../../functions/src/membership/newMember.ts";
import type { Member } from "../../../functions/src/membership/schema.ts";
import { after, DAY_MS } from "../../../functions/src/platform/duration.ts";
import { GameError } from "../../../functions/src/platform/errors.ts";

const NOW = new Date("2102-05-01T12:00:00Z");
const day = (count: number) => after(NOW, count * DAY_MS);

const citizen = (uid: string, change: Partial<Member> = {}): Member => ({
  ...newMember({ uid, regionId: "vega", name: uid, standing: "citizen", at: NOW }),
  ...change,
});

const requirements: Requirements = {
  record: neverElected("vega", "governor"),
  poll: { regionId: "vega", electorate: "citizens", powersCount: false, calledAt: NOW, closesAt: day(14) },
  termLimit: 0,
};

const refusal = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof GameError) return error.reason;
    throw error;
  }
  return "not refused";
};

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
  const FREE = { made: 0, isFree: true };
  const made = (count: number) => ({ made: count, isFree: true });
  const ownNow = nominated(undefined, given, FREE, NOW);
  const byBenNow = nominated(undefined, byBen, FREE, NOW);

  test("of oneself are accepted with it, of others wait for consent", () => {
    expect(ownNow).toMatchObject({ acceptedAt: NOW, withdrawnAt: null });
    expect(byBenNow).toMatchObject({ acceptedAt: null, nominatedByUid: "ben" });
    expect(nominationSchema.safeParse(byBenNow).success).toBe(true);
  });

  test("are made once, and after a withdrawal by the candidate alone", () => {
    const open = byBenNow;
    expect(refusal(() => nominated(open, given, FREE, NOW))).toBe("ALREADY_NOMINATED");
    const declined = withdrawn(open, NOW);
    expect(refusal(() => nominated(declined, byBen, FREE, NOW))).toBe("ALREADY_NOMINATED");
    expect(nominated(declined, given, FREE, day(1))).toMatchObject({ acceptedAt: day(1), withdrawnAt: null });
  });

  test("of others are bounded, the own is not", () => {
    expect(refusal(() => nominated(undefined, byBen, made(MAX_NOMINATIONS_BY_ONE), NOW))).toBe(
      "NOMINATIONS_USED",
    );
    expect(refusal(() => nominated(undefined, byBen, made(MAX_NOMINATIONS_BY_ONE - 1), NOW))).toBe(
      "not refused",
    );
    expect(refusal(() => nominated(undefined, given, made(MAX_NOMINATIONS_BY_ONE), NOW))).toBe("not refused");
  });

  test("are accepted with a platform, which can be replaced without losing the place", () => {
    const first = accepted(byBenNow, "Lower taxes.", { isFree: false }, day(1));
    expect(first).toMatchObject({ acceptedAt: day(1), platform: "Lower taxes." });
    expect(accepted(first, "No taxes.", { isFree: false }, day(2))).toEqual({
      ...first,
      platform: "No taxes.",
    });
  });

  test("that are withdrawn or were never made can be neither accepted nor withdrawn", () => {
    const gone = withdrawn(ownNow, NOW);
    for (const earlier of [gone, undefined]) {
      expect(refusal(() => accepted(earlier, "", FREE, NOW))).toBe("NOMINATION_UNKNOWN");
      expect(refusal(() => withdrawn(earlier, NOW))).toBe("NOMINATION_UNKNOWN");
    }
  });

  test("are signed by the candidate, where the signature is free", () => {
    expect(ownNow).toMatchObject({ seconderUids: ["ann"], seconderCount: 1 });
    expect(nominated(undefined, given, { made: 0, isFree: false }, NOW)).toMatchObject({ seconderCount: 0 });
    expect(byBenNow).toMatchObject({ seconderUids: [], seconderCount: 0 });
    expect(accepted(byBenNow, "", FREE, NOW)).toMatchObject({ seconderUids: ["ann"], seconderCount: 1 });
  });

  const by = (uid: string, signedFor: string | null = null) => ({ uid, signedFor });

  test("are signed by others, each for one at a time, ten at the most", () => {
    const two = seconded(ownNow, by("ben"));
    expect(two).toMatchObject({ seconderUids: ["ann", "ben"], seconderCount: 2 });
    expect(refusal(() => seconded(two, by("cy", "zoe")))).toBe("ALREADY_SECONDED");
    const others = Array.from({ length: MAX_SECONDERS - 2 }, (_, index) => `c${index}`);
    const full = others.reduce((nomination, uid) => seconded(nomination, by(uid)), two);
    expect(full.seconderCount).toBe(MAX_SECONDERS);
    expect(refusal(() => seconded(full, by("zoe")))).toBe("SECONDERS_FULL");
    expect(accepted({ ...full, acceptedAt: null }, "", FREE, NOW).seconderCount).toBe(MAX_SECONDERS);
  });

  test("are signed while they stand, and a withdrawal gives the signatures back", () => {
    for (const nomination of [undefined, byBenNow, withdrawn(ownNow, NOW)]) {
      expect(refusal(() => seconded(nomination, by("ben")))).toBe("NOMINATION_UNKNOWN");
    }
    expect(withdrawn(seconded(ownNow, by("ben")), NOW)).toMatchObject({ seconderUids: [], seconderCount: 0 });
  });
});

describe("the signatures that a candidate needs", () => {
  const needed = (entitledCount: number) => secondersNeeded({ entitledCount });

  test("are a twentieth of the electorate, from one to ten", () => {
    expect([0, 1, 20, 21, 40, 41, 180, 200, 10_000].map(needed)).toEqual([1, 1, 1, 2, 2, 3, 9, 10, 10]);
  });

  test("leave no more candidates than a ballot has places, up to 200 citizens", () => {
    for (let citizens = 1; citizens <= 200; citizens++) {
      expect(Math.floor(citizens / needed(citizens)), `${citizens} citizens`).toBeLessThanOrEqual(
        MAX_OPTIONS,
      );
    }
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
    seconderUids: [uid],
    seconderCount: 1,
  });

  test("are those who still may, in the order of their ids", () => {
    const members: Record<string, Member | undefined> = {
      zoe: citizen("zoe"),
      ann: citizen("ann"),
      ben: citizen("ben", { status: "left" }),
    };
    const nominations = ["zoe", "ben", "gone", "ann"].map((uid) => standing(uid, NOW));
    expect(optionsOf(nominations, (uid) => members[uid], requirements)).toEqual(["ann", "zoe"]);
  });

  test("are at most as many as fit: with more signatures, then who accepted first, by id among those of one instant", () => {
    const name = (index: number) => `c${String(index).padStart(2, "0")}`;
    const early = Array.from({ length: MAX_OPTIONS - 1 }, (_, index) => standing(name(index + 50), NOW));
    const tied = [standing("b", day(1)), standing("a", day(1))];
    const options = optionsOf([...tied, ...early], citizen, requirements);
    expect(options).toEqual(["a", ...early.map(({ uid }) => uid)]);
    const late = { ...standing("zoe", day(2)), seconderCount: 2 };
    expect(optionsOf([...tied, ...early, late], citizen, requirements)).toEqual([
      ...early.map(({ uid }) => uid),
      "zoe",
    ]);
  });
});
