import { expect, test } from "vitest";
import { digestOf, givingWay } from "../../../web/src/data/chartStore.ts";
import { isDocument, keyOf, pathOf } from "../../../web/src/data/source.ts";
import { draftIn } from "../../../web/src/settings/keptRules.ts";
import { words } from "../../../web/src/words/en.ts";

const kept = (regionId: string, bytes: number, keptAt: number) => ({ regionId, bytes, keptAt });

test("charts give way from the oldest on, as many as another one needs", () => {
  const charts = [kept("c", 8e6, 3), kept("a", 4e6, 1), kept("b", 5e6, 2)];
  expect(givingWay(charts, 2e6)).toEqual([]);
  expect(givingWay(charts, 4e6)).toEqual(["a"]);
  expect(givingWay(charts, 9e6)).toEqual(["a", "b"]);
});

test("the digest of FNV-1a", () => {
  // Source: the test vectors of the algorithm's authors.
  expect(digestOf("")).toBe(0x811c9dc5);
  expect(digestOf("foobar")).toBe(0xbf9cf968);
});

test("a source has one path, and a key that tells sources apart", () => {
  const source = {
    template: "regions/{regionId}/sectors/{sectorNumber}",
    parameters: { regionId: "a", sectorNumber: "7" },
  };
  expect(pathOf(source)).toBe("regions/a/sectors/7");
  expect(isDocument(source)).toBe(true);
  expect(isDocument({ template: "gates", parameters: {} })).toBe(false);
  expect(() => pathOf({ template: "regions/{regionId}", parameters: { regionId: "a/members" } })).toThrow();
  const gates = { template: "gates", parameters: {}, limit: 100 };
  expect(keyOf(gates)).not.toBe(keyOf({ ...gates, limit: 99 }));
});

test.each([
  [59_000, "1 minute"],
  [3_600_000, "1 hour 0 minutes"],
  [7 * 86_400_000 - 1, "7 days 0 hours"],
  [86_400_000 + 7_200_000, "1 day 2 hours"],
])("%d ms are %s", (ms, said) => {
  expect(words.duration(ms)).toBe(said);
});

test("a draft of rules is what was kept, or nothing", () => {
  const draft = { "economy.dockingFeeCredits": { text: "40", base: "10" } };
  expect(draftIn(JSON.stringify(draft))).toEqual(draft);
  expect(draftIn("")).toEqual({});
  expect(draftIn("{")).toEqual({});
  expect(draftIn(JSON.stringify({ "economy.dockingFeeCredits": "40" }))).toEqual({});
});
