import type { StoredFields } from "../platform/documents/versions.ts";
import { forEachCommodity } from "../platform/goods.ts";
import { fittedLineOfBytes } from "../platform/wire/composed.ts";
import { USUAL_BANK } from "./configuration/bank.ts";
import type { Configuration } from "./configuration/configuration.ts";
import { USUAL_CURRENCY } from "./configuration/currency.ts";
import { USUAL_DOCKING_FEE_CREDITS, USUAL_PVP_BORDER } from "./configuration/defaultConfiguration.ts";
import { USUAL_LEVIES } from "./configuration/levies.ts";
import { type ConfigurationParts, partsOf } from "./configuration/parts.ts";
import { USUAL_PUBLIC_MONEY } from "./configuration/publicMoney.ts";
import { NO_TARIFF } from "./configuration/tariffs.ts";
import { MAX_STATUS_REASON_BYTES, NO_HOLDS } from "./status/holds.ts";

type Fields = Readonly<Record<string, unknown>>;

/** What the six goods of the first settings are among the galaxy's eight; `fuel` is none of them. */
const RENAMED: Readonly<Record<string, string>> = { organics: "food", equipment: "machinery" };
const DROPPED = "fuel";

/** Whether a change of settings names a good that there is no more. */
export function namesOldGoods(change: Fields): boolean {
  const bonuses = bonusesIn(change);
  return Object.keys(bonuses ?? {}).some((good) => good === DROPPED || good in RENAMED);
}

/** A change of settings, or settings, with the goods of today. */
export function withPresentGoods(change: Fields): Fields {
  const bonuses = bonusesIn(change);
  if (bonuses === undefined) return change;
  const renamed = Object.entries(bonuses)
    .filter(([good]) => good !== DROPPED)
    .map(([good, bonus]) => [RENAMED[good] ?? good, bonus] as const);
  const economy = { ...(change.economy as Fields), tradeBonusThousandths: Object.fromEntries(renamed) };
  return { ...change, economy };
}

/** Version 2 of a region: its settings know the galaxy's eight goods; those that are new are at the default. */
export function regionOfEightGoods(before: StoredFields): StoredFields {
  return { ...before, configuration: configurationOfEightGoods(before.configuration as Fields) };
}

function configurationOfEightGoods(before: Fields): Fields {
  const configuration = withPresentGoods(before);
  const economy = configuration.economy as Fields;
  const tradeBonusThousandths = { ...forEachCommodity(1_000), ...bonusesIn(configuration) };
  const gameplay = { pvpBorder: USUAL_PVP_BORDER, ...(configuration.gameplay as Fields) };
  const banking = { ...USUAL_BANK, ...(configuration.banking as Fields | undefined) };
  const currency = { ...USUAL_CURRENCY, ...(configuration.currency as Fields | undefined) };
  const merged = { ...USUALLY, ...economy, tradeBonusThousandths };
  return { ...configuration, economy: merged, banking, currency, gameplay };
}

const USUALLY = {
  dockingFeeCredits: USUAL_DOCKING_FEE_CREDITS,
  ...USUAL_LEVIES,
  quotas: [],
  ...USUAL_PUBLIC_MONEY,
  tariffBasisPoints: NO_TARIFF,
};

/** Version 3 of the settings: a list of fields that a vote decides gains those of trade that are new, as the default list has. */
export const settingsWithLeviesReserved = (before: StoredFields) => alsoReserved(before, LEVY_FIELDS);

const LEVY_FIELDS = ["taxForm", "taxBrackets", "commodityTaxBasisPoints", "bannedGoods"];

/** Version 4 of the settings: it gains those of public money and quotas. */
export const settingsWithMoneyReserved = (before: StoredFields) => alsoReserved(before, MONEY_FIELDS);

const MONEY_FIELDS = ["quotas", ...Object.keys(USUAL_PUBLIC_MONEY)];

/** Version 5 of the settings: it gains the tariff. */
export const settingsWithTariffReserved = (before: StoredFields) =>
  alsoReserved(before, ["tariffBasisPoints"]);

/** Version 6 of the settings: it gains those of combat. */
export const settingsWithCombatReserved = (before: StoredFields) =>
  alsoReserved(before, ["combatTaxBasisPoints"], ["gameplay.pvpBorder"]);

/** Version 10 of the settings: it gains those of the currency. */
export const settingsWithCurrencyReserved = (before: StoredFields) =>
  alsoReserved(
    before,
    [],
    Object.keys(USUAL_CURRENCY).map((key) => `currency.${key}`),
  );

/** Version 8 of the settings: it gains that of colonies. */
export const settingsWithPlanetTaxReserved = (before: StoredFields) =>
  alsoReserved(before, ["planetTaxBasisPoints"]);

function alsoReserved(
  before: StoredFields,
  economyFields: readonly string[],
  others: readonly string[] = [],
): StoredFields {
  const { reservedFields, ...governance } = before.governance as Fields;
  if (reservedFields === null) return before;
  const added = economyFields.map((key) => `economy.${key}`);
  const reserved = [...new Set([...(reservedFields as string[]), ...added, ...others])];
  return { ...before, governance: { ...governance, reservedFields: reserved } };
}

/**
 * Version 3 of a region: its settings and counts stand beside it, and of its reasons the one that holds now stays. The
 * settings are written by the commit that stores this version; members are counted anew.
 */
export function regionWithoutSettings(before: StoredFields): StoredFields {
  const { configuration, memberCounts: _, statusReason, holds, ...rest } = before;
  const { statute } = partsOf(configuration as Configuration);
  const reason = statusReason as string | null;
  return {
    ...rest,
    ...statute,
    statusReason: reason && fittedLineOfBytes(reason, MAX_STATUS_REASON_BYTES),
    holds: { ...NO_HOLDS, ...withoutReasons(holds as FormerHolds | undefined) },
  };
}

type FormerHolds = Readonly<Record<string, (Fields & { readonly reason: string }) | null>>;

function withoutReasons(holds: FormerHolds = {}): Fields {
  const entries = Object.entries(holds).map(([holder, hold]) => {
    if (hold === null) return [holder, null];
    const { reason: _, ...term } = hold;
    return [holder, term];
  });
  return Object.fromEntries(entries);
}

/** What has left a region: settings as versions 1 and 2 have stored them, with the goods of today. */
export function settingsBeforeVersion3(configuration: Fields): ConfigurationParts["settings"] {
  const { settings } = partsOf(configurationOfEightGoods(configuration) as unknown as Configuration);
  const listed = settingsWithMoneyReserved(settingsWithLeviesReserved(settings));
  const fought = settingsWithCombatReserved(settingsWithTariffReserved(listed));
  return settingsWithCurrencyReserved(settingsWithPlanetTaxReserved(fought)) as typeof settings;
}

function bonusesIn(change: Fields): Fields | undefined {
  return (change.economy as Fields | undefined)?.tradeBonusThousandths as Fields | undefined;
}
