import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type {
  Configuration,
  ConfigurationChange,
} from "../../../functions/src/regions/configuration/configuration.ts";
import { configured } from "../../../functions/src/regions/configuration/configurationDecision.ts";
import { DEFAULT_RESERVED_FIELDS } from "../../../functions/src/regions/configuration/constitution.ts";
import { DEFAULT_CONFIGURATION } from "../../../functions/src/regions/configuration/defaultConfiguration.ts";

const governedBy = (type: Configuration["governance"]["type"]): Configuration => ({
  ...DEFAULT_CONFIGURATION,
  governance: { ...DEFAULT_CONFIGURATION.governance, type },
});

/** For every field a change that changes it. */
const CHANGES: Readonly<Record<string, ConfigurationChange>> = {
  "governance.votingThresholdBasisPoints": { governance: { votingThresholdBasisPoints: 6_000 } },
  "governance.electionEveryDays": { governance: { electionEveryDays: 30 } },
  "governance.constitution": { governance: { constitution: "We, the traders" } },
  "governance.quorumBasisPoints": { governance: { quorumBasisPoints: 2_000 } },
  "governance.governorMethod": { governance: { governorMethod: "schulze" } },
  "governance.councilMethod": { governance: { councilMethod: "meekStv" } },
  "governance.ambassadorMethod": { governance: { ambassadorMethod: "plurality" } },
  "governance.termLimit": { governance: { termLimit: 2 } },
  "governance.reservedFields": { governance: { reservedFields: ["economy.tradeTaxBasisPoints"] } },
  "economy.tradeTaxBasisPoints": { economy: { tradeTaxBasisPoints: 2_000 } },
  "economy.taxForm": { economy: { taxForm: "progressive" } },
  "economy.taxBrackets": { economy: { taxBrackets: [{ fromCredits: 0, basisPoints: 600 }] } },
  "economy.commodityTaxBasisPoints": { economy: { commodityTaxBasisPoints: { ore: 2_000 } } },
  "economy.bannedGoods": { economy: { bannedGoods: ["luxuries"] } },
  "economy.quotas": { economy: { quotas: [{ commodity: "ore", of: "port", side: "buy", unitsADay: 9 }] } },
  "economy.priceModifierThousandths": { economy: { priceModifierThousandths: { ore: 1_500 } } },
  "economy.publicBudget": { economy: { publicBudget: { subsidies: 5_000 } } },
  "economy.officeSalaries": { economy: { officeSalaries: { governor: 50 } } },
  "economy.grantCreditsPerPayee": { economy: { grantCreditsPerPayee: 5 } },
  "economy.officersShareBasisPoints": { economy: { officersShareBasisPoints: 5 } },
  "economy.tariffBasisPoints": { economy: { tariffBasisPoints: { ore: 500 } } },
  "economy.combatTaxBasisPoints": { economy: { combatTaxBasisPoints: 1_000 } },
  "economy.planetTaxBasisPoints": { economy: { planetTaxBasisPoints: 1_000 } },
  "economy.tradeBonusThousandths": { economy: { tradeBonusThousandths: { ore: 2_000 } } },
  "economy.specialization": { economy: { specialization: "mining" } },
  "economy.dockingFeeCredits": { economy: { dockingFeeCredits: 5 } },
  "economy.startingCredits": { economy: { startingCredits: 5 } },
  "economy.startingTurns": { economy: { startingTurns: 5 } },
  "economy.startingShip": { economy: { startingShip: "fighter" } },
  "culture.theme": { culture: { theme: "gothic" } },
  "culture.factionNames": { culture: { factionNames: { miners: "Deep Guild" } } },
  "culture.portNamePrefix": { culture: { portNamePrefix: "Port" } },
  "culture.welcomeMessage": { culture: { welcomeMessage: "Hello" } },
  "banking.interestBasisPoints": { banking: { interestBasisPoints: 5 } },
  "banking.loansEnabled": { banking: { loansEnabled: true } },
  "banking.maxLoanCredits": { banking: { maxLoanCredits: 5 } },
  "banking.loanMarginBasisPoints": { banking: { loanMarginBasisPoints: 5 } },
  "banking.shipInsuranceBasisPoints": { banking: { shipInsuranceBasisPoints: 500 } },
  "currency.regime": { currency: { regime: "float" } },
  "currency.rateMillionths": { currency: { rateMillionths: 500_000 } },
  "currency.feeBasisPoints": { currency: { feeBasisPoints: 5 } },
  "currency.levyRebateBasisPoints": { currency: { levyRebateBasisPoints: 5 } },
  "currency.paysSalaries": { currency: { paysSalaries: true } },
  "culture.languagePack": { culture: { languagePack: { greeting: "Hail" } } },
  "culture.traditions": { culture: { traditions: ["Feast"] } },
  "culture.socialHierarchy": { culture: { socialHierarchy: ["Captain"] } },
  "culture.lore": { culture: { lore: "Long ago" } },
  "gameplay.pvpEnabled": { gameplay: { pvpEnabled: false } },
  "gameplay.pvpBorder": { gameplay: { pvpBorder: false } },
  "gameplay.newcomerProtectionHours": { gameplay: { newcomerProtectionHours: 1 } },
  "gameplay.shipsPerPlayer": { gameplay: { shipsPerPlayer: 1 } },
  "gameplay.colonizationEnabled": { gameplay: { colonizationEnabled: false } },
  "immigration.policy": { immigration: { policy: "closed" } },
  "immigration.minimumReputation": { immigration: { minimumReputation: 10 } },
  "immigration.citizenshipAfterDays": { immigration: { citizenshipAfterDays: 30 } },
};
/** Said here once more, so that a field cannot slip out of the vote unnoticed. */
const VOTED = [
  ...["type", "votingThresholdBasisPoints", "electionEveryDays", "constitution", "quorumBasisPoints"].map(
    (key) => `governance.${key}`,
  ),
  ...["governorMethod", "councilMethod", "ambassadorMethod", "termLimit", "reservedFields"].map(
    (key) => `governance.${key}`,
  ),
  ...["tradeTaxBasisPoints", "taxForm", "taxBrackets", "commodityTaxBasisPoints", "bannedGoods"].map(
    (key) => `economy.${key}`,
  ),
  ...["quotas", "priceModifierThousandths", "publicBudget", "officeSalaries"].map((key) => `economy.${key}`),
  ...["grantCreditsPerPayee", "officersShareBasisPoints"].map((key) => `economy.${key}`),
  ...["tradeBonusThousandths", "dockingFeeCredits", "tariffBasisPoints"].map((key) => `economy.${key}`),
  "economy.combatTaxBasisPoints",
  "economy.planetTaxBasisPoints",
  ...["regime", "rateMillionths", "feeBasisPoints", "levyRebateBasisPoints", "paysSalaries"].map(
    (key) => `currency.${key}`,
  ),
  ...["pvpEnabled", "pvpBorder"].map((key) => `gameplay.${key}`),
  ...["policy", "minimumReputation", "citizenshipAfterDays"].map((key) => `immigration.${key}`),
];
const withTypeOf = (type: "autocracy" | "democracy" | "council") => ({
  ...CHANGES,
  "governance.type": { governance: { type: type === "democracy" ? "council" : "democracy" } } as const,
});
const table = (["autocracy", "democracy", "council"] as const).flatMap((type) =>
  Object.entries(withTypeOf(type)).map(([field, change]) => ({
    type,
    field,
    change,
    voted: type !== "autocracy" && VOTED.includes(field),
  })),
);

describe("who may change a configuration", () => {
  it("is asked of every field", () => {
    const fields = Object.entries(DEFAULT_CONFIGURATION).flatMap(([section, values]) =>
      Object.keys(values).map((key) => `${section}.${key}`),
    );
    expect(Object.keys(withTypeOf("autocracy")).sort()).toEqual(fields.sort());
    expect([...DEFAULT_RESERVED_FIELDS].sort()).toEqual([...VOTED].sort());
    expect(fields).toEqual(expect.arrayContaining(VOTED));
  });

  it.each(table.filter(({ voted }) => voted))(
    "leaves $field to the vote in a $type",
    ({ type, field, change }) => {
      for (const authority of ["owner", "officer"] as const) {
        expect(() => configured(governedBy(type), change, authority)).toThrow(
          expect.objectContaining({
            reason: "GOVERNED_BY_VOTE",
            metadata: { fields: [field], governanceType: type },
          }),
        );
      }
      for (const authority of ["vote", "platform"] as const) {
        expect(configured(governedBy(type), change, authority).changes.map((c) => c.field)).toEqual([field]);
      }
    },
  );

  it.each(table.filter(({ voted, field }) => !voted && field !== "governance.type"))(
    "leaves $field to the officers in a $type",
    ({ type, field, change }) => {
      const before = governedBy(type);
      const { configuration, changes } = configured(before, change, "officer");
      expect(changes.map((c) => c.field)).toEqual([field]);
      expect(configuration).not.toEqual(before);
    },
  );

  it("lets an owner leave an autocracy together with what a vote will decide from then on, and not come back", () => {
    const { configuration } = configured(
      DEFAULT_CONFIGURATION,
      { governance: { type: "democracy" }, economy: { tradeTaxBasisPoints: 2_500 } },
      "owner",
    );
    expect(configuration.economy.tradeTaxBasisPoints).toBe(2_500);
    expect(() => configured(configuration, { governance: { type: "autocracy" } }, "owner")).toThrow(
      expect.objectContaining({ reason: "GOVERNED_BY_VOTE" }),
    );
    expect(
      configured(configuration, { governance: { type: "autocracy" } }, "vote").configuration.governance.type,
    ).toBe("autocracy");
  });

  it("lets no governor leave an autocracy who is not its owner", () => {
    const change = { governance: { type: "council" }, culture: { theme: "gothic" } } as const;
    expect(() => configured(DEFAULT_CONFIGURATION, change, "officer")).toThrow(
      expect.objectContaining({
        reason: "PERMISSION_DENIED",
        message: expect.stringContaining("governance.type"),
        metadata: { permission: "region:{regionId}:owner:*", fields: ["governance.type"] },
      }),
    );
    expect(configured(DEFAULT_CONFIGURATION, change, "owner").configuration.governance.type).toBe("council");
  });

  it("follows the region's own list, which can free a field and reserve another", () => {
    const before = governedBy("democracy");
    const current = {
      ...before,
      governance: { ...before.governance, reservedFields: ["culture.lore" as const] },
    };
    const tax = { economy: { tradeTaxBasisPoints: 900 } };
    expect(configured(current, tax, "officer").configuration.economy.tradeTaxBasisPoints).toBe(900);
    expect(() => configured(current, { culture: { lore: "New" } }, "officer")).toThrow(
      expect.objectContaining({ reason: "GOVERNED_BY_VOTE" }),
    );
    expect(() => configured(current, { governance: { reservedFields: [] } }, "owner")).toThrow(
      expect.objectContaining({ reason: "GOVERNED_BY_VOTE" }),
    );
  });

  it("does not refuse a voted field that is sent as it is", () => {
    const { changes } = configured(
      governedBy("council"),
      { governance: { type: "council" }, culture: { theme: "gothic" } },
      "officer",
    );
    expect(changes).toEqual([{ field: "culture.theme", before: "standard", after: "gothic" }]);
  });

  it("names every voted field of a change", () => {
    const change = { economy: { tradeTaxBasisPoints: 900 }, gameplay: { pvpEnabled: false } };
    expect(() => configured(governedBy("democracy"), change, "officer")).toThrow(
      "In a democracy a vote decides economy.tradeTaxBasisPoints, gameplay.pvpEnabled: propose the change instead.",
    );
  });
});

describe("a change of a configuration", () => {
  it("touches the one commodity it names", () => {
    const { configuration, changes } = configured(
      DEFAULT_CONFIGURATION,
      { economy: { tradeBonusThousandths: { medicine: 3_000 } } },
      "officer",
    );
    expect(configuration.economy.tradeBonusThousandths).toEqual({
      ...DEFAULT_CONFIGURATION.economy.tradeBonusThousandths,
      medicine: 3_000,
    });
    expect(changes).toHaveLength(1);
  });

  it("replaces a map of names whole, so that an entry can go", () => {
    const named = configured(
      DEFAULT_CONFIGURATION,
      { culture: { factionNames: { a: "A", b: "B" } } },
      "officer",
    );
    const fewer = configured(named.configuration, { culture: { factionNames: { b: "B" } } }, "officer");
    expect(fewer.configuration.culture.factionNames).toEqual({ b: "B" });
  });

  it("ignores fields that are there and undefined", () => {
    const change = { governance: { type: undefined }, economy: { tradeBonusThousandths: undefined } };
    expect(configured(DEFAULT_CONFIGURATION, change, "officer")).toEqual({
      configuration: DEFAULT_CONFIGURATION,
      changes: [],
    });
  });

  it("never changes what was given to it, and is undone by its own opposite", () => {
    const anyChange = fc.constantFrom(...Object.values(CHANGES));
    fc.assert(
      fc.property(fc.array(anyChange, { maxLength: 8 }), (changes) => {
        const start = structuredClone(DEFAULT_CONFIGURATION);
        let configuration = start;
        for (const change of changes) ({ configuration } = configured(configuration, change, "vote"));
        expect(start).toEqual(DEFAULT_CONFIGURATION);
        expect(configured(configuration, DEFAULT_CONFIGURATION, "vote").configuration).toEqual(
          DEFAULT_CONFIGURATION,
        );
      }),
    );
  });
});
