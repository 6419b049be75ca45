import { type Accrual, accrualOf, accrued } from "../../platform/accrual.ts";
import { DAY_MS } from "../../platform/duration.ts";
import type { Commodity } from "../../platform/goods.ts";
import { bucketOf } from "../../platform/random.ts";
import type { Former } from "../../regions/configuration/dated.ts";
import { DAYS_KEPT } from "./goods.ts";
import { type GoodTerms, unitsUnder } from "./port.ts";
import type { DeskTraded } from "./quotas.ts";

/**
 * A desk as it is stored: of each good that has been traded there what is left to trade, and the purse. Of a good that the port
 * sells this is the stock; of one that it takes, the room for more. Both grow back, so one accrual serves both.
 */
export interface Desk {
  readonly left: { readonly [commodity in Commodity]?: Accrual | undefined };
  readonly purse: Accrual;
  /** What quotas count; null before the first trade. */
  readonly traded: DeskTraded | null;
}

/** Which of a port's desks serves a player on a UTC day: nobody picks it. */
export function deskOf(
  { regionId, sectorNumber }: { readonly regionId: string; readonly sectorNumber: number },
  { uid, day, desks }: { readonly uid: string; readonly day: string; readonly desks: number },
): number {
  return bucketOf(`${uid}/${regionId}/${sectorNumber}/${day}`, desks);
}

/** A desk that nobody has traded at, as it was when its region opened: half of each stock, and an empty purse. */
export function newDesk(openedAt: Date): Desk {
  return { left: {}, purse: accrualOf(0, openedAt), traded: null };
}

/** What is left to trade of a good, at an instant: what came in under each specialisation, exactly. */
export function leftAt(
  { left }: Pick<Desk, "left">,
  terms: Pick<GoodTerms, "commodity" | "side" | "capacityUnits" | "unitsADay">,
  {
    openedAt,
    specializedBefore,
    now,
  }: { readonly openedAt: Date; readonly specializedBefore: Former; readonly now: Date },
): Accrual {
  const { commodity, capacityUnits, unitsADay } = terms;
  const grown = (accrual: Accrual, units: number, until: Date) =>
    accrued(accrual, { units, periodMs: DAY_MS, cap: capacityUnits }, until < now ? until : now);
  const stored = left[commodity] ?? accrualOf(capacityUnits / 2, openedAt);
  const before = specializedBefore.reduce(
    (accrual, { specialization, until }) => grown(accrual, unitsUnder(specialization, terms), until),
    stored,
  );
  return grown(before, unitsADay, now);
}

/** What was traded on a day, good by good. */
export const unitsOn = (day: string, { traded }: Pick<Desk, "traded">): DeskTraded["units"] =>
  traded?.day === day ? traded.units : {};

/** The stock that prices go by: what is left of a good that is sold, what is taken up of one that is bought. */
export function stockUnits(
  { side, capacityUnits }: Pick<GoodTerms, "side" | "capacityUnits">,
  leftUnits: number,
): number {
  return side === "buy" ? leftUnits : capacityUnits - leftUnits;
}

export function purseAt({ purse }: Pick<Desk, "purse">, creditsADay: number, now: Date): Accrual {
  return accrued(purse, { units: creditsADay, periodMs: DAY_MS, cap: DAYS_KEPT * creditsADay }, now);
}
