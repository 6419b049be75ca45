import { type Accrual, reduced } from "../../platform/accrual.ts";
import { GameError } from "../../platform/errors.ts";
import type { Commodity } from "../../platform/goods.ts";
import { adjusted, type Claims, NO_CLAIMS } from "./claims.ts";
import { type Dated, type Desk, leftAt, purseAt, stockUnits, unitsOn } from "./desk.ts";
import { daysAfter } from "./deskDays.ts";
import type { GoodTerms, Side } from "./port.ts";
import { priceCredits } from "./price.ts";
import { type DayLimits, NOTHING_TRADED, requireQuota, type Traded, withUnits } from "./quotas.ts";
import { type TaxBracket, taxOn } from "./tax.ts";

/** What a player asks for of one good. */
export interface Line {
  readonly commodity: Commodity;
  readonly side: Side;
  readonly units: number;
}

export interface LineTerms extends Omit<GoodTerms, "mostUnits">, DayLimits {
  readonly units: number;
  /** The region's bonus on a sale, its price modifier on a purchase; 1,000 is neither. */
  readonly factorThousandths: number;
  readonly tax: readonly TaxBracket[];
}

/** All that is shared and decides a charge, beside the desk: a quote fixes it, and a trade reads none of it. */
export interface Terms extends Dated {
  /** Sales before purchases. */
  readonly lines: readonly LineTerms[];
  readonly swingThousandths: number;
  readonly purseCreditsADay: number;
}

/** What a trader's tax, claims and quotas depend on. */
export interface Books {
  /** The UTC day of the turnover. */
  readonly day: string;
  readonly turnoverCredits: number;
  /** Of the tax: what is owed beyond whole credits, in ten-thousandths. */
  readonly remainder: number;
  /** Of the day. */
  readonly traded: Traded;
  readonly claims: Claims;
  /** The turnover of the day of trade before this one; null where there was none. */
  readonly earlier: DayTurnover | null;
}

export interface DayTurnover {
  readonly day: string;
  readonly turnoverCredits: number;
}

export interface ChargedLine extends Line {
  /** The port's price of the line. */
  readonly priceCredits: number;
  readonly taxCredits: number;
  /** By bonus or price modifier: paid to the treasury, or owed by it. */
  readonly levyCredits: number;
  readonly claimCredits: number;
  /** What the desk had left of the good before. */
  readonly leftUnits: number;
}

export interface Charge {
  readonly lines: readonly ChargedLine[];
  /** What the player receives, below zero what the player pays. */
  readonly netCredits: number;
  /** Taxes and levies together: the treasury's. */
  readonly treasuryCredits: number;
  /** The desk and the books after the trade. */
  readonly desk: Desk;
  readonly books: Books;
}

/**
 * What a trade costs or brings at a desk as it is: the one function of quote and charge. Tax and levies are withheld from a sale
 * and added to a purchase; claims are not in the net.
 * @throws GameError `QUOTA_USED`, `STOCK_SHORT`, `PORT_FULL` or `PURSE_EMPTY`, naming the most that would go.
 */
export function chargeOf(
  terms: Terms,
  before: { readonly desk: Desk; readonly books: Books },
  now: Date,
): Charge {
  const { openedAt, specializedBefore, paces, purseCreditsADay, swingThousandths } = terms;
  let { books } = before;
  let purse = purseAt(before.desk, purseCreditsADay, paces, now);
  const left: { [commodity in Commodity]?: Accrual | undefined } = { ...before.desk.left };
  const { day } = books;
  const units = unitsOn(day, before.desk);
  const lines: ChargedLine[] = [];
  for (const line of terms.lines) {
    const { commodity, side } = line;
    requireQuota(line, { byTrader: books.traded, atDesk: units });
    const there = leftAt(before.desk, line, { openedAt, specializedBefore, paces, now });
    requireLeft(line, there.amount);
    const price = priceCredits({ ...line, swingThousandths }, stockUnits(line, there.amount), line.units);
    if (side === "sell") {
      requirePurse(line, { purseCredits: purse.amount, leftUnits: there.amount, swingThousandths });
      purse = reduced(purse, price);
    }
    const { taxCredits, remainder } = taxOn(price, line.tax, books);
    const { claims, ...adjustment } = adjusted(price, line, books.claims, day);
    const traded = { ...books.traded, [side]: withUnits(books.traded[side], line) };
    books = { ...books, turnoverCredits: books.turnoverCredits + price, remainder, traded, claims };
    left[commodity] = reduced(there, line.units);
    const asked = { commodity, side, units: line.units };
    lines.push({ ...asked, priceCredits: price, taxCredits, ...adjustment, leftUnits: there.amount });
  }
  const netCredits = lines.reduce((sum, line) => sum + netOf(line), 0);
  const treasuryCredits = lines.reduce(
    (sum, { taxCredits, levyCredits }) => sum + taxCredits + levyCredits,
    0,
  );
  const days = daysAfter(before.desk.days, day, lines, terms.lines);
  return { lines, netCredits, treasuryCredits, desk: { left, purse, days }, books };
}

/** The lines as the player is told of them: what a desk had left stands in the ledger alone. */
export const toldOf = ({ lines }: Charge) => lines.map(({ leftUnits: _, ...line }) => line);

/** What a line brings the player, below zero what it costs. */
function netOf({ side, priceCredits, taxCredits, levyCredits }: ChargedLine): number {
  const owed = taxCredits + levyCredits;
  return side === "sell" ? priceCredits - owed : -(priceCredits + owed);
}

/** The books on a day: turnover and quotas begin anew, what is owed does not. */
export function booksOn(day: string, stored: Books | undefined): Books {
  if (stored?.day === day) return stored;
  const { remainder = 0, claims = NO_CLAIMS } = stored ?? {};
  const earlier = stored === undefined ? null : { day: stored.day, turnoverCredits: stored.turnoverCredits };
  return { day, turnoverCredits: 0, remainder, traded: NOTHING_TRADED, claims, earlier };
}

function requireLeft({ commodity, side, units }: LineTerms, leftUnits: number): void {
  if (units <= leftUnits) return;
  const [reason, sentence] =
    side === "buy"
      ? (["STOCK_SHORT", `The desk has ${leftUnits} units of ${commodity} left.`] as const)
      : (["PORT_FULL", `The desk has room for ${leftUnits} more units of ${commodity}.`] as const);
  throw new GameError(reason, sentence, { commodity, mostUnits: leftUnits });
}

function requirePurse(
  line: LineTerms,
  {
    purseCredits,
    leftUnits,
    swingThousandths,
  }: { readonly purseCredits: number; readonly leftUnits: number; readonly swingThousandths: number },
): void {
  const priceOf = (units: number) =>
    priceCredits({ ...line, swingThousandths }, stockUnits(line, leftUnits), units);
  if (priceOf(line.units) <= purseCredits) return;
  let mostUnits = line.units - 1;
  while (mostUnits > 0 && priceOf(mostUnits) > purseCredits) mostUnits -= 1;
  const { commodity } = line;
  throw new GameError(
    "PURSE_EMPTY",
    `The desk has ${purseCredits} credits left to pay with: enough for ${mostUnits} units of ${commodity}.`,
    { commodity, purseCredits, mostUnits },
  );
}

/**
 * Whether a net is worse than the quoted one by more than the player tolerates. A better one is the player's.
 * @throws GameError `PRICE_MOVED`, with what is offered in place of the quote
 */
export function requireTolerable(
  { netCredits, quotedNetCredits }: { readonly netCredits: number; readonly quotedNetCredits: number },
  toleranceBasisPoints: number,
  offer: () => object,
): void {
  const tolerated = Math.floor((Math.abs(quotedNetCredits) * toleranceBasisPoints) / 10_000);
  if (netCredits >= quotedNetCredits - tolerated) return;
  throw new GameError(
    "PRICE_MOVED",
    `The trade was quoted at ${quotedNetCredits} credits and comes to ${netCredits} now: worse than you tolerate. The new quote that comes with this holds as long as the first one.`,
    { quotedNetCredits, netCredits },
    offer(),
  );
}
