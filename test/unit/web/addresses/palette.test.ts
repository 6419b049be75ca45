import { describe, expect, test } from "vitest";
import type { SeenBy } from "../../../../web/src/page.ts";
import { pages } from "../../../../web/src/pages.ts";
import { placeOf } from "../../../../web/src/shell/address.ts";
import { FORMS, hitsOf } from "../../../../web/src/shell/palette/hits.ts";

const UUID = "5b0f7a54-9c1e-4a57-8f0e-2a1f7c9d2102";
const OWN = ["nexus", "default", "aurora"];

const seenBy = (...readers: readonly SeenBy[]) => pages.filter((page) => readers.includes(page.seenBy));
const players = seenBy("player");

const addresses = (typed: string, regionIds = OWN, among = pages) =>
  hitsOf(typed, among, regionIds).map(({ to }) => to);

describe("the palette finds", () => {
  test.each([
    ["jobs", "/administration/jobs"],
    ["PROFILE", "/profile"],
    // What the menu calls it.
    ["the nexus", "/map/nexus"],
    ["votes aurora", "/votes/aurora"],
    ["aurora votes", "/votes/aurora"],
    ["rules aurora", "/settings/aurora/governance"],
    ["buying", "/buy/basics"],
    // Of a region that is not one's own.
    ["votes vega", "/votes/vega"],
    ["4321", "/map/nexus?at=4321&z=6"],
    ["aurora 12", "/map/aurora?at=12&z=6"],
    ["aurora.12", "/map/aurora?at=12&z=6"],
    ["sector vega 12", "/sector/vega/12"],
    ["12-4321", "/map/nexus?route=12-4321"],
    ["aurora.300-4321", "/map/nexus?route=aurora.300-4321"],
    [`vote vega ${UUID}`, `/vote/vega/${UUID}`],
    [`fight ${UUID}`, `/fight/${UUID}`],
    [`ship ${UUID}`, `/travel?ship=${UUID}`],
    ["sub_local000012", "/billing?subscription=sub_local000012"],
    ["account demo-cyrus", "/administration/account?uid=demo-cyrus"],
    ["logs vega", "/administration/log?region=vega"],
    ["ledger 2102-01-31", "/administration/ledger?day=2102-01-31"],
    [`transfer ${UUID}`, `/administration/ledger?transfer=${UUID}`],
    [`jobs ${UUID}`, `/administration/jobs?job=${UUID}`],
    ["jobs closing-aurora-evacuate-1", "/administration/jobs?job=closing-aurora-evacuate-1"],
    ["players/updateProfile", "/explorer/players/updateProfile"],
    // An address that was pasted.
    ["/members/vega?show=banned&next=//evil.example", "/members/vega?show=banned"],
  ])("by %s, %s before all others", (typed, to) => {
    expect(addresses(typed)[0]).toBe(to);
  });

  test("a page by what only the menu calls it", () => {
    const [home] = players;
    const menu = { label: "Begin here", to: home!.path };
    expect(addresses("begin", OWN, [{ ...home!, menu }])).toEqual([menu.to]);
    expect(addresses("begin", OWN, [home!])).toEqual([]);
  });

  test("pages that need nothing before those of regions, where nothing is typed", () => {
    const found = addresses("");
    expect(found[0]).toBe("/");
    expect(found.slice(0, found.indexOf("/map/nexus")).filter((to) => /nexus|aurora/.test(to))).toEqual([]);
    for (const regionId of OWN) expect(found).toContain(`/treasury/${regionId}`);
  });

  test("a sector in the region of the page on show first, then in the others", () => {
    const found = addresses("12", ["aurora", "nexus"], players);
    expect(found).toEqual([
      "/map/aurora?at=12&z=6",
      "/sector/aurora/12",
      "/map/nexus?at=12&z=6",
      "/sector/nexus/12",
    ]);
  });

  test("all pages that an id may be of, each by its title", () => {
    const titles = hitsOf(UUID, players, ["nexus"]).map(({ title }) => title);
    expect(titles[0]).toBe(`Vote: The Nexus ${UUID}`);
    expect(titles).toEqual(expect.arrayContaining([`Travel: ${UUID}`, `Record of a fight: ${UUID}`]));
    expect(addresses("vega", ["nexus"], players)).toEqual(
      expect.arrayContaining(["/map/vega", "/votes/vega", "/government/vega", "/own/vega"]),
    );
  });

  test("each page once, and every page of the table", () => {
    const typed = ["", "aurora", "12", "12-4321", UUID, "demo-cyrus", "players/updateProfile"];
    const found = typed.map((text) => addresses(text));
    for (const list of found) expect(new Set(list).size).toBe(list.length);
    const reached = new Set(found.flat().map((to) => pageOf(to)));
    expect(pages.filter(({ path }) => !reached.has(path)).map(({ path }) => path)).toEqual([]);
  });

  test("by each parameter that has a form: a new one says what it looks like", () => {
    const asked = pages.flatMap(({ finds, path }) =>
      (finds ?? [path]).flatMap((template) => [...template.matchAll(/:(\w+)/g)].map(([, name]) => name!)),
    );
    expect([...new Set(asked)].toSorted()).toEqual(Object.keys(FORMS).toSorted());
  });
});

describe("the palette does not find", () => {
  test("what the viewer may not see", () => {
    for (const typed of ["", "health", "demo-cyrus", "/administration/jobs", UUID, "players/updateProfile"])
      expect(addresses(typed, OWN, players).filter((to) => /^\/(administration|explorer)/.test(to))).toEqual(
        [],
      );
  });

  test.each([
    "//evil.example",
    "https://evil.example/map/nexus",
    "javascript:alert(1)",
    "/map/..",
    "../../x 12",
    "nexus 5001",
    "nexus 0",
    "1-5001",
    "constructor __proto__",
    "<script> 12",
    `${"a".repeat(65)} 12`,
    "\u202e 12",
    // An id, but longer than what stands in a path.
    "a1".repeat(40),
    "zz",
  ])("%s", (typed) => {
    expect(addresses(typed, OWN, players)).toEqual([]);
  });

  test("an address that is no page's, or that says what the page does not know", () => {
    const texts = [
      "a",
      "1",
      "12-4",
      "x-y",
      "a:b",
      "~",
      "1-2-3",
      "?at=1",
      "&z=6",
      "/map/nexus?at=1&x=2",
      UUID,
    ];
    for (const to of texts.flatMap((text) => addresses(text))) {
      const [pathname = "", query = ""] = to.split("?");
      const place = placeOf(pages, pathname, query);
      expect(place?.search.toString(), to).toBe(new URLSearchParams(query).toString());
    }
  });
});

function pageOf(to: string): string | undefined {
  const [pathname = "", query = ""] = to.split("?");
  return placeOf(pages, pathname, query)?.page.path;
}
