import { GameError } from "../../platform/errors.ts";
import { credited, moved, type Saved } from "./interest.ts";

/**
 * The deposit when so much has been withdrawn; `null` is all of it, with the interest of the month that runs.
 * @throws GameError `DEPOSIT_SHORT`
 */
export function withdrawn(saved: Saved, amountCredits: number | null): Saved {
  const { balanceCredits } = saved;
  if (amountCredits === null || amountCredits === balanceCredits) {
    const whole = credited(saved);
    return moved(whole, -whole.balanceCredits);
  }
  if (amountCredits < balanceCredits) return moved(saved, -amountCredits);
  throw new GameError("DEPOSIT_SHORT", `The deposit has ${balanceCredits} credits.`, {
    mostCredits: balanceCredits,
  });
}

/**
 * What is to be withdrawn where a loan locks a part of the deposit: without an amount, all that is free.
 * @throws GameError `DEPOSIT_SHORT`
 */
export function freeOf(
  { balanceCredits }: Pick<Saved, "balanceCredits">,
  lockedCredits: number,
  amountCredits: number | null,
): number | null {
  if (lockedCredits === 0) return amountCredits;
  const mostCredits = Math.max(0, balanceCredits - lockedCredits);
  if (mostCredits > 0 && (amountCredits ?? 0) <= mostCredits) return amountCredits ?? mostCredits;
  throw new GameError(
    "DEPOSIT_SHORT",
    `A loan locks ${lockedCredits} of the deposit: ${mostCredits} credits are free.`,
    { mostCredits },
  );
}
