import { z } from "zod";
import { CHART_CHUNK_SECTORS } from "../galaxy/schema.ts";
import { unchanged } from "../platform/documents/versions.ts";
import { credits, date, day, integer, line, regionId, sectorNumber } from "../platform/fields.ts";
import { COMMODITIES, forEachCommodity } from "../platform/goods.ts";
import { documents } from "../platform/store.ts";
import { marketEventField } from "../ports/market/events.ts";
import { PACE } from "../ports/market/pace.ts";
import { sampledTradeSchema } from "../ports/schema.ts";
import { configurationSchema } from "../regions/configuration/configuration.ts";
import { publicReason } from "../regions/schema.ts";
import { monthField } from "../treasury/schema.ts";
import { LEVYING } from "./projection/levied.ts";
import { PROJECTED_DAYS, PROJECTED_LEVIES } from "./projection/projection.ts";
import { economy as room } from "./room.ts";
import { MOST_KEPT } from "./statistics/daySample.ts";

const count = integer(0, 1_000_000_000);

/** Price of what was traded beside its base price, in thousandths; null where nothing was. */
const index = integer(1, 10_000).nullable();

const traded = z.strictObject({ units: count, credits });

/** What health is reckoned from, as it was on the day. */
const healthTerms = z.strictObject({
  /** Who traded in the seven days that end with this one. */
  weekTraders: count,
  /** Who has visited in the last 30 days. */
  activeMembers: count,
  weekCredits: credits,
  /** Of the weeks before, the latest first, as far as the region stood. */
  earlierWeeksCredits: z.array(credits).max(4),
  /** Of the goods traded at desks on the day, and those of which the stock is between a tenth and nine tenths. */
  stocks: count,
  balancedStocks: count,
  treasuryCredits: credits,
  /** In the last three closed months. */
  spentCredits: credits,
  /** Of the week, and of the one before. */
  indexThousandths: index,
  formerIndexThousandths: index,
  /** Of each day's value the biggest trader's, over the week. */
  biggestTradersCredits: credits,
  owedCredits: credits,
  overdueCredits: credits,
});
export type HealthTerms = z.infer<typeof healthTerms>;

const dayFigures = z.strictObject({
  day,
  /** False while the day runs, or where nothing was taken within the day after it. */
  isFinal: z.boolean(),
  takenAt: date,
  trades: count,
  /** At the ports' prices. */
  valueCredits: credits,
  goods: z.strictObject(forEachCommodity(z.strictObject({ buy: traded, sell: traded }).optional())),
  taxCredits: credits,
  levyCredits: credits,
  claimCredits: credits,
  traders: count,
  biggestTraderCredits: credits,
  indexThousandths: index,
  treasuryCredits: credits,
  /** The capital of the region's bank: deposits are not in it. */
  bankCredits: credits,
  /** What the region's fund covers of ships. */
  coversCredits: credits.default(0),
  /** Null in the region's first week. */
  health: z.strictObject({ score: integer(0, 100), terms: healthTerms }).nullable(),
});
export type DayFigures = z.infer<typeof dayFigures>;

/** What of an economy decides the levies of a trade. */
const tradeSetting = configurationSchema.shape.economy.pick(
  Object.fromEntries(LEVYING.map((name) => [name, true])) as Record<(typeof LEVYING)[number], true>,
);

/** A figure of a projection: credits, which may be owed, or a number of trades. */
export const projectedAmount = integer(-1_000_000_000_000_000, 1_000_000_000_000_000);

/** What a change of the levies was foretold to bring the treasury in thirty days, and what came. */
export const lastChangeField = z.strictObject({
  /** The UTC day on which figures were taken first under the changed setting. */
  day,
  /** Of so many days after it is known what came. */
  days: integer(0, PROJECTED_DAYS),
  levies: z
    .array(
      z.strictObject({
        levy: z.enum(PROJECTED_LEVIES),
        /** Under the setting before, if trade stayed as it was. */
        presentCredits: projectedAmount,
        staticCredits: projectedAmount,
        /** If trade answered as expected; null where too few trades were known. */
        expectedCredits: projectedAmount.nullable(),
        /** As much as it would be in thirty days. */
        cameCredits: projectedAmount,
      }),
    )
    .max(PROJECTED_LEVIES.length),
});
export type LastChange = z.infer<typeof lastChangeField>;

/** A region's figures of a UTC month, an entry a day: 90 days are four documents at most. */
export const statistics = documents(
  room.collections.statistics,
  z.strictObject({
    regionId,
    month: monthField,
    days: z.array(dayFigures).max(31),
    /** By which levies went when figures were taken last; null before that was noted. */
    setting: tradeSetting.nullable().default(null),
    lastChange: lastChangeField.nullable().default(null),
  }),
  // The entry of a day has the covers of the region's fund, too.
  { versions: { 2: unchanged } },
);
export type StatisticsMonth = z.infer<typeof statistics.schema>;

/** What was announced, for ever; ports keep what they need of it. */
export const events = documents(
  room.collections.events,
  marketEventField.extend({
    regionId,
    reason: publicReason,
    announcedAt: date,
    /** When it was cut short; null where it was not. */
    endedAt: date.nullable(),
  }),
  // Version 2 knows events that waive the docking fee.
  { versions: { 2: unchanged } },
);

/** The prices of the ports of 500 sectors, as they were at an instant. The Nexus has ten such documents, every other region one. */
export const priceBoards = documents(
  room.collections.priceBoards,
  z.strictObject({
    regionId,
    /** Of the sectors 1–500, of 501–1,000, and so on. */
    part: integer(1, 10),
    takenAt: date,
    ports: z
      .array(
        z.strictObject({
          sectorNumber,
          goods: z
            .array(
              z.strictObject({
                commodity: z.enum(COMMODITIES),
                /** The player's. */
                side: z.enum(["buy", "sell"]),
                /** Of one unit, where a desk has as much left as the port's desks have on average. */
                priceCredits: integer(0, 10_000),
                /** What a desk has on average: units to buy, or room for units that are sold. */
                leftUnits: integer(0, 1_000_000),
              }),
            )
            .max(COMMODITIES.length),
        }),
      )
      .max(CHART_CHUNK_SECTORS),
  }),
);
export type PriceBoard = z.infer<typeof priceBoards.schema>;

/** Trades of a UTC day from which projections are made. */
export const tradeSamples = documents(
  room.collections.tradeSamples,
  z.strictObject({
    regionId,
    day,
    /** Of the region. */
    trades: count,
    /** Of these, the desks have kept so many. */
    sampledTrades: count,
    /** Of those, these. */
    kept: z
      .array(
        sampledTradeSchema.extend({
          /** All trades of the day at the desk that kept it, of which it keeps five at most. */
          deskTrades: integer(1, 1_000_000),
        }),
      )
      .max(MOST_KEPT),
    expiresAt: date,
  }),
);
export type TradeSample = z.infer<typeof tradeSamples.schema>;

const everySafe = integer(0, Number.MAX_SAFE_INTEGER);
const MOST_KINDS = 200;

/** Credits by kind of transfer. */
const byKind = z
  .record(line(64), everySafe)
  .refine((kinds) => Object.keys(kinds).length <= MOST_KINDS, `at most ${MOST_KINDS} kinds`)
  .meta({ maxProperties: MOST_KINDS });

/** The galaxy's credits at the end of a UTC day: opening + issued − taken back = what all hold. */
export const balanceSheets = documents(
  room.collections.balanceSheets,
  z.strictObject({
    day,
    /** The day of the sheet before, at whose end this one begins; null of the first. */
    since: day.nullable(),
    openingCredits: everySafe,
    issued: byKind,
    takenBack: byKind,
    held: z.strictObject({
      players: everySafe,
      treasuries: everySafe,
      banks: everySafe,
      funds: everySafe,
      platform: everySafe,
    }),
    /** Opening + issued − taken back − held: anything but 0 is an error, and alerts. */
    differenceCredits: integer(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
    takenAt: date,
  }),
);
export type BalanceSheet = z.infer<typeof balanceSheets.schema>;

const pace = integer(PACE.least, PACE.most);

/** How the galaxy's money has done in a UTC week, from Monday on, and which pace of the ports it proposes. */
export const moneyWeeks = documents(
  room.collections.moneyWeeks,
  z.strictObject({
    week: day,
    /** Of the balance sheet that it is taken from. */
    sheetDay: day,
    /** Who has acted in the 28 days before. */
    activePlayers: count,
    playersCredits: everySafe,
    creditsPerPlayer: everySafe,
    /** From the week before; null where there was none. */
    growthBasisPoints: integer(-10_000, Number.MAX_SAFE_INTEGER).nullable(),
    /** Of all regions, over the seven days that end with the sheet's. */
    indexThousandths: index,
    paceThousandths: pace,
    proposedThousandths: pace,
    takenAt: date,
  }),
);
export type MoneyWeek = z.infer<typeof moneyWeeks.schema>;
