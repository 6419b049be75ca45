import { setMaxListeners } from "node:events";

/** A call that was answered. */
export interface Sample {
  readonly operation: string;
  /** When the answer came, from the beginning of the measurement. */
  readonly atMs: number;
  /** From sending to the answer, repetitions after `BUSY` included; what was waited to obey a limit is not. */
  readonly durationMs: number;
}

/** An answer that was none. `expected`: documented, and obeyed by repeating the call. */
export interface Refusal {
  readonly operation: string;
  readonly reason: string;
  readonly expected: boolean;
}

export type Admission = "refused" | "uncounted" | "counted";

/** What one run measures, and when it is over: after `seconds` or `calls`, or when somebody stops it. */
export class Measurement {
  readonly samples: Sample[] = [];
  readonly refusals: Refusal[] = [];
  /** Faults while warming up are faults. */
  readonly unexpected: string[] = [];
  readonly #closing = new AbortController();
  readonly #calls: number;
  #beganMs: number | undefined;
  #begun = 0;

  constructor(calls: number) {
    this.#calls = calls;
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
    if (this.#beganMs === undefined) return "uncounted";
    this.#begun += 1;
    if (this.#begun >= this.#calls) this.close();
    return "counted";
  }

  answered(operation: string, admission: Admission, sentMs: number): void {
    if (admission !== "counted") return;
    const nowMs = performance.now();
    this.samples.push({ operation, atMs: nowMs - this.#beganMs!, durationMs: nowMs - sentMs });
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
