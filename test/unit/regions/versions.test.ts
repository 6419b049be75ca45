import { describe, expect, test } from "vitest";
import {
  contentHash,
  type Proposal,
  proposalSchema,
} from "../../../functions/src/governance/laws/proposal.ts";
import { proposalOfEightGoods } from "../../../functions/src/governance/laws/versions.ts";
import type { ConfigurationChange } from "../../../functions/src/regions/configuration/configuration.ts";
import { configured } from "../../../functions/src/regions/configuration/configurationDecision.ts";
import { DEFAULT_CONFIGURATION } from "../../../functions/src/regions/configuration/defaultConfiguration.ts";
import { joined } from "../../../functions/src/regions/configuration/parts.ts";
import { regions as example } from "../../../functions/src/regions/examples.ts";
import { regionSchema } from "../../../functions/src/regions/schema.ts";
import { NO_HOLDS } from "../../../functions/src/regions/status/holds.ts";
import {
  regionOfEightGoods,
  regionWithoutSettings,
  settingsBeforeVersion3,
  settingsWithCombatReserved,
  settingsWithLeviesReserved,
  settingsWithMoneyReserved,
  settingsWithPlanetTaxReserved,
} from "../../../functions/src/regions/versions.ts";
import { passed } from "../governance/proposals.ts";

const six = { ore: 900, organics: 1_200, equipment: 1_300, fuel: 3_000, technology: 1_400, luxuries: 500 };

test("a region of six goods becomes one of eight: renamed, fuel dropped, the new ones at the default", () => {
  const economy = { ...DEFAULT_CONFIGURATION.economy, tradeBonusThousandths: six };
  const old = { status: "active", configuration: { ...DEFAULT_CONFIGURATION, economy } };
  const { configuration, ...rest } = regionOfEightGoods(old);
  expect(configuration).toEqual({
    ...DEFAULT_CONFIGURATION,
    economy: {
      ...DEFAULT_CONFIGURATION.economy,
      tradeBonusThousandths: {
        ore: 900,
        food: 1_200,
        medicine: 1_000,
        machinery: 1_300,
        technology: 1_400,
        luxuries: 500,
        rare_goods: 1_000,
        information: 1_000,
      },
    },
  });
  expect(rest).toEqual({ status: "active" });
});

const levies = ["taxForm", "taxBrackets", "commodityTaxBasisPoints", "bannedGoods"].map(
  (key) => `economy.${key}`,
);

const money = [
  "quotas",
  "priceModifierThousandths",
  "publicBudget",
  "officeSalaries",
  "grantCreditsPerPayee",
  "officersShareBasisPoints",
].map((key) => `economy.${key}`);

const combat = ["economy.combatTaxBasisPoints", "gameplay.pvpBorder"];
const colonies = ["economy.planetTaxBasisPoints"];
const currency = ["regime", "rateMillionths", "feeBasisPoints", "levyRebateBasisPoints", "paysSalaries"].map(
  (key) => `currency.${key}`,
);

test("a stored list of reserved fields gains the levies of trade, once; where there is none, none is made", () => {
  const settings = (reservedFields: string[] | null) => ({
    regionId: "vega",
    governance: { constitution: "", reservedFields },
  });
  const listed = settings(["culture.lore", "economy.taxForm"]);
  expect(settingsWithLeviesReserved(listed)).toEqual(settings(["culture.lore", ...levies]));
  expect(settingsWithLeviesReserved(settings(null))).toEqual(settings(null));
  expect(settingsWithMoneyReserved(settings(levies))).toEqual(settings([...levies, ...money]));
  expect(settingsWithCombatReserved(settings(combat))).toEqual(settings(combat));
  expect(settingsWithPlanetTaxReserved(settings(combat))).toEqual(settings([...combat, ...colonies]));
  expect(settingsWithCombatReserved(listed)).toEqual(
    settings(["culture.lore", "economy.taxForm", ...combat]),
  );
});

describe("a region whose settings stand beside it", () => {
  const { governance, economy, immigration, ...facts } = example;
  const memberCounts = { visitors: 3, residents: 2, citizens: 1, countedAt: null };
  const change = {
    governance: { type: "council", constitution: "We, the traders", reservedFields: ["culture.lore"] },
    economy: { tradeTaxBasisPoints: 900, startingCredits: 7 },
    culture: { lore: "Once upon a time." },
    immigration: { policy: "closed" },
  } satisfies ConfigurationChange;
  const { configuration } = configured(DEFAULT_CONFIGURATION, change, "platform");
  const before = { ...facts, configuration, memberCounts };

  test("and it hold together what it has held alone", () => {
    const region = regionSchema.parse(regionWithoutSettings(before));
    // Those of trade, money, combat, colonies and the currency are newer: a list of reserved fields gains them.
    const newer = [...levies, ...money, "economy.tariffBasisPoints", ...combat, ...colonies, ...currency];
    const reservedFields = ["culture.lore", ...newer];
    expect(joined(region, settingsBeforeVersion3(configuration))).toEqual({
      ...configuration,
      governance: { ...configuration.governance, reservedFields },
    });
    expect(region).toMatchObject({ status: "active", ownerUid: example.ownerUid, jobId: example.jobId });
  });

  test("takes along settings of six goods as well", () => {
    const { economy } = configuration;
    const older = { ...configuration, economy: { ...economy, tradeBonusThousandths: six } };
    const { tradeBonusThousandths } = settingsBeforeVersion3(older).economy;
    expect(tradeBonusThousandths).toMatchObject({ food: 1_200, machinery: 1_300, medicine: 1_000 });
  });

  test("keeps its holds without their words, and of the reason as much as fits", () => {
    const at = new Date("2102-03-04T05:06:07Z");
    const platform = { since: at, reason: "An inquiry.", until: null };
    const reason = "\u732b".repeat(500);
    const old = { ...before, statusReason: reason, holds: { billing: null, platform } };
    const { holds, statusReason } = regionSchema.parse(regionWithoutSettings(old));
    expect(holds).toEqual({ billing: null, platform: { since: at, until: null } });
    expect(statusReason).toMatch(/^\u732b{48,}…$/);
    const { holds: _, ...holdless } = before;
    expect(regionSchema.parse(regionWithoutSettings(holdless)).holds).toEqual(NO_HOLDS);
  });
});

describe("a law", () => {
  const lawOn = (bonuses: object) => {
    const change = { economy: { tradeTaxBasisPoints: 900, tradeBonusThousandths: bonuses } };
    return { ...passed(), content: { kind: "law", change } } as unknown as Proposal;
  };
  const asRead = (law: Proposal) => proposalSchema.parse(proposalOfEightGoods({ ...law }));

  test("on goods that have another name sets them under that, and is still what was voted on", () => {
    const old = lawOn({ organics: 1_200, fuel: 2_000, ore: 900 });
    const { content, votedHash } = asRead(old);
    expect(content).toMatchObject({
      change: { economy: { tradeTaxBasisPoints: 900, tradeBonusThousandths: { food: 1_200, ore: 900 } } },
    });
    expect(votedHash).toBe(contentHash(old));
    expect(contentHash(asRead(old))).toBe(contentHash(old));
  });

  test("on others stays as it is", () => {
    const old = lawOn({ ore: 900 });
    expect(asRead(old)).toEqual(proposalSchema.parse(old));
    const referendum = {
      ...passed(),
      content: { kind: "referendum" as const, question: "Shall we have a library?" },
    };
    expect(asRead(referendum)).toEqual(referendum);
  });
});
