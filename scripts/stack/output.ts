import type { ChildProcess } from "node:child_process";
import { createWriteStream, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { createInterface } from "node:readline";
import { stripVTControlCharacters } from "node:util";
import { Failure } from "../setup/failure.mjs";

export type Output = {
  /** Settles when firebase-tools says that all emulators have started. */
  ready: Promise<void>;
  /** Rejects when the functions cannot be loaded, with which firebase-tools would go on. */
  failed: Promise<never>;
  /** What went wrong, as far as it was said. */
  reason(): string;
  close(): Promise<void>;
};

/** Reads what the emulators and the functions say, and keeps it in a file. */
export function watchOutput(child: ChildProcess, logFile: string, onLine?: (line: string) => void): Output {
  mkdirSync(dirname(logFile), { recursive: true });
  const file = createWriteStream(logFile);
  const ready = Promise.withResolvers<void>();
  const failed = Promise.withResolvers<never>();
  failed.promise.catch(() => {});
  let complaint = "";

  const read = (raw: string) => {
    const line = stripVTControlCharacters(raw).trim();
    file.write(`${new Date().toISOString()} ${line}\n`);
    if (!line) return;
    if (/^Error: |Fatal error/.test(line)) complaint ||= line;
    if (line.includes("All emulators ready")) ready.resolve();
    const load = /Failed to load function definition from source: (.*)/.exec(line);
    if (load)
      failed.reject(new Failure(`The functions could not be loaded: ${load[1]} (more in ${logFile}).`));
    onLine?.(line);
  };
  for (const stream of [child.stdout!, child.stderr!]) createInterface({ input: stream }).on("line", read);

  return {
    ready: ready.promise,
    failed: failed.promise,
    reason: () => (complaint || "they did not say why").replace(/\.$/, ""),
    close: () => new Promise((resolve) => file.end(resolve)),
  };
}
