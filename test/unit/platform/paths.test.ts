import { describe, expect, test } from "vitest";
import { collectionPath, documentPath, PATHS } from "../../../functions/src/platform/paths.ts";

describe("a document's path", () => {
  test("has its parameters filled in", () => {
    expect(documentPath(PATHS.sectors, { regionId: "nexus", sectorNumber: 7 })).toBe(
      "regions/nexus/sectors/7",
    );
    expect(collectionPath(PATHS.sectors, { regionId: "nexus" })).toBe("regions/nexus/sectors");
    expect(collectionPath(PATHS.regions, {})).toBe("regions");
  });

  test.each(["", "a/b", ".", "..", "__proto__"])("cannot be made to lead elsewhere by %j", (regionId) => {
    expect(() => documentPath(PATHS.regions, { regionId })).toThrow("cannot stand for {regionId}");
  });
});
