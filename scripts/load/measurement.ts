import { setMaxListeners } from "node:events";
import { createHistogram, type RecordableHistogram } from "node:perf_hooks";

/** An answer that was none. `expected`: documented, and obeyed by repeating the call. */
export interface Refusal {
  readonly operation: string;
  readonly reason: string;
  readonly expected: boolean;
}

export type Admission = "refused" | "uncounted" | "counted";

/** What one run measures, and when it is over. */
export class Measurement {
  /** In microseconds, by operation: from sending to the answer, repetitions after `BUSY` included; waits for a limit are not. */
  readonly durations = new Map<string, RecordableHistogram>();
  readonly refusals: Refusal[] = [];
  /** Faults while warming up are faults. */
  readonly unexpected: string[] = [];
  readonly #closing = new AbortController();
  #beganMs: number | undefined;

  constructor() {
    // Every player waits for it.
    setMaxListeners(0, this.#closing.signal);
  }

  /** Aborted when no call may be begun any more. */
  get closing(): AbortSignal {
    return this.#closing.signal;
  }

  /** Ends the warm-up: what comes from now on counts. */
  begin(): void {
    this.#beganMs = performance.now();
  }

  close(): void {
    this.#closing.abort();
  }

  /** Whether one more call may be made. What is begun while warming up does not count, whenever it ends. */
  admit(): Admission {
    if (this.closing.aborted) return "refused";
    return this.#beganMs === undefined ? "uncounted" : "counted";
  }

  answered(operation: string, admission: Admission, sentMs: number): void {
    if (admission !== "counted") return;
    const histogram = this.durations.get(operation) ?? createHistogram();
    this.durations.set(operation, histogram);
    histogram.record(Math.max(1, Math.round((performance.now() - sentMs) * 1_000)));
  }

  refused(refusal: Refusal, admission: Admission, message: string): void {
    if (!refusal.expected) this.unexpected.push(`${refusal.operation}: ${refusal.reason} (${message})`);
    if (admission === "counted") this.refusals.push(refusal);
  }

  /** Since the measurement began. */
  get elapsedMs(): number {
    return this.#beganMs === undefined ? 0 : performance.now() - this.#beganMs;
  }
}
