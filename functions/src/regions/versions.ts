import type { StoredFields } from "../platform/documents/versions.ts";
import { forEachCommodity } from "../platform/goods.ts";

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
  const configuration = withPresentGoods(before.configuration as Fields);
  const economy = configuration.economy as Fields;
  const tradeBonusThousandths = { ...forEachCommodity(1_000), ...bonusesIn(configuration) };
  return { ...before, configuration: { ...configuration, economy: { ...economy, tradeBonusThousandths } } };
}

function bonusesIn(change: Fields): Fields | undefined {
  return (change.economy as Fields | undefined)?.tradeBonusThousandths as Fields | undefined;
}
