import { bucketOf } from "../../../functions/src/platform/random.ts";
import type { Fault, Met } from "./plan.ts";

/** The faults that each operation can still meet, by its name. */
export type Possible = ReadonlyMap<string, readonly Fault[]>;

/** The seed of all faults: the same one unless FAULT_SEED says another. */
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
 * rounds as an operation has faults, each of them had its turn.
 */
export function drawn(seed: string, round: number, possible: Possible): Record<string, Fault> {
  const picked = [...possible].map(([operation, faults]) => {
    const first = bucketOf(`${seed} ${operation}`, faults.length);
    return [operation, faults[(first + round) % faults.length]!] as const;
  });
  return Object.fromEntries(picked);
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

/** The run of one play of a seed: the same in every process. */
export function runOf(seed: string, play: string): string {
  return `run${String(bucketOf(`${seed} ${play}`, 2 ** 32)).padStart(10, "0")}`;
}

const range = (count: number) => Array.from({ length: count }, (_, index) => index);
