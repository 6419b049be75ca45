import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, dirname, join } from "node:path";

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
    ...(env.PATH ?? "").split(delimiter).filter((directory) => existsSync(join(directory, "java"))),
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

/** 0 when no Java is there. @param {string} bin */
function javaMajor(bin) {
  if (!existsSync(join(bin, "java"))) return 0;
  try {
    // A JDK says its version in a file, which costs nothing to read; a bare `java` must be asked.
    return parseMajor(readFileSync(join(dirname(bin), "release"), "utf8"));
  } catch {
    return askMajor(join(bin, "java"));
  }
}

/** @param {string} java */
function askMajor(java) {
  try {
    // `-version` speaks on stderr, `--version` on stdout and exists since Java 9.
    return parseMajor(
      execFileSync(java, ["--version"], { encoding: "utf8", stdio: "pipe", timeout: 10_000 }),
    );
  } catch {
    return 0;
  }
}

/** Takes `JAVA_VERSION="25.0.1"` and `openjdk 21.0.4 2024-07-16`; 0 when it finds neither. @param {string} text */
export function parseMajor(text) {
  const match = /JAVA_VERSION="(?:1\.)?(\d+)/.exec(text) ?? /^(?:openjdk|java)\s+"?(?:1\.)?(\d+)/m.exec(text);
  return match ? Number(match[1]) : 0;
}
