import { type Accrual, accrualOf } from "../../platform/accrual.ts";
import { DAY_MS } from "../../platform/duration.ts";
import type { Commodity } from "../../platform/goods.ts";
import { bucketOf } from "../../platform/random.ts";
import type { Former } from "../../regions/configuration/dated.ts";
import type { DeskDay } from "./deskDays.ts";
import { DAYS_KEPT } from "./goods.ts";
import { type Pace, paceAt } from "./pace.ts";
import { grownInPieces } from "./pieces.ts";
import { type GoodTerms, unitsUnder } from "./port.ts";
import type { Units } from "./quotas.ts";

/**
 * A desk as it is stored: of each good that has been traded there what is left to trade, and the purse. Of a good that the port
 * sells this is the stock; of one that it takes, the room for more. Both grow back, so one accrual serves both.
 */
export interface Desk {
  readonly left: { readonly [commodity in Commodity]?: Accrual | undefined };
  readonly purse: Accrual;
  /** What was traded on its last two days of trade, for quotas and figures. */
  readonly days: DeskDay[];
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
  return { left: {}, purse: accrualOf(0, openedAt), days: [] };
}

/** What a stock depends on beside its port, each for its time. */
export interface Dated {
  readonly openedAt: Date;
  readonly specializedBefore: Former;
  readonly paces: readonly Pace[];
}

/** What is left to trade of a good, at an instant: what came in under each specialisation, event and pace, exactly. */
export function leftAt(
  { left }: Pick<Desk, "left">,
  terms: Pick<GoodTerms, "commodity" | "side" | "capacityUnits" | "unitsADay" | "flows">,
  { openedAt, specializedBefore, paces, now }: Dated & { readonly now: Date },
): Accrual {
  const { commodity, capacityUnits, unitsADay, flows } = terms;
  /** What grows in a day of the piece of time that begins with an instant. */
  const unitsFrom = (start: Date) => {
    const former = specializedBefore.find(({ until }) => start < until);
    const units = former === undefined ? unitsADay : unitsUnder(former.specialization, terms);
    const flow = flows.find(({ from, until }) => from <= start && start < until);
    return Math.floor((units * (flow?.thousandths ?? 1_000) * paceAt(paces, start)) / 1_000_000);
  };
  const changes = [
    ...specializedBefore.map(({ until }) => until),
    ...flows.flatMap(({ from, until }) => [from, until]),
    ...paces.map(({ from }) => from),
  ];
  const rateFrom = (start: Date) => ({ units: unitsFrom(start), periodMs: DAY_MS, cap: capacityUnits });
  return grownInPieces(left[commodity] ?? accrualOf(capacityUnits / 2, openedAt), changes, rateFrom, now);
}

/** What was traded on a day, good by good. */
export function unitsOn(day: string, { days }: Pick<Desk, "days">): Units {
  const goods = Object.entries(days.find((one) => one.day === day)?.goods ?? {});
  return Object.fromEntries(goods.map(([commodity, good]) => [commodity, good?.units]));
}

/** The stock that prices go by: what is left of a good that is sold, what is taken up of one that is bought. */
export function stockUnits(
  { side, capacityUnits }: Pick<GoodTerms, "side" | "capacityUnits">,
  leftUnits: number,
): number {
  return side === "buy" ? leftUnits : capacityUnits - leftUnits;
}

/** What is in the purse, at an instant: what came in under each pace, exactly. */
export function purseAt(
  { purse }: Pick<Desk, "purse">,
  creditsADay: number,
  paces: readonly Pace[],
  now: Date,
): Accrual {
  const rateFrom = (start: Date) => ({
    units: Math.floor((creditsADay * paceAt(paces, start)) / 1_000),
    periodMs: DAY_MS,
    cap: DAYS_KEPT * creditsADay,
  });
  return grownInPieces(
    purse,
    paces.map(({ from }) => from),
    rateFrom,
    now,
  );
}
