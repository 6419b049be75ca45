import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { configurationChangeSchema } from "../../../functions/src/regions/configuration/configuration.ts";
import { configured } from "../../../functions/src/regions/configuration/configurationDecision.ts";
import { DEFAULT_CONFIGURATION } from "../../../functions/src/regions/configuration/defaultConfiguration.ts";
import { root } from "../../../scripts/command.ts";
import { words } from "../../../web/src/words/en.ts";
import { mapped } from "../../../web/src/words/mapped.ts";
import { governmentWords } from "../../../web/src/words/pages/government.ts";
import { sayingOf, TERMS } from "../../../web/src/words/terms.ts";

/** As it is written beside other text. */
const said = (text: string) => `\u2068${text}\u2069`;

const saying = (pack: Readonly<Record<string, string>>) => sayingOf(pack)!;

describe("a catalogue that is said otherwise", () => {
  const loud = (text: string) => text.toUpperCase();

  test("is said so in texts, in sentences, and however deep", () => {
    const catalogue = {
      plain: "yes",
      deep: { list: ["one", "two"] },
      of: (count: number) => `${count} ships`,
    };
    const { plain, deep, of } = mapped(catalogue, loud);
    expect([plain, deep.list, of(3)]).toEqual(["YES", ["ONE", "TWO"], "3 SHIPS"]);
  });

  test("leaves what is put into a sentence as it is", () => {
    const catalogue = {
      join: (name: string, at: Date) => `join ${name}, a (new) region (${at.getUTCFullYear()})`,
      all: (names: readonly string[]) => `both ${names.join(" and ")}`,
    };
    const { join: joined, all } = mapped(catalogue, loud);
    expect(joined("reg.(x)", new Date(0))).toBe("JOIN reg.(x), A (NEW) REGION (1970)");
    expect(joined("reg", new Date(0))).toBe("JOIN reg, A (NEW) REGION (1970)");
    for (const name of ["iron-reach", "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", "\u202e"])
      expect(joined(name, new Date(0))).toBe(`JOIN ${name}, A (NEW) REGION (1970)`);
    expect(all(["ada", "cy"])).toBe("BOTH ada AND cy");
  });

  test("says each text of the console, and asks for nothing else", () => {
    const seen = new Set<string>();
    const all = mapped(words, (text) => {
      seen.add(text);
      return `‹${text}›`;
    });
    expect(seen.size).toBeGreaterThan(500);
    expect(all.members.promote("Rhea")).toBe("‹Make ›Rhea‹ a citizen›");
    expect(all.credits(1_000)).toBe("‹1,000 credits›");
  });
});

describe("a region's own terms", () => {
  test("stand in the place of the English ones, whole and with a capital where that has one", () => {
    const say = saying({ governor: "warden", council: "junta", council_members: "colonels" });
    expect(say("The governor owes an answer.")).toBe(`The ${said("warden")} owes an answer.`);
    expect(say("Governor")).toBe(said("Warden"));
    expect(say("The council's members, governorship")).toBe(`The ${said("junta")}'s members, governorship`);
    expect(say("Council members")).toBe(said("Colonels"));
  });

  test("are in the sentences of a page, and not in what people wrote", () => {
    const own = mapped(words, saying({ citizen: "comrade", credits: "marks", governor: "warden" }));
    expect(own.members.promote("Citizen Cyrus")).toBe(`Make Citizen Cyrus a ${said("comrade")}`);
    expect(own.credits(5)).toBe(`5 ${said("marks")}`);
    expect(own.standings.citizen).toBe(said("comrade"));
    const office = mapped(governmentWords, saying({ governor: "warden" }));
    expect(office.office.governor.toLowerCase()).toBe(said("warden"));
  });

  test("are none of what the platform sells, and none where a pack has no term", () => {
    expect(saying({ citizen: "comrade" })("Galactic Citizen")).toBe("Galactic Citizen");
    expect(sayingOf({})).toBeNull();
    expect(sayingOf({ greeting: "Hail", constructor: "x" })).toBeNull();
  });

  test("are text: what turns the writing around ends with the term", () => {
    expect(saying({ council: "\u202eatnuj\u2069\u2066<b>" })("The council decides")).toBe(
      `The ${said("atnuj<b>")} decides`,
    );
    expect(saying({ council: "$& $1" })("council")).toBe(said("$& $1"));
  });

  test("are all of them fields of a pack, within its bounds", () => {
    const languagePack = Object.fromEntries(Object.keys(TERMS).map((name) => [name, "W".repeat(200)]));
    const change = configurationChangeSchema.parse({ culture: { languagePack } });
    const { configuration } = configured(DEFAULT_CONFIGURATION, change, "platform");
    expect(configuration.culture.languagePack).toEqual(languagePack);
  });

  test("stand in the governor's guide, each by its name", () => {
    const guide = readFileSync(join(root, "docs/guides/governor.md"), "utf8");
    for (const name of Object.keys(TERMS)) expect(guide, name).toContain(`\`${name}\``);
  });
});
