import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";

/** The official Firestore emulator needs it (firebase-tools 15). */
export const javaNeeded = 21;

/**
 * The `bin` directory of a Java that is new enough, or null. The one on PATH is often older than another that
 * stands on the same machine.
 * @param {NodeJS.ProcessEnv} env
 */
export function findJava(env) {
  const candidates = [
    ...(env.JAVA_HOME ? [join(env.JAVA_HOME, "bin")] : []),
    ...(env.PATH ?? "").split(delimiter).filter(Boolean),
    ...homes().map((home) => join(home, "bin")),
  ];
  return candidates.find((bin) => javaMajor(bin) >= javaNeeded) ?? null;
}

/** Where distributions, SDKMAN and macOS put their Javas. */
function homes() {
  const mac = under("/Library/Java/JavaVirtualMachines").map((home) => join(home, "Contents", "Home"));
  return [
    ...under("/usr/lib/jvm"),
    ...under("/opt"),
    ...under(join(homedir(), ".sdkman", "candidates", "java")),
    ...mac,
  ];
}

/** @param {string} directory */
function under(directory) {
  try {
    return readdirSync(directory).map((name) => join(directory, name));
  } catch {
    return [];
  }
}

/** 0 when no Java is there that answers. @param {string} bin */
function javaMajor(bin) {
  try {
    // `-version` speaks on stderr, `--version` on stdout and exists since Java 9.
    const options = /** @type {const} */ ({ encoding: "utf8", stdio: "pipe", timeout: 10_000 });
    return parseMajor(execFileSync(join(bin, "java"), ["--version"], options));
  } catch {
    return 0;
  }
}

/** Takes `openjdk 21.0.4 2024-07-16`; 0 when it is nothing of the kind. @param {string} text */
export function parseMajor(text) {
  return Number(/^(?:openjdk|java) (\d+)/m.exec(text)?.[1] ?? 0);
}
