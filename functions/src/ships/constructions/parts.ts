import { after, HOUR_MS } from "../../platform/duration.ts";
import { GameError } from "../../platform/errors.ts";
import { COMMODITIES, type Commodity } from "../../platform/goods.ts";
import type { Goods } from "../cargo/goods.ts";
import type { Construction } from "./schema.ts";

interface Bill {
  readonly credits: number;
  readonly units: Readonly<Partial<Record<Commodity, number>>>;
  /** How long the guild builds once it has all of it. */
  readonly buildHours: number;
}

/** What each takes, in parts. A gate's parts are fitted where it will stand, which takes its time there. */
export const BILLS: Readonly<Record<Construction["kind"], Bill>> = {
  jumper: { credits: 100_000, units: { ore: 400, rare_goods: 40 }, buildHours: 48 },
  gate: { credits: 50_000, units: { ore: 1_000, rare_goods: 100 }, buildHours: 0 },
};

/** Some of what a construction takes. */
export interface Parts {
  readonly credits: number;
  readonly goods: Goods;
}

type Brought = Pick<Construction, "kind" | "paidCredits" | "goods">;

/** What is still to be brought. */
export function missingParts({ kind, paidCredits, goods }: Brought): Parts {
  const bill = BILLS[kind];
  const missing = COMMODITIES.map((commodity) => ({
    commodity,
    units: (bill.units[commodity] ?? 0) - unitsIn(goods, commodity),
  }));
  return { credits: bill.credits - paidCredits, goods: missing.filter(({ units }) => units > 0) };
}

/**
 * The construction with more of its parts. The last one makes the guild begin.
 * @throws GameError `PARTS_EXCEEDED` with what is missing, where something else is brought, or more.
 */
export function withParts(construction: Construction, brought: Parts, now: Date): Construction {
  const missing = missingParts(construction);
  const fits =
    brought.credits <= missing.credits &&
    brought.goods.every(({ commodity, units }) => units <= unitsIn(missing.goods, commodity));
  if (!fits)
    throw new GameError(
      "PARTS_EXCEEDED",
      `All that it still takes is ${named(missing).join(", ") || "nothing"}.`,
      { missing: named(missing) },
    );
  const goods = COMMODITIES.map((commodity) => ({
    commodity,
    units: unitsIn(construction.goods, commodity) + unitsIn(brought.goods, commodity),
  })).filter(({ units }) => units > 0);
  const after = { ...construction, paidCredits: construction.paidCredits + brought.credits, goods };
  return { ...after, readyAt: readyAtOf(after, now) };
}

function readyAtOf(brought: Brought, now: Date): Date | null {
  const missing = missingParts(brought);
  const isWhole = missing.credits === 0 && missing.goods.length === 0;
  return isWhole ? after(now, BILLS[brought.kind].buildHours * HOUR_MS) : null;
}

/** @throws GameError `CONSTRUCTION_UNFINISHED` with what is missing, or when it will be done. */
export function requireReady(construction: Construction, now: Date): void {
  const { readyAt } = construction;
  if (readyAt !== null && readyAt <= now) return;
  if (readyAt !== null)
    throw new GameError("CONSTRUCTION_UNFINISHED", `The guild is done at ${readyAt.toISOString()}.`, {
      readyAt: readyAt.toISOString(),
    });
  const missing = named(missingParts(construction));
  throw new GameError("CONSTRUCTION_UNFINISHED", `Bring ${missing.join(", ")}.`, { missing });
}

const unitsIn = (goods: Goods, wanted: Commodity): number =>
  goods.find(({ commodity }) => commodity === wanted)?.units ?? 0;

const named = ({ credits, goods }: Parts): string[] => [
  ...(credits === 0 ? [] : [`${credits} credits`]),
  ...goods.map(({ commodity, units }) => `${units} units of ${commodity}`),
];
