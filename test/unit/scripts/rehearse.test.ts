import { expect, test } from "vitest";
import { differences, type Inventory } from "../../../scripts/rehearse/differences.ts";

const inventory = (documents: Record<string, string>, accounts: string[] = ["ada"]): Inventory => ({
  collections: new Map([["players", new Map(Object.entries(documents))]]),
  accounts,
  ledgerFindings: [],
});

test("two databases with the same documents and accounts do not differ", () => {
  expect(differences(inventory({ "players/ada": "1" }), inventory({ "players/ada": "1" }))).toEqual([]);
});

test("what is missing, differs, or was never there is named, accounts included", () => {
  const before = inventory({ "players/ada": "1", "players/bo": "2" }, ["ada", "bo"]);
  const after = inventory({ "players/bo": "3", "players/cy": "4" }, ["bo"]);
  expect(differences(before, after)).toEqual([
    "players/ada is missing",
    "players/bo differs",
    "players/cy was not exported",
    "the account ada is missing",
  ]);
});

test("a collection that is gone altogether is noticed", () => {
  const nothing: Inventory = { collections: new Map(), accounts: ["ada"], ledgerFindings: [] };
  expect(differences(inventory({ "players/ada": "1" }), nothing)).toEqual(["players/ada is missing"]);
});
