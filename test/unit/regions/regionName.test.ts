import { describe, expect, it } from "vitest";
import { regionId } from "../../../functions/src/platform/fields.ts";
import { lookalikeKey } from "../../../functions/src/platform/lookalike.ts";
import { newDisplayName } from "../../../functions/src/regions/names/displayName.ts";
import {
  type NameHolders,
  nameKeys,
  numberedId,
  renamed,
  requireFreeNames,
} from "../../../functions/src/regions/names/regionName.ts";

const nobody: NameHolders = new Map();
const held = (name: string, regionId: string): NameHolders =>
  new Map([[lookalikeKey(name), { regionId, name }]]);
const taken = expect.objectContaining({ reason: "NAME_TAKEN" });

it.each([
  ["vega", 2, "vega-2"],
  ["vega", 99, "vega-99"],
  ["a".repeat(32), 2, `${"a".repeat(30)}-2`],
  [`${"a".repeat(29)}-bc`, 2, `${"a".repeat(29)}-2`],
])("after %s comes, as number %i, %s", (wanted, number, id) => {
  expect(numberedId(wanted, number)).toBe(id);
  expect(regionId.parse(id)).toBe(id);
});

describe("the names of a region", () => {
  it("are two keys, or one where they look alike", () => {
    expect(nameKeys("aurora", "Aurora Concord")).toHaveLength(2);
    expect(nameKeys("aurora-concord", "Aurora Concord")).toHaveLength(1);
    expect(nameKeys("aurora", "AUR0RA")).toHaveLength(1);
  });

  it.each(["Aurora", "aur0ra", "Auröra", "А u r o r a", "Aurora?.", "AU-RO-RA"])(
    "are taken for another region by the look-alike %s",
    (name) => {
      const key = lookalikeKey(name);
      const holders: NameHolders = new Map([
        [lookalikeKey("Aurora"), { regionId: "aurora", name: "Aurora" }],
      ]);
      if (key !== lookalikeKey("Aurora")) throw new Error(`${name} has a key of its own: ${key}`);
      expect(() => requireFreeNames("borealis", [name], holders)).toThrow(taken);
      expect(() => requireFreeNames("aurora", [name], holders)).not.toThrow();
    },
  );

  it.each(
    [
      ["nexus", "Nexu5", "N E X U S", "Default", "defau1t", "Dеfаult"],
      ["Support", "Suppоrt 24", "Аdministrator", "Nexus System"],
    ].flat(),
  )("cannot be the platform's, though it has not taken them: %s", (name) => {
    expect(() => requireFreeNames("aurora", [name], nobody)).toThrow(taken);
  });

  it("say who holds the name", () => {
    expect(() => requireFreeNames("borealis", ["borealis", "Aur0ra"], held("Aurora", "aurora"))).toThrow(
      '"Aur0ra" is taken: "Aurora" (region aurora) is the same or looks like it. Choose another name.',
    );
  });

  it.each(["...", "— —", "x\u202Ey", "ab", "", "x".repeat(65)])("cannot be %j", (name) => {
    expect(newDisplayName.safeParse(name).success).toBe(false);
  });

  it("can be in any script", () => {
    for (const name of ["Aurora Concord", "Северное сияние", "極光連邦", "R2D"]) {
      expect(newDisplayName.safeParse(name).success).toBe(true);
      expect(lookalikeKey(name).length).toBeGreaterThan(1);
    }
  });
});

describe("a new name", () => {
  const region = { regionId: "aurora", displayName: "Concord" };

  it("frees the old one", () => {
    expect(renamed(region, "Dominion", nobody)).toEqual({
      heldKey: lookalikeKey("Dominion"),
      freedKey: lookalikeKey("Concord"),
    });
  });

  it("keeps the old key when it looks the same", () => {
    expect(renamed(region, "C0NC0RD", held("Concord", "aurora"))).toEqual({
      heldKey: lookalikeKey("Concord"),
      freedKey: null,
    });
  });

  it("may be the region's id, and never frees that", () => {
    expect(renamed(region, "Aurora", held("aurora", "aurora")).freedKey).toBe(lookalikeKey("Concord"));
    expect(renamed({ ...region, displayName: "Aurora" }, "Dominion", nobody).freedKey).toBeNull();
  });

  it("is refused when another region holds it", () => {
    expect(() => renamed(region, "Borealis", held("Borealis", "borealis"))).toThrow(taken);
  });
});

describe("a name that a checkout holds", () => {
  const hold = { holdId: "one" };
  const holders: NameHolders = new Map([[lookalikeKey("Vega"), { regionId: "vega", name: "Vega", hold }]]);

  it("is free for that checkout and for what takes its place, and for nobody else, the same region included", () => {
    expect(() => requireFreeNames("vega", ["Vega"], holders, ["one"])).not.toThrow();
    expect(() => requireFreeNames("vega", ["Vega"], holders, ["two", "one"])).not.toThrow();
    expect(() => requireFreeNames("vega", ["Vega"], holders, ["two"])).toThrow(taken);
    expect(() => requireFreeNames("vega", ["Vega"], holders)).toThrow(taken);
  });
});
