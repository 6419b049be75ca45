import { expect, test } from "vitest";
import { differences } from "../../../scripts/rehearse/differences.ts";

const holding = (documents: Record<string, string>) => new Map(Object.entries(documents));

test("two databases with the same documents do not differ", () => {
  expect(differences(holding({ "players/ada": "1" }), holding({ "players/ada": "1" }))).toEqual([]);
});

test("what is missing, differs, or was never there is named", () => {
  const before = holding({ "players/ada": "1", "players/bo": "2" });
  const after = holding({ "players/bo": "3", "players/cy": "4" });
  expect(differences(before, after)).toEqual([
    "players/ada is missing",
    "players/bo differs",
    "players/cy was not exported",
  ]);
});

test("a database that is empty is noticed", () => {
  expect(differences(holding({ "players/ada": "1" }), holding({}))).toEqual(["players/ada is missing"]);
});
