import { describe, expect, test } from "vitest";
import type { Page } from "../../../web/src/page.ts";
import { avoidedOf, stopOf, stopsOf, stopsText } from "../../../web/src/routes/stops.ts";
import { wantedOf } from "../../../web/src/routes/wanted.ts";
import { placeOf } from "../../../web/src/shell/address.ts";

const page = (path: string, search: Page["search"] = {}): Page => ({
  ...{ path, search, title: path, seenBy: "player", listens: [], calls: [], reads: "0", most: 0 },
  load: () => Promise.reject(new Error("not opened")),
});
const pages = [page("/"), page("/map/:regionId", { at: /^\d{1,4}$/ }), page("/sector/:regionId/:number")];

describe("an address", () => {
  test("names a page and its parameters", () => {
    const place = placeOf(pages, "/sector/aurora-2/17", "");
    expect(place?.page.path).toBe("/sector/:regionId/:number");
    expect(place?.parameters).toEqual({ regionId: "aurora-2", number: "17" });
  });

  test.each([
    "/map",
    "/map/",
    "/map/a/b",
    "/map/%2e%2e",
    "/map/a.b",
    `/map/${"a".repeat(65)}`,
    "//evil.example",
  ])("%s is no page", (pathname) => {
    expect(placeOf(pages, pathname, "")).toBeNull();
  });

  test("keeps of what stands behind the ? what the page knows in its form", () => {
    const search = (query: string) => placeOf(pages, "/map/nexus", query)?.search.toString();
    expect(search("at=12&next=//evil.example")).toBe("at=12");
    expect(search("at=<script>")).toBe("");
    expect(search("at=12345")).toBe("");
  });
});

describe("a route in the address", () => {
  test.each([
    ["12-4321", ["nexus.12", "nexus.4321"]],
    ["12-40-4321", ["nexus.12", "nexus.40", "nexus.4321"]],
    ["aurora.5-9", ["aurora.5", "nexus.9"]],
    ["a-1.5-b-2.7-8", ["a-1.5", "b-2.7", "nexus.8"]],
  ])("%s", (text, expected) => {
    const stops = stopsOf(text, "nexus");
    expect(stops?.map(({ regionId, sectorNumber }) => `${regionId}.${sectorNumber}`)).toEqual(expected);
    expect(stopsText(stops!, "nexus")).toBe(text);
  });

  test.each(["12", "12-", "-12", "12-x", "0-1", "1-5001", "1-2-3-4-5-6-7-8", "../1-2", "a..1-2"])(
    "%s is forged",
    (text) => {
      expect(stopsOf(text, "nexus")).toBeNull();
    },
  );

  test("keeps away from twenty sectors, and no more", () => {
    const twenty = Array.from({ length: 20 }, (_, index) => `${index + 1}`).join("-");
    expect(avoidedOf(twenty, "nexus")?.length).toBe(20);
    expect(avoidedOf(`${twenty}-21`, "nexus")).toBeNull();
    expect(avoidedOf("12-x", "nexus")).toBeNull();
    expect(avoidedOf(null, "nexus")).toEqual([]);
  });

  test("says which way is meant, or that it is forged", () => {
    const wanted = (query: string) => wantedOf(new URLSearchParams(query), "nexus");
    expect(wanted("route=1-9&avoid=aurora.5&prefer=turns")).toEqual({
      stops: [1, 9].map((sectorNumber) => ({ regionId: "nexus", sectorNumber })),
      avoided: [{ regionId: "aurora", sectorNumber: 5 }],
      prefer: "fewestTurns",
    });
    expect(wanted("route=1-9")?.prefer).toBe("shortest");
    expect(wanted("route=1-9&avoid=x")).toBeNull();
    expect(wanted("avoid=5")).toBeNull();
  });

  test("a stop names its region or means the one on show", () => {
    expect(stopOf(" 7 ", "aurora")).toEqual({ regionId: "aurora", sectorNumber: 7 });
    expect(stopOf("nexus.7", "aurora")).toEqual({ regionId: "nexus", sectorNumber: 7 });
    expect(stopOf("seven", "aurora")).toBeNull();
  });
});
