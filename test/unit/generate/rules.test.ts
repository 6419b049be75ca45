import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { house } from "../../../functions/src/house.ts";
import type { CollectionDeclaration } from "../../../functions/src/platform/declaration/declareCollection.ts";
import type { RoomDeclaration } from "../../../functions/src/platform/declaration/declareRoom.ts";
import { assemble } from "../../../functions/src/platform/declaration/house.ts";
import {
  administrator,
  belongs,
  belongsWhere,
  fieldNames,
  holds,
  nobody,
  type ReadAccess,
  readBy,
  self,
  signedIn,
  treasurer,
} from "../../../functions/src/platform/declaration/readers.ts";
import { rulesWith } from "../../../scripts/generate/rules.ts";

const RULES = readFileSync(new URL("../../../firestore.rules", import.meta.url), "utf8");

const collection = (path: string, readers: ReadAccess): CollectionDeclaration => ({
  ...house.rooms[0]!.collections.requests!,
  path,
  readers,
});

/** The house and a room of these collections after it. */
const houseWith = (collections: RoomDeclaration["collections"], declared: Partial<RoomDeclaration> = {}) =>
  assemble([
    ...house.rooms,
    { ...house.rooms[1]!, name: "annex", collections, reasons: {}, callables: {}, ...declared },
  ]);

const conditionsOf = (path: string, readers: ReadAccess) => {
  const rules = rulesWith(RULES, houseWith({ things: collection(path, readers) }));
  const block = /match \/things\/\{\w+\} \{\n(.*?)\n\s*\}\n/s.exec(rules)?.[1] ?? "";
  return Object.fromEntries(
    [...block.matchAll(/allow (\w+): if ([^;]*);/g)].map(([, method, condition]) => [
      method,
      condition!.replace(/\s+/g, " "),
    ]),
  );
};

describe("a condition asks first what looks nothing up", () => {
  test("the reader's own, then administrators, then who belongs", () => {
    expect(
      conditionsOf("regions/{regionId}/things/{uid}", {
        get: [belongs, administrator, self],
        list: [],
        across: [],
      }),
    ).toEqual({
      get: "isPlayer(uid) || isAdministrator() || belongs(regionId)",
    });
  });

  test("a document that is absent is looked into by no get; a query has only documents that are there", () => {
    const readers = readBy(belongsWhere("kind", "open"), fieldNames("byUid"));
    expect(conditionsOf("regions/{regionId}/things/{thing}", readers)).toEqual({
      get:
        "(resource != null && isPlayer(resource.data.get('byUid', null))) || " +
        "(resource != null && resource.data.get('kind', null) == 'open' && belongs(regionId))",
      list:
        "isLimited(100) && (isPlayer(resource.data.get('byUid', null)) || " +
        "(resource.data.get('kind', null) == 'open' && belongs(regionId)))",
    });
  });

  test("a permission in the region that the document names", () => {
    expect(conditionsOf("things/{thing}", { get: [], list: [treasurer], across: [] })).toEqual({
      list: "isLimited(100) && managesNamed(resource.data.get('regionId', null), 'region:{regionId}:economy:manage')",
    });
  });
});

test("what nobody reads has no block", () => {
  expect(rulesWith(RULES, houseWith({ things: collection("things/{thing}", nobody) }))).toBe(
    rulesWith(RULES, house),
  );
});

test("what may be asked across all of a name is said once, for one collection as well", () => {
  const readers = { get: [], list: [fieldNames("uid")], across: [fieldNames("uid")] };
  const rules = rulesWith(RULES, houseWith({ things: collection("players/{uid}/things/{thing}", readers) }));
  expect(rules.match(/\/things\//g)).toHaveLength(1);
  expect(rules).toContain(
    "match /{path=**}/things/{document} {\n      allow list: if isLimited(100) && isPlayer(resource.data.get('uid', null));",
  );
});

describe("what no predicate says is refused", () => {
  test.each<[string, string, ReadAccess, string]>([
    ["a query by the documents' own id", "things/{uid}", readBy(self), "name a field of theirs"],
    ["belonging without a region", "things/{thing}", readBy(belongs), "a region that the path does not name"],
    [
      "a permission that citizens hold",
      "regions/{regionId}/things/{thing}",
      readBy(holds("region:{regionId}:vote")),
      "no predicate for region:{regionId}:vote, which citizen holds",
    ],
  ])("%s", (_what, path, readers, sentence) => {
    expect(() => rulesWith(RULES, houseWith({ things: collection(path, readers) }))).toThrow(sentence);
  });
});

test("a file without its marks is refused", () => {
  expect(() => rulesWith("service cloud.firestore {}", house)).toThrow("must have this line once");
});

test("120 more collections make rules of 64 kB at most, in less than five seconds", () => {
  const readers = [
    readBy(belongs, administrator),
    readBy(signedIn),
    readBy(fieldNames("byUid"), treasurer, administrator),
  ];
  const invented = Object.fromEntries(
    Array.from({ length: 120 }, (_, index) => [
      `invented${index}`,
      collection(`regions/{regionId}/inventedThings${index}/{thing}`, readers[index % readers.length]!),
    ]),
  );
  const began = performance.now();
  const rules = rulesWith(RULES, houseWith(invented));
  expect(performance.now() - began).toBeLessThan(5_000);
  expect(rules.match(/inventedThings/g)).toHaveLength(120);
  expect(Buffer.byteLength(rules)).toBeLessThanOrEqual(64_000);
});
