import { GameError } from "../../platform/errors.ts";
import { MAX_CREDITS } from "../../platform/fields.ts";
import type { Traveller } from "../passages/traveller.ts";
import type { Pilot } from "../schema.ts";

const WHOLE = 10_000;

const shareOf = (propertyCredits: number, shareBasisPoints: number) =>
  Math.floor((propertyCredits * shareBasisPoints) / WHOLE);

/** @throws GameError `SHARE_EXCEEDED` where more of all that the player has would lie abroad than a visit may take along. */
export function requireShare(
  { propertyCredits, abroadCredits }: { readonly propertyCredits: number; readonly abroadCredits: number },
  { shareBasisPoints }: Pick<Traveller, "shareBasisPoints">,
): void {
  const shareCredits = shareOf(propertyCredits, shareBasisPoints);
  if (abroadCredits <= shareCredits) return;
  throw new GameError(
    "SHARE_EXCEEDED",
    `Goods for ${abroadCredits} credits would lie there; of your ${propertyCredits} credits' worth ${shareCredits} may.`,
    { shareCredits, propertyCredits, abroadCredits },
  );
}

/**
 * What a visitor may spend: the part of all that the player has, less what is in the hold. `asked` is what the traveller wants of it;
 * all of it where nothing is asked for.
 * @throws GameError `SHARE_EXCEEDED` where the hold alone is worth more, or more is asked for than is left.
 */
export function purseFor(
  { propertyCredits, holdCredits }: { readonly propertyCredits: number; readonly holdCredits: number },
  { shareBasisPoints }: Pick<Traveller, "shareBasisPoints">,
  asked: number | undefined,
): number {
  const shareCredits = shareOf(propertyCredits, shareBasisPoints);
  const mostCredits = shareCredits - holdCredits;
  const purseCredits = asked ?? mostCredits;
  if (mostCredits >= 0 && purseCredits <= mostCredits) return purseCredits;
  throw new GameError(
    "SHARE_EXCEEDED",
    `A visit takes ${shareCredits} of your ${propertyCredits} credits' worth along at most, and the hold is worth ${holdCredits}.`,
    { shareCredits, propertyCredits, holdCredits, mostCredits: Math.max(0, mostCredits) },
  );
}

/**
 * The pilot when so many credits have been paid in a region, or earned (below zero): of a visitor the purse becomes less, or more.
 * Whatever takes or gives money where a pilot is asks here.
 * @throws GameError `PURSE_SHORT`
 */
export function paidFrom<Paying extends Pick<Pilot, "purse">>(pilot: Paying, amountCredits: number): Paying {
  const { purse } = pilot;
  if (purse === null || amountCredits === 0) return pilot;
  if (amountCredits <= purse) return { ...pilot, purse: Math.min(MAX_CREDITS, purse - amountCredits) };
  throw new GameError("PURSE_SHORT", `It costs ${amountCredits} credits; the visit's purse has ${purse}.`, {
    neededCredits: amountCredits,
    purseCredits: purse,
  });
}
