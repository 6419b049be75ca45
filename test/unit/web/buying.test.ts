import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { DEFAULT_CONFIGURATION } from "../../../functions/src/regions/configuration/defaultConfiguration.ts";
import {
  ASKED,
  askedOf,
  formsOf,
  isComplete,
  NOTHING_YET,
  suggestedId,
  wrongName,
} from "../../../web/src/purchase/newRegion.ts";
import { edited } from "../../../web/src/settings/draft.ts";
import { SECTIONS } from "../../../web/src/settings/fields.ts";
import { mayLeaveTo } from "../../../web/src/shell/leaving.ts";
import { PALETTES, paletteOf } from "../../../web/src/theme/palettes.ts";

describe("a region that somebody wants to buy", () => {
  test("each section of the rules is asked for in one step", () => {
    expect(Object.values(ASKED).flat().toSorted()).toEqual([...SECTIONS].toSorted());
  });

  test.each([
    ["New Vega", "new-vega"],
    ["  Čtvrtá  říše! ", "ctvrta-rise"],
    ["42 Stars", "stars"],
    ["星", ""],
    ["A".repeat(40), "a".repeat(32)],
  ])("%s suggests the id %s", (name, id) => {
    expect(suggestedId(name)).toBe(id);
    if (id !== "") expect(wrongName("regionId", id)).toBeNull();
  });

  test("a bound of the server is told in its words, and the step stays open", () => {
    const forms = formsOf("economy");
    const form = forms.find(({ path }) => path === "economy.dockingFeeCredits")!;
    const draft = (text: string) => edited({}, form, text, DEFAULT_CONFIGURATION);
    expect(askedOf(draft("40"), forms)).toMatchObject({
      change: { economy: { dockingFeeCredits: 40 } },
      refusal: null,
    });
    expect(askedOf(draft("400"), forms).refusal).toMatch(/economy.dockingFeeCredits: .*100/);
    expect(isComplete("economy", { ...NOTHING_YET, edits: draft("400") })).toBe(false);
    expect(isComplete("economy", { ...NOTHING_YET, edits: draft("many") })).toBe(false);
    expect(isComplete("economy", NOTHING_YET)).toBe(true);
    expect(isComplete("basics", NOTHING_YET)).toBe(false);
  });
});

test.each([
  ["https://checkout.stripe.com/c/pay/cs_1", true, true],
  ["https://billing.stripe.com/p/session/1", true, true],
  ["http://127.0.0.1:5009/checkout/cs_1", false, true],
  ["http://checkout.stripe.com/c/pay/cs_1", false, false],
  ["https://checkout.stripe.com.example.org/", false, false],
  ["https://me@checkout.stripe.com/", false, false],
  ["javascript:alert(1)", false, false],
  ["//checkout.stripe.com/", false, false],
])("%s is left for: deployed %s, on the local stack %s", (url, deployed, local) => {
  expect([mayLeaveTo(url, false), mayLeaveTo(url, true)]).toEqual([deployed, local]);
});

/** By the formula of WCAG 2.2, contrast ratio. */
function contrast(one: string, other: string): number {
  const luminance = (ink: string) => {
    const [red, green, blue] = [1, 3, 5].map((at) => {
      const share = Number.parseInt(ink.slice(at, at + 2), 16) / 255;
      return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
  };
  const [dark, light] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light! + 0.05) / (dark! + 0.05);
}

const sheet = readFileSync("web/src/theme/style.css", "utf8");

test.each(PALETTES)("the palette %s can be read", (palette) => {
  const selector = palette === "standard" ? ":root {" : `[data-palette="${palette}"] {`;
  const at = sheet.indexOf(selector);
  expect(at).toBeGreaterThanOrEqual(0);
  const block = sheet.slice(at, sheet.indexOf("}", at));
  const ink = (name: string) => new RegExp(`--${name}: (#[0-9a-f]{6})`).exec(block)![1]!;
  for (const ground of [ink("paper"), ink("panel")]) {
    expect(contrast(ink("text"), ground)).toBeGreaterThan(12);
    for (const name of ["dim", "gold", "link"]) expect(contrast(ink(name), ground)).toBeGreaterThan(5.5);
  }
});

test("what a governor wrote chooses a palette, or none", () => {
  expect(paletteOf("ember")).toBe("ember");
  expect(paletteOf('x"] { background: url(//evil) }')).toBe("standard");
});
