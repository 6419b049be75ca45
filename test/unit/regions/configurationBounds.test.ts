import { describe, expect, it } from "vitest";
import { MAX_CREDITS } from "../../../functions/src/platform/fields.ts";
import { COMMODITIES } from "../../../functions/src/platform/goods.ts";
import {
  type Configuration,
  configurationChangeSchema,
  configurationSchema,
} from "../../../functions/src/regions/configuration/configuration.ts";
import {
  checkedConfiguration,
  KEYED,
} from "../../../functions/src/regions/configuration/configurationDecision.ts";
import { DEFAULT_CONFIGURATION } from "../../../functions/src/regions/configuration/defaultConfiguration.ts";
import { FIELD_NAMES } from "../../../functions/src/regions/configuration/fieldNames.ts";
import { PURPOSES } from "../../../functions/src/regions/configuration/publicMoney.ts";

interface Bounded {
  readonly field: string;
  readonly within: readonly unknown[];
  readonly beyond: readonly unknown[];
}

/** At each bound, and one step beyond it; what is no integer is beyond. */
const number = (field: string, minimum: number, maximum: number): Bounded => ({
  field,
  within: [minimum, minimum + 1, maximum - 1, maximum],
  beyond: [minimum - 1, maximum + 1, minimum + 0.5, `${minimum}`, null, Number.NaN, 2 ** 53],
});
const oneOf = (field: string, ...values: string[]): Bounded => ({
  field,
  within: values,
  beyond: ["", "anarchy", values[0]!.toUpperCase(), null, 1],
});
const flag = (field: string): Bounded => ({ field, within: [true, false], beyond: [0, "true", null] });
const chars = (field: string, minimum: number, maximum: number): Bounded => ({
  field,
  within: ["x".repeat(minimum), "x".repeat(maximum)],
  beyond: [
    ...(minimum > 0 ? ["x".repeat(minimum - 1), "   "] : []),
    "x".repeat(maximum + 1),
    "a\u202Eb",
    "a\u0000b",
    null,
    7,
  ],
});
const list = (field: string, most: number, longest: number): Bounded => ({
  field,
  within: [[], Array(most).fill("x"), ["x".repeat(longest)]],
  beyond: [Array(most + 1).fill("x"), ["x".repeat(longest + 1)], [""], "x", { 0: "x" }],
});
const names = (field: string, most: number, longest: number): Bounded => {
  const entries = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, "x"]));
  return {
    field,
    within: [{}, entries(most), { a: "x".repeat(longest) }, { ["k".repeat(32)]: "x" }],
    beyond: [
      entries(most + 1),
      { a: "x".repeat(longest + 1) },
      { a: "" },
      { ["k".repeat(33)]: "x" },
      { "Not a key": "x" },
      { "": "x" },
      ["x"],
    ],
  };
};

const brackets = (...pairs: [fromCredits: number, basisPoints: number][]) =>
  pairs.map(([fromCredits, basisPoints]) => ({ fromCredits, basisPoints }));
const FIVE_BRACKETS = brackets([0, 500], [1_000, 510], [2_000, 520], [3_000, 530], [4_000, 540]);

const FIELDS: readonly Bounded[] = [
  oneOf("governance.type", "autocracy", "democracy", "council"),
  number("governance.votingThresholdBasisPoints", 1_000, 9_000),
  number("governance.electionEveryDays", 30, 365),
  chars("governance.constitution", 0, 20_000),
  number("governance.quorumBasisPoints", 0, 5_000),
  oneOf(
    "governance.governorMethod",
    "plurality",
    "approval",
    "weighted",
    "quadratic",
    "rankedChoice",
    "schulze",
  ),
  oneOf(
    "governance.councilMethod",
    "plurality",
    "approval",
    "weighted",
    "quadratic",
    "scottishStv",
    "meekStv",
  ),
  oneOf(
    "governance.ambassadorMethod",
    "plurality",
    "approval",
    "weighted",
    "quadratic",
    "rankedChoice",
    "schulze",
  ),
  number("governance.termLimit", 0, 10),
  {
    field: "governance.reservedFields",
    within: [null, [], ["culture.lore"], [...FIELD_NAMES]],
    beyond: [
      ["culture.lore", "culture.lore"],
      ["economy.taxes"],
      [""],
      "culture.lore",
      [...FIELD_NAMES, "x"],
      Array(101).fill("culture.lore"),
      {},
    ],
  },
  number("economy.tradeTaxBasisPoints", 500, 2_500),
  oneOf("economy.taxForm", "flat", "progressive", "byCommodity"),
  {
    field: "economy.taxBrackets",
    within: [brackets([0, 500]), brackets([0, 500], [10_000, 1_000], [50_000, 2_500]), FIVE_BRACKETS],
    beyond: [
      [],
      brackets([1, 500]),
      brackets([0, 1_000], [10_000, 500]),
      brackets([0, 500], [10_000, 600], [10_000, 700]),
      brackets([0, 500], [20_000, 600], [10_000, 700]),
      brackets([0, 499]),
      brackets([0, 2_501]),
      [...FIVE_BRACKETS, { fromCredits: 6_000, basisPoints: 600 }],
      "flat",
    ],
  },
  ...COMMODITIES.map((commodity) => number(`economy.commodityTaxBasisPoints.${commodity}`, 500, 2_500)),
  {
    field: "economy.bannedGoods",
    within: [[], ["luxuries"], COMMODITIES.filter((commodity) => !["food", "medicine"].includes(commodity))],
    beyond: [["food"], ["medicine"], ["ore", "ore"], ["spice"], "ore", null],
  },
  {
    field: "economy.quotas",
    within: [[], [{ commodity: "ore", of: "trader", side: "sell", unitsADay: 0 }]],
    beyond: [
      [{ commodity: "food", of: "port", side: "buy", unitsADay: 1 }],
      [{ commodity: "ore", of: "trader", side: "sell", unitsADay: -1 }],
      [{ commodity: "ore", of: "trader", side: "sell", unitsADay: 1_000_001 }],
      Array(2).fill({ commodity: "ore", of: "trader", side: "sell", unitsADay: 1 }),
      "ore",
    ],
  },
  ...COMMODITIES.map((commodity) => number(`economy.priceModifierThousandths.${commodity}`, 500, 2_000)),
  ...PURPOSES.map((purpose) => number(`economy.publicBudget.${purpose}`, 0, MAX_CREDITS)),
  ...["governor", "councilMember", "ambassador"].map((office) =>
    number(`economy.officeSalaries.${office}`, 0, MAX_CREDITS),
  ),
  number("economy.grantCreditsPerPayee", 0, MAX_CREDITS),
  number("economy.officersShareBasisPoints", 0, 2_000),
  ...COMMODITIES.map((commodity) =>
    number(
      `economy.tariffBasisPoints.${commodity}`,
      0,
      ["food", "medicine"].includes(commodity) ? 1_000 : 2_500,
    ),
  ),
  ...COMMODITIES.map((commodity) => number(`economy.tradeBonusThousandths.${commodity}`, 500, 3_000)),
  oneOf("economy.specialization", "mining", "manufacturing", "research", "trade"),
  number("economy.combatTaxBasisPoints", 0, 1_500),
  number("economy.planetTaxBasisPoints", 0, 2_000),
  number("economy.dockingFeeCredits", 0, 100),
  number("economy.startingCredits", 0, 10_000),
  number("economy.startingTurns", 0, 1_000),
  oneOf("economy.startingShip", "scout", "freighter", "fighter"),
  number("banking.interestBasisPoints", -500, 1_000),
  flag("banking.loansEnabled"),
  number("banking.maxLoanCredits", 0, 1_000_000),
  number("banking.loanMarginBasisPoints", 0, 1_000),
  number("banking.shipInsuranceBasisPoints", 50, 2_000),
  oneOf("currency.regime", "none", "fixed", "float"),
  number("currency.rateMillionths", 100_000, 10_000_000),
  number("currency.feeBasisPoints", 0, 300),
  number("currency.levyRebateBasisPoints", 0, 2_000),
  flag("currency.paysSalaries"),
  chars("culture.theme", 1, 64),
  names("culture.factionNames", 20, 64),
  chars("culture.portNamePrefix", 0, 24),
  chars("culture.welcomeMessage", 0, 500),
  names("culture.languagePack", 100, 200),
  list("culture.traditions", 20, 200),
  list("culture.socialHierarchy", 20, 64),
  chars("culture.lore", 0, 10_000),
  flag("gameplay.pvpEnabled"),
  flag("gameplay.pvpBorder"),
  number("gameplay.newcomerProtectionHours", 0, 720),
  number("gameplay.shipsPerPlayer", 1, 100),
  flag("gameplay.colonizationEnabled"),
  oneOf("immigration.policy", "open", "approval", "closed"),
  number("immigration.minimumReputation", -1_000, 1_000),
  number("immigration.citizenshipAfterDays", 0, 365),
];

const cases = (which: "within" | "beyond") =>
  FIELDS.flatMap(({ field, [which]: values }) =>
    values.map((value) => ({ field, value, shown: (JSON.stringify(value) ?? "").slice(0, 24) })),
  );

describe("the bounds of a configuration", () => {
  it("name every field that can be reserved, where another is named", () => {
    const { error } = configurationChangeSchema.safeParse({
      governance: { reservedFields: ["economy.taxes"] },
    });
    for (const field of FIELD_NAMES) expect(error!.issues[0]!.message).toContain(`"${field}"`);
  });

  it("are tested for every field", () => {
    expect(FIELDS.map(({ field }) => field).sort()).toEqual(leaves(DEFAULT_CONFIGURATION).sort());
  });

  it.each(cases("within"))("admit $field = $shown", ({ field, value }) => {
    expect(configurationSchema.safeParse(withField(field, value)).success).toBe(true);
    expect(configurationChangeSchema.safeParse(onlyField(field, value)).success).toBe(true);
  });

  it.each(cases("beyond"))("refuse $field = $shown and name the field", ({ field, value }) => {
    expect(configurationChangeSchema.safeParse(onlyField(field, value)).success).toBe(false);
    expect(() => checkedConfiguration(withField(field, value))).toThrow(
      expect.objectContaining({
        reason: "CONFIGURATION_BOUND",
        message: expect.stringContaining(field.split(".").slice(0, 2).join(".")),
      }),
    );
  });

  it("names the bound and what was given", () => {
    expect(() => checkedConfiguration(withField("economy.tradeTaxBasisPoints", 3_000))).toThrow(
      "economy.tradeTaxBasisPoints: Too big: expected number to be <=2500 (given: 3000).",
    );
  });

  it.each(["governance", "economy", "banking", "currency", "culture", "gameplay", "immigration"])(
    "refuse an unknown field in %s",
    (section) => {
      expect(configurationChangeSchema.safeParse({ [section]: { invented: 1 } }).success).toBe(false);
    },
  );

  it("hold for the default configuration, which is the specification's", () => {
    const { governance, economy, gameplay } = checkedConfiguration(DEFAULT_CONFIGURATION);
    expect(governance).toMatchObject({ votingThresholdBasisPoints: 5_100, electionEveryDays: 90 });
    expect(economy).toMatchObject({
      tradeTaxBasisPoints: 1_000,
      startingCredits: 1_000,
      startingTurns: 100,
      startingShip: "scout",
    });
    expect(gameplay).toMatchObject({ newcomerProtectionHours: 72, shipsPerPlayer: 10 });
  });
});

/** Dotted paths of the fields; a map of names and a list are one field each. */
function leaves(configuration: Configuration): string[] {
  return Object.entries(configuration).flatMap(([section, fields]) =>
    Object.entries(fields as Record<string, unknown>).flatMap(([key, value]) =>
      KEYED.some((keyed) => keyed === key)
        ? Object.keys(value as object).map((commodity) => `${section}.${key}.${commodity}`)
        : [`${section}.${key}`],
    ),
  );
}

function withField(field: string, value: unknown): unknown {
  const configuration = structuredClone(DEFAULT_CONFIGURATION) as unknown as Record<string, unknown>;
  assign(configuration, field.split("."), value);
  return configuration;
}

function onlyField(field: string, value: unknown): unknown {
  const change: Record<string, unknown> = {};
  assign(change, field.split("."), value);
  return change;
}

function assign(target: Record<string, unknown>, [key, ...rest]: string[], value: unknown): void {
  if (rest.length === 0) {
    target[key!] = value;
    return;
  }
  target[key!] ??= {};
  assign(target[key!] as Record<string, unknown>, rest, value);
}
