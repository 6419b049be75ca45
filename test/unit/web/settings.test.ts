import { describe, expect, test } from "vitest";
import { billOf } from "../../../functions/src/governance/laws/law.ts";
import { house, rooms } from "../../../functions/src/house.ts";
import { isRegional } from "../../../functions/src/platform/declaration/permissions.ts";
import type { Configuration } from "../../../functions/src/regions/configuration/configuration.ts";
import { configured } from "../../../functions/src/regions/configuration/configurationDecision.ts";
import type { Authority } from "../../../functions/src/regions/configuration/constitution.ts";
import { DEFAULT_CONFIGURATION } from "../../../functions/src/regions/configuration/defaultConfiguration.ts";
import { FIELD_NAMES } from "../../../functions/src/regions/configuration/fieldNames.ts";
import { DELEGABLE, HELD_BY } from "../../../web/src/permissions.ts";
import {
  type Draft,
  edited,
  fieldsIn,
  isContested,
  kept,
  only,
  readDraft,
  unset,
  valueAt,
} from "../../../web/src/settings/draft.ts";
import { type FieldForm, formOf, SECTIONS } from "../../../web/src/settings/fields.ts";
import { afterSet, asSet, untold, withSet } from "../../../web/src/settings/own.ts";
import { rulingOn } from "../../../web/src/settings/ruling.ts";
import { BY_DEFAULT, NotTyped, storedOf, textOf } from "../../../web/src/settings/typed.ts";

const forms = SECTIONS.flatMap(formOf);
const formAt = (path: string): FieldForm => forms.find((form) => form.path === path)!;

function governed(type: Configuration["governance"]["type"]): Configuration {
  return { ...DEFAULT_CONFIGURATION, governance: { ...DEFAULT_CONFIGURATION.governance, type } };
}

const typed = (texts: Readonly<Record<string, string>>, current = DEFAULT_CONFIGURATION): Draft =>
  Object.entries(texts).reduce(
    (draft: Draft, [path, text]) => edited(draft, formAt(path), text, current),
    {},
  );

const changeOf = (texts: Readonly<Record<string, string>>, current = DEFAULT_CONFIGURATION) =>
  readDraft(typed(texts, current), forms, current).change;

/** Another text than what stands there, within the field's bounds. */
const OTHER: Readonly<Record<FieldForm["kind"], (form: FieldForm, text: string) => string>> = {
  number: (form, text) => {
    const { minimum, maximum, unit } = form as Extract<FieldForm, { kind: "number" }>;
    const [low, high] = [minimum, maximum].map((value) =>
      textOf({ ...form, kind: "number", minimum, maximum, unit }, value),
    );
    return text === high ? low! : high!;
  },
  switch: (_, text) => (text === "true" ? "false" : "true"),
  choice: (form, text) => (form as { choices: readonly string[] }).choices.find((choice) => choice !== text)!,
  line: () => "other",
  text: () => "Another text",
  lines: () => "one\ntwo",
  pairs: () => "miners = The Guild",
  flags: (form) => (form as { choices: readonly string[] }).choices[0]!,
  rows: ({ path }) => (path.endsWith("taxBrackets") ? "0 5\n1000 12.5" : "ore trader sell 500"),
};

describe("a region's rules in a form", () => {
  test("have a control for each field that there is", () => {
    expect([...new Set(forms.map(({ field }) => field))]).toEqual(expect.arrayContaining(FIELD_NAMES));
    expect(new Set(forms.map(({ field }) => field)).size).toBe(FIELD_NAMES.length);
  });

  test("a draft that comes back keeps what is not set, and what no field has is gone", () => {
    const draft = typed({ "economy.dockingFeeCredits": "41", "economy.tradeTaxBasisPoints": "7" });
    const set = structuredClone(DEFAULT_CONFIGURATION);
    set.economy.dockingFeeCredits = 41;
    const { "economy.tradeTaxBasisPoints": open } = draft;
    expect(unset({ ...draft, "economy.gone": open! }, forms, set)).toEqual({
      "economy.tradeTaxBasisPoints": open,
    });
  });

  test("stand as text, and come back as they were", () => {
    for (const form of forms) {
      const value = valueAt(DEFAULT_CONFIGURATION, form.path);
      expect(storedOf(form, textOf(form, value)), form.path).toEqual(value);
      const other = OTHER[form.kind](form, textOf(form, value));
      expect(textOf(form, storedOf(form, other)), form.path).toBe(other);
    }
  });

  test("are typed in the units that people use", () => {
    expect(storedOf(formAt("economy.tradeTaxBasisPoints"), "8,25")).toBe(825);
    expect(storedOf(formAt("economy.tradeBonusThousandths.ore"), "1.2")).toBe(1_200);
    expect(storedOf(formAt("economy.taxBrackets"), "0 5\n\n1000, 12.5")).toEqual([
      { fromCredits: 0, basisPoints: 500 },
      { fromCredits: 1_000, basisPoints: 1_250 },
    ]);
    expect(storedOf(formAt("governance.reservedFields"), BY_DEFAULT)).toBeNull();
    for (const [path, text] of [
      ["economy.tradeTaxBasisPoints", "8.255"],
      ["economy.dockingFeeCredits", ""],
      ["economy.dockingFeeCredits", "ten"],
      ["economy.taxBrackets", "0 5 5"],
      ["culture.factionNames", "no equals sign"],
    ] as const)
      expect(() => storedOf(formAt(path), text), path).toThrow(NotTyped);
  });

  test("are sent where they were changed, and nowhere else", () => {
    expect(changeOf({})).toEqual({});
    expect(changeOf({ "economy.tradeBonusThousandths.ore": "1.2", "culture.theme": "night" })).toEqual({
      economy: { tradeBonusThousandths: { ore: 1_200 } },
      culture: { theme: "night" },
    });
    // Typed and taken back.
    const back = edited(
      typed({ "culture.theme": "night" }),
      formAt("culture.theme"),
      "standard",
      DEFAULT_CONFIGURATION,
    );
    expect(back).toEqual({});
  });

  test("tell somebody else's change of an edited field, and of no other", () => {
    const draft = typed({ "economy.dockingFeeCredits": "40" });
    const fee = formAt("economy.dockingFeeCredits");
    const theirs = configured(
      DEFAULT_CONFIGURATION,
      { economy: { dockingFeeCredits: 25 }, culture: { theme: "night" } },
      "platform",
    ).configuration;
    expect(isContested(draft, fee, DEFAULT_CONFIGURATION)).toBe(false);
    expect(isContested(draft, fee, theirs)).toBe(true);
    expect(isContested(draft, formAt("culture.theme"), theirs)).toBe(false);
    expect(isContested(kept(draft, fee.path, theirs), fee, theirs)).toBe(false);
    const same = configured(theirs, { economy: { dockingFeeCredits: 40 } }, "platform").configuration;
    expect(isContested(draft, fee, same)).toBe(false);
  });
});

describe("what a page has set itself", () => {
  const FEE = "economy.dockingFeeCredits";
  const fee = formAt(FEE);
  const at = (credits: number) =>
    configured(DEFAULT_CONFIGURATION, { economy: { dockingFeeCredits: credits } }, "platform").configuration;
  const feeOf = (configuration: Configuration) => configuration.economy.dockingFeeCredits;

  test("holds until the document tells of it, and is nobody else's change", () => {
    const own = withSet({}, [FEE], at(10), at(41));
    expect(feeOf(asSet(at(10), untold(own, at(10))))).toBe(41);
    // An edit that begins in between stands on it, when the document tells of it, too.
    const draft = edited({}, fee, "42", asSet(at(10), own));
    expect(isContested(draft, fee, asSet(at(10), own))).toBe(false);
    expect(untold(own, at(41))).toEqual({});
    expect(isContested(draft, fee, at(41))).toBe(false);
    expect(isContested(draft, fee, at(50))).toBe(true);
    // Without it, an edit that follows would meet the own change.
    expect(isContested(edited({}, fee, "42", at(10)), fee, at(41))).toBe(true);
  });

  test("gives way to what somebody else has set", () => {
    expect(untold(withSet({}, [FEE], at(10), at(41)), at(25))).toEqual({});
  });

  test("stays the last of two that follow one another before the document tells of the first", () => {
    const first = withSet({}, [FEE], at(10), at(41));
    const second = withSet(first, [FEE], at(10), at(42));
    for (const told of [at(10), at(41)]) expect(feeOf(asSet(told, untold(second, told)))).toBe(42);
    expect(untold(second, at(42))).toEqual({});
  });

  test("takes out of the draft what was sent, and not what was typed while it was", () => {
    const sent = typed({ [FEE]: "41", "economy.tradeTaxBasisPoints": "7" }, at(10));
    expect(Object.keys(afterSet(sent, [fee], at(41)))).toEqual(["economy.tradeTaxBasisPoints"]);
    const typedOn = edited(sent, fee, "42", at(10));
    const after = afterSet(typedOn, [fee], at(41));
    expect(after[FEE]?.text).toBe("42");
    expect(isContested(after, fee, at(41))).toBe(false);
    const wrong = edited(sent, fee, "4x", at(10));
    expect(afterSet(wrong, [fee], at(41))[FEE]?.text).toBe("4x");
  });
});

describe("who decides", () => {
  const ROLES: readonly { authority: Authority | null; mayPropose: boolean }[] = [
    { authority: "owner", mayPropose: true },
    { authority: "officer", mayPropose: true },
    { authority: "officer", mayPropose: false },
    { authority: null, mayPropose: true },
    { authority: null, mayPropose: false },
  ];

  test.each(["autocracy", "democracy", "council"] as const)(
    "each field in a %s, as the server has it",
    (type) => {
      const current = governed(type);
      for (const form of forms) {
        const text = textOf(form, valueAt(current, form.path));
        const change = changeOf({ [form.path]: OTHER[form.kind](form, text) }, current);
        for (const powers of ROLES) {
          const { now, vote, refused } = rulingOn(current, change, powers);
          const isSet =
            powers.authority !== null && succeeds(() => configured(current, change, powers.authority!));
          const isVoted = !isSet && powers.mayPropose && succeeds(() => billOf(current, change));
          expect(
            [now !== null, vote !== null, refused !== null],
            `${form.path} ${JSON.stringify(powers)}`,
          ).toEqual([isSet, isVoted, !isSet && !isVoted]);
        }
      }
    },
  );

  test("parts what one sets from what a vote decides", () => {
    const current = governed("democracy");
    const change = changeOf(
      { "economy.tradeTaxBasisPoints": "12", "economy.specialization": "mining" },
      current,
    );
    const { now, vote, refused } = rulingOn(current, change, { authority: "officer", mayPropose: true });
    expect(fieldsIn(now!.change)).toEqual(["economy.specialization"]);
    expect(fieldsIn(vote!.change)).toEqual(["economy.tradeTaxBasisPoints"]);
    expect(vote).toMatchObject({ electorate: "citizens", thresholdBasisPoints: 5_100, timelockDays: 2 });
    expect(refused).toBeNull();
    expect(only(change, [])).toEqual({});
  });

  test("refuses what breaks a bound, with the field and the bound", () => {
    const change = changeOf({ "economy.tradeTaxBasisPoints": "40" });
    const { now, vote, refused } = rulingOn(DEFAULT_CONFIGURATION, change, {
      authority: "owner",
      mayPropose: true,
    });
    expect([now, vote]).toEqual([null, null]);
    expect(refused!.because).toContain("economy.tradeTaxBasisPoints");
    expect(refused!.because).toContain("2500");
  });
});

test("the page's table of permissions is what the rooms declare", () => {
  const declared = rooms.flatMap(({ permissions }) => Object.keys(permissions)).filter(isRegional);
  expect(Object.keys(HELD_BY).sort()).toEqual([...declared].sort());
  for (const [permission, roles] of Object.entries(HELD_BY)) {
    const holding = [...house.permissionsByRole].filter(([, held]) => held.includes(permission));
    expect([...roles].sort(), permission).toEqual(holding.map(([role]) => role).sort());
  }
  expect(DELEGABLE).toEqual(house.delegablePermissions);
});

function succeeds(decide: () => unknown): boolean {
  try {
    decide();
    return true;
  } catch {
    return false;
  }
}
