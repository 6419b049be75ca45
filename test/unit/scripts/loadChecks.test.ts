import { describe, expect, test } from "vitest";
import { answerFaults } from "../../../scripts/load/checks/answers.ts";
import { ballotFaults } from "../../../scripts/load/checks/ballots.ts";
import { membershipFaults } from "../../../scripts/load/checks/membership.ts";
import { emptyJournal } from "../../../scripts/load/journal.ts";

describe("memberships", () => {
  const founder = { uid: "ada", regionId: "aurora" };
  const home = { ...founder, status: "active", standing: "citizen", reputation: 0, visits: 1 };
  const change = (kind: "joined" | "left", answeredMs: number | null = 1) => ({
    uid: "ada",
    regionId: "obsidian",
    kind,
    answeredMs,
  });
  const abroad = (status: string, visits: number) => ({
    uid: "ada",
    regionId: "obsidian",
    status,
    standing: "visitor",
    reputation: 0,
    visits,
  });
  const faults = (changes: ReturnType<typeof change>[], members: (typeof home)[], mirrors = members) =>
    membershipFaults([founder], changes, { members, mirrors });

  test("what was acknowledged is what is stored", () => {
    expect(faults([], [home])).toEqual([]);
    expect(faults([change("joined")], [home, abroad("active", 1)])).toEqual([]);
    expect(faults([change("joined"), change("left")], [home, abroad("left", 1)])).toEqual([]);
    expect(faults([change("joined"), change("left"), change("joined")], [home, abroad("active", 2)])).toEqual(
      [],
    );
  });

  test("an acknowledged joining that is not stored is found, a founder's too", () => {
    expect(faults([change("joined")], [home])).toEqual([
      "ada in obsidian: the acknowledged joining is not stored",
    ]);
    expect(faults([], [])).toEqual(["ada in aurora: the acknowledged joining is not stored"]);
  });

  test("a leaving that was undone is found", () => {
    expect(faults([change("joined"), change("left")], [home, abroad("active", 1)])).toEqual([
      "ada in obsidian: is active, the last acknowledged change says left",
    ]);
  });

  test("a joining that was applied twice is found", () => {
    expect(faults([change("joined")], [home, abroad("active", 2)])).toEqual([
      "ada in obsidian: 2 visits, 1 acknowledged joinings",
    ]);
  });

  test("a member who never joined is found", () => {
    expect(faults([], [home, abroad("active", 1)])).toEqual(["ada in obsidian: a member who never joined"]);
  });

  test("a member without mirror, a mirror without member and two that differ are found", () => {
    const joined = [change("joined")];
    expect(faults(joined, [home, abroad("active", 1)], [home])).toEqual([
      "ada in obsidian: a member without a mirror",
    ]);
    expect(faults(joined, [home], [home, abroad("active", 1)])).toEqual([
      "ada in obsidian: a mirror without a member",
    ]);
    expect(faults(joined, [home, abroad("active", 1)], [home, abroad("left", 1)])).toEqual([
      "ada in obsidian: member and mirror differ in status",
    ]);
  });

  test("without an answer either is right, from then on", () => {
    const changes = [change("joined", null), change("left")];
    expect(faults(changes, [home, abroad("left", 1)])).toEqual([]);
    expect(faults(changes, [home])).toEqual([]);
    expect(faults(changes, [home, abroad("active", 1)], [home])).toHaveLength(1);
  });
});

describe("ballots", () => {
  const cast = (option: string, revision: number | null) => ({
    uid: "ada",
    regionId: "aurora",
    option,
    revision,
    answeredMs: revision === null ? null : 1,
  });
  const stored = (option: string, revision: number) => [{ uid: "ada", regionId: "aurora", option, revision }];

  test("the last acknowledged one is stored, with its revision", () => {
    expect(ballotFaults([cast("for", 1), cast("against", 2)], stored("against", 2))).toEqual([]);
  });

  test("a ballot that is missing, behind or ahead of what was acknowledged is found", () => {
    for (const [ballots, revision] of [
      [[], 0],
      [stored("for", 1), 1],
      [stored("against", 3), 3],
    ] as const) {
      expect(ballotFaults([cast("for", 1), cast("against", 2)], ballots)).toEqual([
        `ada in aurora: revision ${revision} is stored, 2 castings were acknowledged`,
      ]);
    }
  });

  test("a choice that another one has overwritten is found", () => {
    expect(ballotFaults([cast("for", 1), cast("against", 2)], stored("for", 2))).toEqual([
      'ada in aurora: "for" is stored, "against" was said last',
    ]);
  });

  test("a revision that was given twice is found", () => {
    expect(ballotFaults([cast("for", 1), cast("against", 1)], stored("against", 2))).toEqual([
      "ada in aurora: casting 2 was acknowledged as revision 1",
    ]);
  });

  test("a ballot of somebody who cast none is found", () => {
    expect(ballotFaults([], stored("for", 1))).toEqual([
      "ada in aurora: revision 1 is stored, 0 castings were acknowledged",
    ]);
  });

  test("a casting without an answer may be stored or not", () => {
    const casts = [cast("for", 1), cast("against", null)];
    expect(ballotFaults(casts, stored("for", 1))).toEqual([]);
    expect(ballotFaults(casts, stored("against", 2))).toEqual([]);
    expect(ballotFaults(casts, stored("against", 3))).toHaveLength(1);
  });
});

describe("answers", () => {
  const owners = new Map([["aurora", "olga"]]);
  const configuration = [1, null].map((answeredMs, index) => ({
    regionId: "aurora",
    field: "economy.startingCredits",
    value: 1_001 + index,
    sentMs: 0,
    answeredMs,
  }));
  const journal = { ...emptyJournal(), configuration };

  test.each([
    [1, []],
    [2, []],
    [0, ["olga: 0 answers are stored, 1 calls were acknowledged"]],
    [3, ["olga: 3 answers are stored, 1 calls were acknowledged"]],
  ])("%d stored for one acknowledged call and one without an answer", (stored, faults) => {
    expect(answerFaults(journal, owners, new Map([["olga", stored]]))).toEqual(faults);
  });

  test("answers of somebody who called nothing are found", () => {
    expect(answerFaults(emptyJournal(), owners, new Map([["olga", 1]]))).toHaveLength(1);
  });
});
