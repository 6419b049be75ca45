import { z } from "zod";
import { integer, line, text } from "../../platform/fields.ts";
import { forEachCommodity } from "../../platform/goods.ts";
import { bank, USUAL_BANK } from "./bank.ts";
import { currency as money, USUAL_CURRENCY } from "./currency.ts";
import { levies, taxRate, USUAL_LEVIES } from "./levies.ts";
import { publicMoney, USUAL_PUBLIC_MONEY } from "./publicMoney.ts";
import { quotasField } from "./quotas.ts";
import { NO_TARIFF, tariffField } from "./tariffs.ts";

/** Percentages are basis points (1 % = 100) and factors are thousandths (1.0× = 1,000): integers, so that sums agree. */
const bonus = integer(500, 3_000);

const record = (values: z.ZodString, most: number) =>
  z
    .record(
      z
        .string()
        .min(1)
        .max(32)
        .regex(/^[a-z][a-z0-9_]*$/),
      values,
    )
    .refine((entries) => Object.keys(entries).length <= most, `at most ${most} entries`)
    .meta({ maxProperties: most });

/** How one seat, or several, can be filled by ballot: the ranked methods are made for the one or the other. */
export const SINGLE_SEAT_METHODS = [
  "plurality",
  "approval",
  "weighted",
  "quadratic",
  "rankedChoice",
  "schulze",
] as const;
export const SEVERAL_SEATS_METHODS = [
  "plurality",
  "approval",
  "weighted",
  "quadratic",
  "scottishStv",
  "meekStv",
] as const;

/** Of regions whose settings are older than the fee, and of new ones. */
export const USUAL_DOCKING_FEE_CREDITS = 10;
export const USUAL_PVP_BORDER = true;

/** Every section but the list of reserved fields, which can name any field of them, itself included. */
const sections = {
  governance: z.strictObject({
    type: z.enum(["autocracy", "democracy", "council"]),
    /** Share of the votes cast that carries a proposal: 0.1–0.9. */
    votingThresholdBasisPoints: integer(1_000, 9_000),
    electionEveryDays: integer(30, 365),
    constitution: text(20_000),
    /** Share of the citizens active in 30 days that must vote for a law or an election to count. */
    quorumBasisPoints: integer(0, 5_000),
    governorMethod: z.enum(SINGLE_SEAT_METHODS),
    councilMethod: z.enum(SEVERAL_SEATS_METHODS),
    ambassadorMethod: z.enum(SINGLE_SEAT_METHODS),
    /** Terms in a row that one person may hold an office; 0: as many as they are elected to. */
    termLimit: integer(0, 10),
  }),
  economy: z.strictObject({
    tradeTaxBasisPoints: taxRate,
    ...levies,
    quotas: quotasField,
    tariffBasisPoints: tariffField,
    ...publicMoney,
    /** On what players sell: 0.5–3.0 × for each commodity. Above 1,000 the treasury owes the difference, below the player does. */
    tradeBonusThousandths: z.strictObject(forEachCommodity(bonus)),
    specialization: z.enum(["mining", "manufacturing", "research", "trade"]),
    /** What a ship pays to dock at a port. */
    dockingFeeCredits: integer(0, 100),
    startingCredits: integer(0, 10_000),
    startingTurns: integer(0, 1_000),
    startingShip: z.enum(["scout", "freighter", "fighter"]),
  }),
  banking: z.strictObject(bank),
  currency: z.strictObject(money),
  culture: z.strictObject({
    theme: line(64),
    factionNames: record(line(64), 20),
    portNamePrefix: line(24, 0),
    welcomeMessage: text(500),
    languagePack: record(line(200), 100),
    traditions: z.array(line(200)).max(20),
    socialHierarchy: z.array(line(64)).max(20),
    lore: text(10_000),
  }),
  gameplay: z.strictObject({
    pvpEnabled: z.boolean(),
    /** Whether players may also fight in the border, where `pvpEnabled` lets them fight at all. */
    pvpBorder: z.boolean(),
    newcomerProtectionHours: integer(0, 720),
    shipsPerPlayer: integer(1, 100),
    colonizationEnabled: z.boolean(),
  }),
  immigration: z.strictObject({
    policy: z.enum(["open", "approval", "closed"]),
    minimumReputation: integer(-1_000, 1_000),
    /** Days of residence before a resident may become a citizen. */
    citizenshipAfterDays: integer(0, 365),
  }),
};

type FieldOf<Section extends keyof typeof sections> =
  `${Section}.${keyof (typeof sections)[Section]["shape"] & string}`;
/** A field by its section and name: `economy.tradeTaxBasisPoints`. */
export type FieldName =
  | { [Section in keyof typeof sections]: FieldOf<Section> }[keyof typeof sections]
  | "governance.reservedFields";

/** Every field of a configuration, in the order of the schema. */
export const FIELD_NAMES = [
  ...Object.keys(sections.governance.shape).map((key) => `governance.${key}`),
  "governance.reservedFields",
  ...(["economy", "banking", "currency", "culture", "gameplay", "immigration"] as const).flatMap((section) =>
    Object.keys(sections[section].shape).map((key) => `${section}.${key}`),
  ),
] as FieldName[];

/** Far more than there are: a new one asks for no version of a list of them. */
const MOST_FIELDS = 100;

const fieldName = z.enum(FIELD_NAMES);

/** Everything a region's government can set, with the bounds of the specification. */
export const configurationSchema = z.strictObject({
  ...sections,
  governance: sections.governance.extend({
    /** The fields that a vote decides; null: the type's default. `constitution.ts` says what binds in any case. */
    reservedFields: z
      .array(fieldName)
      .max(MOST_FIELDS)
      .refine((fields) => new Set(fields).size === fields.length, "must name each field once")
      .nullable(),
  }),
});
export type Configuration = z.infer<typeof configurationSchema>;

const { governance, economy, banking, currency, culture, gameplay, immigration } = configurationSchema.shape;

const LONG_OR_MANY = { constitution: true, reservedFields: true } as const;
const LISTED = { tradeTaxBasisPoints: true } as const;

/** What stands on the region's document, since access, membership, votes and lists ask for it. */
export const statuteSchema = {
  governance: governance.omit(LONG_OR_MANY),
  economy: economy.pick(LISTED),
  immigration,
};

/** The rest, which stands beside it. */
export const settingsSchema = {
  governance: governance.pick(LONG_OR_MANY),
  // A change asks for no default: what it leaves out stays as it is.
  economy: economy.omit(LISTED).extend({
    dockingFeeCredits: economy.shape.dockingFeeCredits.default(USUAL_DOCKING_FEE_CREDITS),
    taxForm: levies.taxForm.default(USUAL_LEVIES.taxForm),
    taxBrackets: levies.taxBrackets.default(USUAL_LEVIES.taxBrackets),
    commodityTaxBasisPoints: levies.commodityTaxBasisPoints.default(USUAL_LEVIES.commodityTaxBasisPoints),
    bannedGoods: levies.bannedGoods.default(USUAL_LEVIES.bannedGoods),
    quotas: quotasField.default([]),
    priceModifierThousandths: publicMoney.priceModifierThousandths.default(
      USUAL_PUBLIC_MONEY.priceModifierThousandths,
    ),
    publicBudget: publicMoney.publicBudget.default(USUAL_PUBLIC_MONEY.publicBudget),
    officeSalaries: publicMoney.officeSalaries.default(USUAL_PUBLIC_MONEY.officeSalaries),
    grantCreditsPerPayee: publicMoney.grantCreditsPerPayee.default(USUAL_PUBLIC_MONEY.grantCreditsPerPayee),
    officersShareBasisPoints: publicMoney.officersShareBasisPoints.default(
      USUAL_PUBLIC_MONEY.officersShareBasisPoints,
    ),
    tariffBasisPoints: tariffField.default(NO_TARIFF),
    combatTaxBasisPoints: levies.combatTaxBasisPoints.default(USUAL_LEVIES.combatTaxBasisPoints),
    planetTaxBasisPoints: levies.planetTaxBasisPoints.default(USUAL_LEVIES.planetTaxBasisPoints),
  }),
  banking: z
    .strictObject({
      interestBasisPoints: bank.interestBasisPoints.default(USUAL_BANK.interestBasisPoints),
      loansEnabled: bank.loansEnabled.default(USUAL_BANK.loansEnabled),
      maxLoanCredits: bank.maxLoanCredits.default(USUAL_BANK.maxLoanCredits),
      loanMarginBasisPoints: bank.loanMarginBasisPoints.default(USUAL_BANK.loanMarginBasisPoints),
      shipInsuranceBasisPoints: bank.shipInsuranceBasisPoints.default(USUAL_BANK.shipInsuranceBasisPoints),
    })
    .default(USUAL_BANK),
  currency: currency.default(USUAL_CURRENCY),
  culture,
  gameplay: gameplay.extend({ pvpBorder: gameplay.shape.pvpBorder.default(USUAL_PVP_BORDER) }),
};

/**
 * A change of some fields, section by section; what it does not name stays as it is. A map of names (factions,
 * languages) and a list are replaced whole, so that entries can go; what each commodity, purpose or office
 * has of its own stands alone.
 */
export const configurationChangeSchema = z.strictObject({
  governance: governance.partial().optional(),
  economy: economy
    .extend({
      tradeBonusThousandths: economy.shape.tradeBonusThousandths.partial(),
      commodityTaxBasisPoints: economy.shape.commodityTaxBasisPoints.partial(),
      priceModifierThousandths: economy.shape.priceModifierThousandths.partial(),
      publicBudget: economy.shape.publicBudget.partial(),
      officeSalaries: economy.shape.officeSalaries.partial(),
      tariffBasisPoints: tariffField.partial(),
    })
    .partial()
    .optional(),
  banking: banking.partial().optional(),
  currency: currency.partial().optional(),
  culture: culture.partial().optional(),
  gameplay: gameplay.partial().optional(),
  immigration: immigration.partial().optional(),
});
export type ConfigurationChange = z.infer<typeof configurationChangeSchema>;

export const DEFAULT_CONFIGURATION: Configuration = {
  governance: {
    type: "autocracy",
    votingThresholdBasisPoints: 5_100,
    electionEveryDays: 90,
    constitution: "",
    quorumBasisPoints: 1_000,
    governorMethod: "rankedChoice",
    councilMethod: "scottishStv",
    ambassadorMethod: "approval",
    termLimit: 0,
    reservedFields: null,
  },
  economy: {
    tradeTaxBasisPoints: 1_000,
    ...USUAL_LEVIES,
    quotas: [],
    ...USUAL_PUBLIC_MONEY,
    tariffBasisPoints: NO_TARIFF,
    tradeBonusThousandths: forEachCommodity(1_000),
    specialization: "trade",
    dockingFeeCredits: USUAL_DOCKING_FEE_CREDITS,
    startingCredits: 1_000,
    startingTurns: 100,
    startingShip: "scout",
  },
  banking: USUAL_BANK,
  currency: USUAL_CURRENCY,
  culture: {
    theme: "standard",
    factionNames: {},
    portNamePrefix: "",
    welcomeMessage: "Welcome, traveller.",
    languagePack: {},
    traditions: [],
    socialHierarchy: [],
    lore: "",
  },
  gameplay: {
    pvpEnabled: true,
    pvpBorder: USUAL_PVP_BORDER,
    newcomerProtectionHours: 72,
    shipsPerPlayer: 10,
    colonizationEnabled: true,
  },
  immigration: { policy: "open", minimumReputation: 0, citizenshipAfterDays: 7 },
};

/** Fields of a configuration by name, as an answer lists them: `economy.tradeTaxBasisPoints`. */
export const fieldNames = z.array(z.string().max(64)).max(MOST_FIELDS);
