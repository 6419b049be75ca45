import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, dirname, isAbsolute, join } from "node:path";
import { run } from "./child.mjs";
import { Failure } from "./failure.mjs";
import { npm } from "./packages.mjs";
import { step } from "./progress.mjs";

/** A Firestore emulator in Rust that stands in for Google's under firebase-tools: see docs/decisions. */
const hidaneVersion = "0.6.0";

/**
 * Where hidane is kept: once for a person, not for each clone, since compiling it takes minutes. By version, so that
 * clones of different ages stand side by side.
 * @param {NodeJS.ProcessEnv} env
 */
export function hidaneDirectory(env) {
  const cache = env.XDG_CACHE_HOME;
  // The XDG specification: a relative path is invalid and must be ignored.
  const base = cache && isAbsolute(cache) ? cache : join(homeOf(env), ".cache");
  return join(base, "sectorwars-2102", `hidane-${hidaneVersion}`);
}

/** @param {NodeJS.ProcessEnv} env */
function homeOf(env) {
  return env.HOME || homedir();
}

/** @param {NodeJS.ProcessEnv} env */
export function findHidane(env) {
  const kept = hidaneDirectory(env);
  const candidates = [
    onPath("hidane", env),
    join(homeOf(env), ".cargo", "bin", "hidane"),
    join(kept, "bin", "hidane"),
    join(kept, "node_modules", ".bin", "hidane"),
  ];
  return candidates.find((path) => path !== null && existsSync(path) && hidaneAnswers(path)) ?? null;
}

/** @param {string} path */
function hidaneAnswers(path) {
  try {
    const said = execFileSync(path, ["--version"], { encoding: "utf8", stdio: "pipe", timeout: 10_000 });
    return said.trim() === `hidane ${hidaneVersion}`;
  } catch {
    return false;
  }
}

/** @param {string} root */
export async function hidaneFromNpm(root) {
  const { code } = await installInPlace((prefix) => {
    const args = ["install", `hidane@${hidaneVersion}`, "--no-save", "--ignore-scripts", "--prefix", prefix];
    // Few registries carry it: one quick try.
    return npm(root, [...args, "--fetch-retries=0", "--no-audit", "--no-fund"], 60_000);
  });
  return code === 0 && findHidane(process.env) !== null;
}

/** Returns what cargo said when it failed, "" when it did not. @param {string} root */
export async function hidaneFromCargo(root) {
  // Kept until it is done, so that a compilation that was interrupted goes on where it was.
  const target = join(root, ".data", "tools", "target");
  const env = {
    ...process.env,
    CARGO_TARGET_DIR: target,
    CARGO_TERM_PROGRESS_WHEN: "always",
    CARGO_TERM_PROGRESS_WIDTH: "80",
  };
  try {
    await step(`Firestore emulator, compiled once (hidane ${hidaneVersion})`, async (tell) => {
      const onText = (/** @type {string} */ text) => {
        const counts = [...text.matchAll(/(\d+)\/(\d+)/g)].at(-1);
        if (counts) tell(`${counts[1]} of ${counts[2]} crates`);
      };
      const { code, output } = await installInPlace((prefix) => {
        const args = ["install", "hidane", "--version", hidaneVersion, "--locked", "--root", prefix];
        return run("cargo", args, { env, onText });
      });
      if (code !== 0) throw new Failure(lastError(output) ?? `exit code ${code}`);
    });
    rmSync(target, { recursive: true, force: true });
    return "";
  } catch (error) {
    return /** @type {Error} */ (error).message;
  }
}

/**
 * Installs beside the place and moves the whole there in one step, so that another clone never finds half of it.
 * @param {(prefix: string) => Promise<{ code: number, output: string }>} install
 */
async function installInPlace(install) {
  const place = hidaneDirectory(process.env);
  const prefix = besides(place);
  try {
    const result = await install(prefix);
    if (result.code === 0) putInPlace(prefix, place);
    return result;
  } finally {
    rmSync(prefix, { recursive: true, force: true });
  }
}

/** @param {string} place */
function besides(place) {
  try {
    mkdirSync(dirname(place), { recursive: true });
    return mkdtempSync(`${place}.`);
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    throw new Failure(
      `The Firestore emulator is kept in ${dirname(place)}, which cannot be written (${code}): make it writable, or set XDG_CACHE_HOME to a directory that is.`,
    );
  }
}

/** @param {string} prefix @param {string} place */
function putInPlace(prefix, place) {
  // Another clone was quicker.
  if (findHidane(process.env)) return;
  rmSync(place, { recursive: true, force: true });
  try {
    renameSync(prefix, place);
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    // Quicker by an instant.
    if (code !== "ENOTEMPTY" && code !== "EEXIST") throw error;
  }
}

/** @param {string} output */
function lastError(output) {
  const errors = output.split("\n").filter((text) => text.startsWith("error"));
  return errors.at(-1)?.trim();
}

/** @param {string} name @param {NodeJS.ProcessEnv} env */
export function onPath(name, env) {
  const directory = (env.PATH ?? "").split(delimiter).find((entry) => entry && existsSync(join(entry, name)));
  return directory ? join(directory, name) : null;
}
