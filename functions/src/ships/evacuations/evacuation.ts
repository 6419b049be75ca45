import { z } from "zod";
import { after, DAY_MS } from "../../platform/duration.ts";
import { GameError } from "../../platform/errors.ts";
import { date } from "../../platform/fields.ts";
import type { Pilot } from "../schema.ts";

/** What who is not entitled pays to be fetched at once. */
export const EVACUATION_CREDITS = 1_000;
/** How long who does not pay waits; and how long after an evacuation there is another one. */
const WAIT_MS = DAY_MS;

export const evacuationField = z.strictObject({
  /** Since when the pilot waits to be fetched for nothing; any act ends that. */
  askedAt: date.nullable(),
  lastAt: date.nullable(),
});

export const NOT_EVACUATED: z.infer<typeof evacuationField> = { askedAt: null, lastAt: null };

/** What an evacuation takes: `now`, for so many credits; or `wait`, until when. */
export type Evacuation =
  | { readonly how: "now"; readonly feeCredits: number }
  | { readonly how: "wait"; readonly askedAt: Date; readonly until: Date };

/**
 * How a pilot is evacuated. Who is entitled goes at once, for nothing; who has insured the journey too, once; anybody else pays, or
 * waits a day without acting.
 * @throws GameError `EVACUATED_LATELY`
 */
export function evacuationOf(
  { evacuation, insurance }: Pick<Pilot, "evacuation" | "insurance">,
  { isEntitled, pays }: { readonly isEntitled: boolean; readonly pays: boolean },
  now: Date,
): Evacuation {
  const { lastAt, askedAt } = evacuation;
  const againAt = lastAt === null ? now : after(lastAt, WAIT_MS);
  if (againAt > now)
    throw new GameError("EVACUATED_LATELY", `You can be evacuated again at ${againAt.toISOString()}.`, {
      until: againAt.toISOString(),
    });
  const until = after(askedAt ?? now, WAIT_MS);
  if (isEntitled || insurance.journey || until <= now) return { how: "now", feeCredits: 0 };
  if (pays) return { how: "now", feeCredits: EVACUATION_CREDITS };
  return { how: "wait", askedAt: askedAt ?? now, until };
}
