import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Attempts of transactions beyond the first, by operation. */
export type Repetitions = ReadonlyMap<string, number>;

/** Counts what the workers of emulators of our own do over again; `env` goes to those. */
export class ContentionLog {
  readonly #directory = mkdtempSync(join(tmpdir(), "sw-load-"));
  readonly #file = join(this.#directory, "repeated.log");
  readonly env: NodeJS.ProcessEnv = {
    NODE_OPTIONS: `--require ${JSON.stringify(join(import.meta.dirname, "contentionRecorder.ts"))}`,
    CONTENTION_LOG: this.#file,
  };

  /** Forgets what was counted so far. */
  clear(): void {
    writeFileSync(this.#file, "");
  }

  read(): Repetitions {
    const operations = readFileSync(this.#file, "utf8").split("\n").filter(Boolean);
    const each = Map.groupBy(operations, (operation) => operation);
    return new Map([...each].map(([operation, all]) => [operation, all.length]));
  }

  remove(): void {
    rmSync(this.#directory, { recursive: true, force: true });
  }
}
