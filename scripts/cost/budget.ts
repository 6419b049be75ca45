import type { Figure, Quantities } from "../../functions/src/platform/declaration/figures.ts";
import { evaluate } from "./formula.ts";

export const BILLED = ["reads", "writes", "deletes", "tasks"] as const;
type Billed = (typeof BILLED)[number];
export type Bill = Readonly<Record<Billed, number>>;

/** What an operation may cost, in one of the ways it can go. */
export interface Budget extends Omit<Figure, Billed>, Required<Pick<Figure, Billed>> {
  /** The callable's path, or the schedule's or queue's name. */
  readonly operation: string;
}

export function billOf(budget: Budget, quantities: Quantities): Bill {
  const bill = BILLED.map((what) => [what, evaluate(budget[what], quantities)]);
  return Object.fromEntries(bill) as Bill;
}

/** `membership/joinRegion, by approval`. */
export function nameOf({ operation, way }: Pick<Budget, "operation" | "way">): string {
  return way === undefined ? operation : `${operation}, ${way}`;
}
