import { z } from "zod";
import { integer, line, text } from "../../platform/fields.ts";
import { forEachCommodity } from "../../platform/goods.ts";
import { bank } from "./bank.ts";
import { currency } from "./currency.ts";
import { levies, taxRate } from "./levies.ts";
import { publicMoney } from "./publicMoney.ts";
import { quotasField } from "./quotas.ts";
import { tariffField } from "./tariffs.ts";

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

/** What a government can set, by sections and with the bounds of the specification: all but the list of reserved fields, which can name any field of them, itself included. */
export const sections = {
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
  currency: z.strictObject(currency),
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
