import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Attempts of transactions beyond the first, by operation. */
export type Repetitions = ReadonlyMap<string, number>;

/** Counts what the workers of emulators of our own do over again; `env` goes to those. */
export class ContentionLog {
  readonly #directory = mkdtempSync(join(tmpdir(), "sw-load-"));
  readonly #file = join(this.#directory, "repeated.log");

  constructor() {
    this.clear();
  }

  get env(): NodeJS.ProcessEnv {
    const recorder = join(import.meta.dirname, "contentionRecorder.ts");
    return { NODE_OPTIONS: `--require ${JSON.stringify(recorder)}`, CONTENTION_LOG: this.#file };
  }

  /** Forgets what was counted so far. */
  clear(): void {
    writeFileSync(this.#file, "");
  }

  read(): Repetitions {
    const counted = new Map<string, number>();
    for (const operation of readFileSync(this.#file, "utf8").split("\n")) {
      if (operation !== "") counted.set(operation, (counted.get(operation) ?? 0) + 1);
    }
    return counted;
  }

  remove(): void {
    rmSync(this.#directory, { recursive: true, force: true });
  }
}
