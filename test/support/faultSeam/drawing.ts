import { bucketOf } from "../../../functions/src/platform/random.ts";
import type { Fault, Met } from "./plan.ts";

/** The faults that each operation can still meet, by its name. */
export type Possible = ReadonlyMap<string, readonly Fault[]>;

/** The seed of the rounds: the same one unless FAULT_SEED says another, so that what is drawn are rounds that were seen to end alike. */
export const faultSeed = process.env.FAULT_SEED ?? "2102";

/** Everything that can happen to what an undisturbed play has met. A call that commits nothing is a query, and is left out. */
export function possibleFaults(trace: readonly Met[]): Possible {
  const operations = Map.groupBy(
    trace.filter(({ operation }) => /^\d/.test(operation)),
    ({ operation }) => operation,
  );
  const possible = [...operations].map(([operation, met]) => [operation, faultsOf(met)] as const);
  return new Map(possible.filter(([, faults]) => faults.length > 0));
}

function faultsOf(met: readonly Met[]): Fault[] {
  const { kind } = met[0]!;
  const count = (event: Met["event"]) =>
    Math.max(0, ...met.filter((line) => line.event === event).map(({ ordinal }) => ordinal + 1));
  const commits = range(count("commit")).flatMap((commit): Fault[] => [
    { kind: "crashBeforeCommit", commit },
    { kind: "loseAcknowledgement", commit },
    { kind: "crashAfterCommit", commit },
  ]);
  if (kind === "call" && commits.length === 0) return [];
  const enqueues = range(count("enqueue")).flatMap((enqueue): Fault[] => [
    { kind: "crashBeforeEnqueue", enqueue },
    { kind: "crashAfterEnqueue", enqueue },
  ]);
  const late: Fault[] = [
    { kind: "late", swept: false },
    { kind: "late", swept: true },
  ];
  return [
    ...commits,
    ...enqueues,
    { kind: "crashBeforeAnswer" },
    { kind: "twice" },
    ...(kind === "task" ? late : []),
  ];
}

/**
 * One fault for each operation. Where each begins is drawn from the seed, and every round takes the next: after as many
 * rounds as an operation has faults, each of them had its turn. A late task moves the play's clock, and a chapter reckons with
 * that once: of those that would be late in it the others meet another fault, or none where they have no other.
 */
export function drawn(
  seed: string,
  round: number,
  possible: Possible,
  chapterOf: (operation: string) => string,
): Record<string, Fault> {
  const turns = [...possible].map(([operation, faults]) => {
    const first = bucketOf(`${seed} ${operation}`, faults.length);
    const turn = (first + round) % faults.length;
    return { operation, inTurn: [...faults.slice(turn), ...faults.slice(0, turn)] };
  });
  const late = turns.filter(({ inTurn }) => isLate(inTurn[0]!)).map(({ operation }) => operation);
  const lateOf = new Map(
    [...Map.groupBy(late, chapterOf)].map(([chapter, operations]) => {
      const names = [...new Set(operations.map(siblings))];
      return [chapter, names[bucketOf(`${seed} ${round} ${chapter}`, names.length)]] as const;
    }),
  );
  const picked = turns.flatMap(({ operation, inTurn }) => {
    const mayBeLate = lateOf.get(chapterOf(operation)) === siblings(operation);
    const fault = mayBeLate ? inTurn[0] : inTurn.find((other) => !isLate(other));
    return fault === undefined ? [] : [[operation, fault] as const];
  });
  return Object.fromEntries(picked);
}

/** One of the rounds in which each fault has its turn. */
export function roundOf(seed: string, possible: Possible): number {
  return 1 + bucketOf(seed, roundsOf(possible));
}

/** As many as it takes for each fault to have its turn. */
export function roundsOf(possible: Possible): number {
  return Math.max(...[...possible.values()].map(({ length }) => length));
}

const isLate = ({ kind }: Fault) => kind === "late";

/** Tasks of one name and step are held back together: `000085 countMembers`. */
const siblings = (operation: string) => operation.split(" ", 2).join(" ");

/** Which chapter a step belongs to, by the operations' names. */
export function chaptersOf(
  steps: readonly { readonly step: string; readonly chapter: string }[],
): (operation: string) => string {
  const chapters = new Map(steps.map(({ step, chapter }) => [step, chapter]));
  return (operation) => chapters.get(operation.slice(0, operation.indexOf(" "))) ?? "";
}

/** Without what takes seconds: two requests at once wait for each other's locks. Tasks, of which there are few, stay. */
export function quick(possible: Possible): Possible {
  const isQuick = (operation: string) => (fault: Fault) => fault.kind !== "twice" || operation.includes("{");
  return new Map([...possible].map(([operation, faults]) => [operation, faults.filter(isQuick(operation))]));
}

/** Of the faults of a round, those that are still left. */
export function stillLeft(faults: Readonly<Record<string, Fault>>, left: Possible): Record<string, Fault> {
  return Object.fromEntries(
    Object.entries(faults).filter(([operation, fault]) => left.get(operation)?.includes(fault)),
  );
}

/** What is left when the faults of a round have struck. */
export function without(
  possible: Possible,
  faults: Readonly<Record<string, Fault>>,
  struck: ReadonlySet<string>,
): Possible {
  const left = [...possible].map(([operation, all]) => {
    return [
      operation,
      struck.has(operation) ? all.filter((fault) => fault !== faults[operation]) : all,
    ] as const;
  });
  return new Map(left.filter(([, all]) => all.length > 0));
}

const range = (count: number) => Array.from({ length: count }, (_, index) => index);
