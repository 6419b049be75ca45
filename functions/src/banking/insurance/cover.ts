import { after, DAY_MS } from "../../platform/duration.ts";
import { GameError } from "../../platform/errors.ts";
import { CREDIT } from "../rates/rates.ts";
import type { Policy } from "../schema.ts";

/** A cover begins so long after it was bought: who sees a fight coming buys none. */
const WAIT_MS = DAY_MS;
/** All covers of a fund come to so many times of it at most, and each to such a part of it. */
const COVERS_OF_FUND = 5;
const PART_OF_FUND = 5;

/** What a cover costs: ⌈cover × rate × days ÷ 300,000⌉, the rate in basis points for 30 days. */
export function premiumCredits(coverCredits: number, rateBasisPoints: number, days: number): number {
  return Number(
    (BigInt(coverCredits) * BigInt(rateBasisPoints * days) + BigInt(CREDIT - 1)) / BigInt(CREDIT),
  );
}

/** What a loss brings: nine tenths, so that none pays better than a sale. */
export const payoutCredits = (coverCredits: number) => Math.floor((coverCredits * 9) / 10);

/** From when to when a cover that is bought now holds. */
export function termOf(now: Date, days: number): Pick<Policy, "startsAt" | "endsAt"> {
  const startsAt = after(now, WAIT_MS);
  return { startsAt, endsAt: after(startsAt, days * DAY_MS) };
}

/** What bounds a cover. */
export interface CoverFacts {
  /** What a yard pays for the ship: nothing for one that was granted. */
  readonly resaleCredits: number;
  readonly fundCredits: number;
  /** Of the fund: what is covered by now, and what is owed of losses. */
  readonly coveredCredits: number;
}

/** @throws GameError `COVER_TOO_BIG`, naming the bound and the most that would go */
export function requireCoverable(coverCredits: number, facts: CoverFacts): void {
  const { resaleCredits, fundCredits, coveredCredits } = facts;
  const bounds = {
    resaleCredits,
    partOfFundCredits: Math.floor(fundCredits / PART_OF_FUND),
    fundCredits: Math.max(0, COVERS_OF_FUND * fundCredits - coveredCredits),
  };
  const [bound, mostCredits] = Object.entries(bounds).sort(([, one], [, other]) => one - other)[0]!;
  if (coverCredits <= mostCredits) return;
  throw new GameError(
    "COVER_TOO_BIG",
    `The ship can be covered with ${mostCredits} credits at most (${bound}).`,
    {
      bound,
      mostCredits,
    },
  );
}

/** Whether the cover still holds, or a loss of it is still owed: then the ship gets no other. */
export function isOpen(
  { endsAt, loss, owedSince }: Pick<Policy, "endsAt" | "loss" | "owedSince">,
  now: Date,
): boolean {
  return loss === null ? endsAt > now : owedSince !== null;
}

export const holdsAt = ({ startsAt, endsAt }: Pick<Policy, "startsAt" | "endsAt">, at: Date) =>
  at >= startsAt && at < endsAt;
