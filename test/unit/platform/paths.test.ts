import { describe, expect, test } from "vitest";
import { collections } from "../../../functions/src/house.ts";
import { collectionPath, documentPath } from "../../../functions/src/platform/paths.ts";

describe("a document's path", () => {
  test("has its parameters filled in", () => {
    expect(documentPath(collections.sectors.path, { regionId: "nexus", sectorNumber: 7 })).toBe(
      "regions/nexus/sectors/7",
    );
    expect(collectionPath(collections.sectors.path, { regionId: "nexus" })).toBe("regions/nexus/sectors");
    expect(collectionPath(collections.regions.path, {})).toBe("regions");
  });

  test.each(["", "a/b", ".", "..", "__proto__"])("cannot be made to lead elsewhere by %j", (regionId) => {
    expect(() => documentPath(collections.regions.path, { regionId })).toThrow("cannot stand for {regionId}");
  });
});
