import { readFileSync } from "node:fs";

/** What one request of the functions cost, as `costRecorder.ts` saw it. */
export interface Bill {
  readonly reads: number;
  readonly writes: number;
  readonly deletes: number;
  /** Enqueued tasks. */
  readonly tasks: number;
}

export interface BilledRequest {
  /** `membership/joinRegion`, `sweep`, `provisionRegion`. */
  readonly operation: string;
  /** The step of the storyline that caused it, tasks included. */
  readonly step: string | undefined;
  readonly bill: Bill;
  /** What of it rooms have contributed to what another does, each by its name and the point: tasks apart. */
  readonly contributed: Readonly<Record<string, Omit<Bill, "tasks">>>;
  /** Reads of attempts that were repeated because others wrote meanwhile: under load, they are nobody's fault. */
  readonly repeatedReads: number;
  readonly status: number;
  /** How long it took. */
  readonly ms: number;
  readonly input: unknown;
  readonly answer: unknown;
  /** The caller's token claims to be an administrator's. */
  readonly administrator: boolean;
}

export interface Entry {
  readonly request: string;
  readonly operation: string;
  readonly step?: string;
  readonly kind: "read" | "write" | "contributed" | "task" | "answer";
  /** Of a read, and of a write that is counted in its commit too: which room has contributed it, and to what. */
  readonly by?: string;
  readonly reads?: number;
  readonly writes?: number;
  readonly deletes?: number;
  readonly transaction?: string;
  readonly retryOf?: string;
  readonly fault?: string;
  readonly status?: number;
  readonly ms?: number;
  readonly input?: unknown;
  readonly answer?: unknown;
  readonly administrator?: boolean;
}

/** Every request that has been answered, in the order of the answers, from the byte of the log where a play began. */
export function billedRequests(logFile: string, fromByte = 0): BilledRequest[] {
  const log = readFileSync(logFile).subarray(fromByte).toString().trim();
  return requestsOf(log === "" ? [] : log.split("\n").map((line) => JSON.parse(line) as Entry));
}

/** @throws when something was billed whose price is not known. */
export function requestsOf(entries: readonly Entry[]): BilledRequest[] {
  const byRequest = Map.groupBy(entries, ({ request }) => request);
  return entries
    .filter(({ kind }) => kind === "answer")
    .map((answered) => billed(answered, byRequest.get(answered.request)!));
}

function billed(answered: Entry, entries: readonly Entry[]): BilledRequest {
  const fault = entries.find((entry) => entry.fault !== undefined);
  if (fault !== undefined) throw new Error(`${fault.operation}: ${fault.fault}`);
  const retried = new Set(entries.flatMap(({ retryOf }) => retryOf ?? []));
  const isRepeated = ({ transaction }: Entry) => transaction !== undefined && retried.has(transaction);
  const lasting = entries.filter((entry) => !isRepeated(entry));
  const counted = lasting.filter(({ kind }) => kind !== "contributed");
  const byRoom = Map.groupBy(
    lasting.filter(({ by }) => by !== undefined),
    ({ by }) => by!,
  );
  const { operation, step, status = 0, ms = 0, input, answer, administrator = false } = answered;
  return {
    operation,
    step,
    bill: { ...documentsOf(counted), tasks: entries.filter(({ kind }) => kind === "task").length },
    contributed: Object.fromEntries(
      [...byRoom].map(([by, contributed]) => [by, documentsOf(contributed)] as const),
    ),
    repeatedReads: sum(entries.filter(isRepeated), "reads"),
    status,
    ms,
    input,
    answer,
    administrator,
  };
}

function documentsOf(entries: readonly Entry[]): Omit<Bill, "tasks"> {
  return {
    reads: sum(entries, "reads"),
    writes: sum(entries, "writes"),
    deletes: sum(entries, "deletes"),
  };
}

function sum(entries: readonly Entry[], what: "reads" | "writes" | "deletes"): number {
  return entries.reduce((total, entry) => total + (entry[what] ?? 0), 0);
}
