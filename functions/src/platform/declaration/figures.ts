import type { RoomDeclaration } from "./declareRoom.ts";
import type { LookUps, Place, Reader } from "./lookUps.ts";

/** What a bill grows with, by name. */
export type Quantities = Readonly<Record<string, number>>;

/** `each` for every `per` of the quantity, rounded up, and for not less than `atLeast`. All are 1 where left out, 0 for `atLeast`. */
export interface Term {
  readonly of: string;
  readonly each?: number;
  readonly per?: number;
  readonly atLeast?: number;
}

/** A constant, or a sum; a quantity's name is the quantity itself. It is data, so that documents print what tests measure against. */
export type Formula = number | readonly (number | string | Term)[];

/** What an operation costs, in one of the ways it can go. What is left out is nothing. */
export interface Figure {
  /** What tells this way from the operation's others; left out where there is one. */
  readonly way?: string;
  /** Billed document reads, writes and deletes. */
  readonly reads?: Formula;
  readonly writes?: Formula;
  readonly deletes?: Formula;
  /** Tasks enqueued at Cloud Tasks. */
  readonly tasks?: Formula;
  /** Why a play may pass without it, where its request depends on more than what is sent. */
  readonly sometimes?: string;
}

/** A galaxy to be billed for a month. */
export interface Scenario {
  readonly regions: number;
  /** In all regions together; everybody has one home. */
  readonly residents: number;
}

/** Of all residents, those who play on a given day. A fifth is usual for a game; half of them is a very good one. */
export const PLAYING_SHARE = 0.5;
export const DAYS_A_MONTH = 30;

export interface Activity {
  readonly what: string;
  /** An operation of the room, a read straight from Firestore, or what is not built yet. */
  readonly act:
    | { readonly operation: string; readonly way?: string; readonly quantities?: Quantities }
    | { readonly reads: string; readonly place: Place; readonly by: Reader; readonly documents: number }
    | { readonly toCome: Figure };
  /** How often: by each resident on a day of play, or in each region in a month. */
  readonly perPlayerDay?: number;
  readonly perRegionMonth?: number;
  /** What goes to the player's device each time. */
  readonly sentKB?: number;
}

type OperationOf<Room extends Partial<RoomDeclaration>> =
  | keyof Room["callables"]
  | keyof Room["due"]
  | keyof Room["tasks"]
  | keyof Room["jobs"]
  | keyof Room["endpoints"];

/**
 * What a room costs, and how often what it offers is done. Budgets, cost model and their pages are assembled from it; no
 * deployed function loads it.
 */
export interface Figures<Room extends Partial<RoomDeclaration>, Deployed extends string = never> {
  /** A line for each way that a callable, schedule, task, job or endpoint can go. `npm test -- test/budgets` measures them. */
  readonly operations: Readonly<Record<OperationOf<Room> | Deployed, readonly Figure[]>>;
  /** What the security rules look up, for each collection that clients may read. */
  readonly lookUps: Readonly<Partial<Record<keyof Room["collections"], LookUps>>>;
  /** What the formulas grow with, in words, but for what an earlier room has explained. */
  readonly quantities: Readonly<Record<string, string>>;
  /** A day of play and a region's month. Assumed, on the high side: nobody has played yet. */
  readonly activities: readonly Activity[];
  /** What a run of each schedule finds on average, by itself; the tasks that it enqueues are activities. */
  readonly finds: Readonly<Record<keyof Room["due"] | Deployed, (scenario: Scenario) => Quantities>>;
}

/** What a room within a room says of itself; how often it is done says the outer one. */
export type PartFigures<Room extends Partial<RoomDeclaration>> = Pick<
  Figures<Room>,
  "operations" | "lookUps" | "quantities"
>;

/** A schedule that finds what is due and enqueues a task for each that has not failed before. */
export const ENQUEUES = {
  reads: [{ of: "due", atLeast: 1 }, "due", "fullPages"],
  tasks: ["due"],
} as const satisfies Figure;

const termsOf = (cost: Formula = 0) => (typeof cost === "number" ? [cost] : cost);

/** The same, enqueued by the tick: it notes that its slot has run. The plays have others run by themselves. */
export const ofSlot = (figure: Figure): Figure => ({
  ...figure,
  way: "of a slot, which it notes",
  reads: [...termsOf(figure.reads), 1],
  writes: [...termsOf(figure.writes), 1],
});
