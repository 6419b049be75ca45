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
  /** Reads of attempts that were repeated because others wrote meanwhile: under load, they are nobody's fault. */
  readonly repeatedReads: number;
  readonly status: number;
  readonly input: unknown;
  readonly answer: unknown;
  /** The caller's token claims to be an administrator's. */
  readonly administrator: boolean;
}

export interface Entry {
  readonly request: string;
  readonly operation: string;
  readonly step?: string;
  readonly kind: "read" | "write" | "task" | "answer";
  readonly reads?: number;
  readonly writes?: number;
  readonly deletes?: number;
  readonly transaction?: string;
  readonly retryOf?: string;
  readonly fault?: string;
  readonly status?: number;
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
  const counted = entries.filter((entry) => !isRepeated(entry));
  const { operation, step, status = 0, input, answer, administrator = false } = answered;
  return {
    operation,
    step,
    bill: {
      reads: sum(counted, "reads"),
      writes: sum(counted, "writes"),
      deletes: sum(counted, "deletes"),
      tasks: entries.filter(({ kind }) => kind === "task").length,
    },
    repeatedReads: sum(entries.filter(isRepeated), "reads"),
    status,
    input,
    answer,
    administrator,
  };
}

function sum(entries: readonly Entry[], what: "reads" | "writes" | "deletes"): number {
  return entries.reduce((total, entry) => total + (entry[what] ?? 0), 0);
}
