import type { ChildProcess } from "node:child_process";
import { createWriteStream, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { createInterface } from "node:readline";
import { stripVTControlCharacters } from "node:util";
import { Failure } from "../setup/failure.mjs";

/** Reads what the emulators and the functions say, and keeps it in a file. */
export function watchOutput(child: ChildProcess, logFile: string, onLine?: (line: string) => void) {
  mkdirSync(dirname(logFile), { recursive: true });
  const file = createWriteStream(logFile);
  const ready = Promise.withResolvers<void>();
  const failed = Promise.withResolvers<never>();
  failed.promise.catch(() => {});
  let complaint = "";
  let load = Promise.withResolvers<string | null>();
  const loaded = (trouble: string | null) => {
    load.resolve(trouble);
    load = Promise.withResolvers();
  };

  const read = (raw: string) => {
    const line = stripVTControlCharacters(raw).trim();
    file.write(`${new Date().toISOString()} ${line}\n`);
    if (!line) return;
    if (/^Error: |Fatal error/.test(line)) complaint ||= line;
    if (line.includes("All emulators ready")) ready.resolve();
    const trouble = /Failed to load function definition from source: (.*)/.exec(line)?.[1];
    if (trouble) {
      failed.reject(new Failure(`The functions could not be loaded: ${trouble} (more in ${logFile}).`));
      loaded(trouble);
    }
    if (line.includes("Loaded functions definitions from source")) loaded(null);
    onLine?.(line);
  };
  for (const stream of [child.stdout!, child.stderr!]) createInterface({ input: stream }).on("line", read);

  return {
    /** Settles when firebase-tools says that all emulators have started. */
    ready: ready.promise,
    /** Rejects when the functions cannot be loaded, with which firebase-tools would go on. */
    failed: failed.promise,
    /** The next time that the functions are loaded: null, or what the emulator has to complain of. */
    nextLoad: () => load.promise,
    /** What went wrong, as far as it was said. */
    reason: () => (complaint || "they did not say why").replace(/\.$/, ""),
    close: () => new Promise<void>((resolve) => file.end(resolve)),
  };
}
