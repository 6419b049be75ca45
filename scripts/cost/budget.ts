import { evaluate, type Formula, type Quantities } from "./formula.ts";

/** What an operation may cost, in one of the ways it can go. */
export interface Budget {
  /** The callable's path, or the schedule's or queue's name. */
  readonly operation: string;
  /** What tells this way from the operation's others; left out where there is one. */
  readonly case?: string;
  /** Billed document reads. */
  readonly reads: Formula;
  /** Billed document writes. */
  readonly writes: Formula;
  /** Billed document deletes. */
  readonly deletes: Formula;
  /** Tasks enqueued at Cloud Tasks. */
  readonly tasks: Formula;
  /** Why a play may pass without it, where its request depends on more than what is sent. */
  readonly sometimes?: string;
}

export const BILLED = ["reads", "writes", "deletes", "tasks"] as const;
export type Bill = Readonly<Record<(typeof BILLED)[number], number>>;

export function billOf(budget: Budget, quantities: Quantities): Bill {
  const { reads, writes, deletes, tasks } = budget;
  return {
    reads: evaluate(reads, quantities),
    writes: evaluate(writes, quantities),
    deletes: evaluate(deletes, quantities),
    tasks: evaluate(tasks, quantities),
  };
}

/** `membership/joinRegion, by approval`. */
export function nameOf({ operation, case: way }: Pick<Budget, "operation" | "case">): string {
  return way === undefined ? operation : `${operation}, ${way}`;
}
