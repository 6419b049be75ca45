import { GameError } from "../platform/errors.ts";
import { COMMODITIES } from "../platform/goods.ts";
import { levyOn } from "../regions/levyOn.ts";
import { BASE_PRICE_CREDITS, type Goods } from "../ships/cargo/goods.ts";

const WHOLE_BASIS_POINTS = 10_000;

/** What bounds what somebody takes of another's goods. */
export interface Taker {
  /** Units that the hold still has room for. */
  readonly roomUnits: number;
  /** What the account holds: the tax is paid out of it. */
  readonly credits: number;
  readonly taxBasisPoints: number;
}

export interface Loot {
  readonly taken: Goods;
  readonly left: Goods;
  /** ⌊base value × rate⌋, over all that is taken. */
  readonly taxCredits: number;
}

/** The dearest first, as many units as hold and account bear; of equally dear goods in the list's order. */
const BY_VALUE = COMMODITIES.toSorted((one, other) => BASE_PRICE_CREDITS[other] - BASE_PRICE_CREDITS[one]);

/** What is taken of the goods that are there. */
export function lootOf(there: Goods, { roomUnits, credits, taxBasisPoints }: Taker): Loot {
  let valueCredits = 0;
  let room = roomUnits;
  const unitsOf = new Map(there.map(({ commodity, units }) => [commodity, units]));
  const takenOf = new Map(
    BY_VALUE.map((commodity) => {
      const price = BASE_PRICE_CREDITS[commodity];
      const borne = mostValueCredits(credits, taxBasisPoints) - valueCredits;
      const units = Math.min(unitsOf.get(commodity) ?? 0, room, Math.floor(borne / price));
      valueCredits += units * price;
      room -= units;
      return [commodity, units];
    }),
  );
  return {
    taken: lines(there, ({ commodity }) => takenOf.get(commodity)!),
    left: lines(there, ({ commodity, units }) => units - takenOf.get(commodity)!),
    taxCredits: levyOn(valueCredits, taxBasisPoints),
  };
}

/** @throws GameError `HOLD_FULL` or `INSUFFICIENT_FUNDS` where not even one unit is taken. */
export function requireTaken({ taken }: Loot, { roomUnits }: Taker): void {
  if (taken.length > 0) return;
  if (roomUnits === 0) throw new GameError("HOLD_FULL", "Your hold has no room for a unit.");
  throw new GameError("INSUFFICIENT_FUNDS", "Your account cannot pay the region's tax on a unit of it.");
}

/** The greatest base value of which the account bears the tax. */
function mostValueCredits(credits: number, taxBasisPoints: number): number {
  if (taxBasisPoints === 0) return Number.POSITIVE_INFINITY;
  return Math.ceil(((credits + 1) * WHOLE_BASIS_POINTS) / taxBasisPoints) - 1;
}

const lines = (goods: Goods, unitsOf: (line: Goods[number]) => number): Goods =>
  goods.map((line) => ({ commodity: line.commodity, units: unitsOf(line) })).filter(({ units }) => units > 0);
