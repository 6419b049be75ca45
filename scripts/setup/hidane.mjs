import { execFileSync } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, isAbsolute, join } from "node:path";
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
  return candidates.find((path) => path !== null && hidaneAnswers(path)) ?? null;
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
  const prefix = hidaneDirectory(process.env);
  const args = ["install", `hidane@${hidaneVersion}`, "--no-save", "--ignore-scripts", "--prefix", prefix];
  // Few registries carry it: one quick try.
  await npm(root, [...args, "--fetch-retries=0", "--no-audit", "--no-fund"], 60_000);
  return findHidane(process.env) !== null;
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
      const prefix = hidaneDirectory(process.env);
      // It locks the place against another clone, and puts the whole there in the end.
      const args = ["install", "hidane", "--version", hidaneVersion, "--locked", "--root", prefix];
      const { code, output } = await run("cargo", args, { env, onText });
      const [said = `exit code ${code}`] = output.match(/^error.*$/gm)?.slice(-1) ?? [];
      if (code !== 0) throw new Failure(said);
    });
    rmSync(target, { recursive: true, force: true });
    return "";
  } catch (error) {
    return /** @type {Error} */ (error).message;
  }
}

/** @param {string} name @param {NodeJS.ProcessEnv} env */
export function onPath(name, env) {
  const directory = (env.PATH ?? "").split(delimiter).find((entry) => entry && existsSync(join(entry, name)));
  return directory ? join(directory, name) : null;
}
