import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { run } from "./child.mjs";
import { Failure } from "./failure.mjs";
import { findJava, javaNeeded } from "./java.mjs";
import { npm, pinnedNode } from "./packages.mjs";
import { step } from "./progress.mjs";

/** A Firestore emulator in Rust that stands in for Google's under firebase-tools: see docs/decisions. */
export const hidaneVersion = "0.6.0";

/**
 * @typedef {{ kind: "hidane", path: string } | { kind: "official", javaBin: string }} Firestore
 */

/** What is installed already decides; null when something must be installed first. @param {string} root @param {NodeJS.ProcessEnv} env @returns {Firestore | null} */
export function findFirestore(root, env) {
  const forced = isForced(env);
  const path = forced ? null : findHidane(root, env);
  if (path) return { kind: "hidane", path };
  const javaBin = findJava(env);
  return javaBin ? { kind: "official", javaBin } : null;
}

/**
 * The next thing to try, given what the machine has and what has failed already.
 * @param {{ forced: boolean, hidane: boolean, npmFailed: boolean, cargo: boolean, cargoFailed: boolean, java: boolean }} machine
 * @returns {"hidane" | "npm" | "cargo" | "official" | "none"}
 */
export function nextFirestore({ forced, hidane, npmFailed, cargo, cargoFailed, java }) {
  if (forced) return java ? "official" : "none";
  if (hidane) return "hidane";
  if (!npmFailed) return "npm";
  if (cargo && !cargoFailed) return "cargo";
  return java ? "official" : "none";
}

/** Installs hidane when it can be had; the official emulator's own download comes after the packages. @param {string} root */
export async function ensureHidane(root) {
  const machine = {
    forced: isForced(process.env),
    hidane: findHidane(root, process.env) !== null,
    npmFailed: false,
    cargo: onPath("cargo", process.env) !== null,
    cargoFailed: false,
    java: false,
  };
  let cargoSaid = "";
  for (;;) {
    machine.java = machine.hidane || findJava(process.env) !== null;
    switch (nextFirestore(machine)) {
      case "hidane":
      case "official":
        return;
      case "npm":
        machine.npmFailed = !(await hidaneFromNpm(root));
        break;
      case "cargo": {
        cargoSaid = await hidaneFromCargo(root);
        machine.cargoFailed = cargoSaid !== "";
        break;
      }
      case "none":
        throw new Failure(noFirestore(machine, cargoSaid));
    }
    machine.hidane = findHidane(root, process.env) !== null;
  }
}

/** @param {{ forced: boolean, cargo: boolean }} machine @param {string} cargoSaid */
export function noFirestore({ forced, cargo }, cargoSaid) {
  const java = `Java ${javaNeeded} or newer (https://adoptium.net)`;
  if (forced)
    return `FIRESTORE_EMULATOR=official needs ${java}, which is not on this machine: install it, or unset the variable.`;
  if (!cargo)
    return `The Firestore emulator needs either cargo (https://rustup.rs) or ${java}, and neither is on this machine: install one and run the command again.`;
  return `The Firestore emulator could not be compiled (cargo: «${cargoSaid}») and there is no Java: check the network and run \`rustup update\`, or install ${java}, then run the command again.`;
}

/** Google's emulator is a download of firebase-tools; nothing to do when hidane is used. @param {string} root */
export async function ensureOfficialJar(root) {
  const firestore = findFirestore(root, process.env);
  if (
    firestore?.kind !== "official" ||
    existsSync(process.env.FIRESTORE_EMULATOR_BINARY_PATH || officialJar(root))
  )
    return;
  await step("Google's Firestore emulator", async () => {
    const firebase = join(root, "node_modules", "firebase-tools", "lib", "bin", "firebase.js");
    const cwd = join(root, "node_modules");
    const { code, output } = await run(pinnedNode(root), [firebase, "setup:emulators:firestore"], { cwd });
    if (code === 0 && existsSync(officialJar(root))) return;
    const reason =
      output
        .trim()
        .split("\n")
        .filter((text) => /error|fail/i.test(text))
        .at(-1) ?? "";
    throw new Failure(
      `Google's Firestore emulator could not be downloaded from Google (${reason.trim().replace(/^Error: /, "") || "no answer"}): ` +
        "check the network, or install cargo (https://rustup.rs) and unset FIRESTORE_EMULATOR to use hidane instead.",
    );
  });
}

/** @param {string} root */
function officialJar(root) {
  const info = join(
    root,
    "node_modules",
    "firebase-tools",
    "lib",
    "emulator",
    "downloadableEmulatorInfo.json",
  );
  const directory = process.env.FIREBASE_EMULATORS_PATH || join(homedir(), ".cache", "firebase", "emulators");
  return join(directory, JSON.parse(readFileSync(info, "utf8")).firestore.downloadPathRelativeToCacheDir);
}

/** @param {NodeJS.ProcessEnv} env */
function isForced(env) {
  const value = env.FIRESTORE_EMULATOR;
  if (!value || value === "hidane") return false;
  if (value === "official") return true;
  throw new Failure(
    `FIRESTORE_EMULATOR=${value} is unknown: set it to "official" for Google's emulator, or unset it.`,
  );
}

/** @param {string} root @param {NodeJS.ProcessEnv} env */
function findHidane(root, env) {
  const candidates = [
    onPath("hidane", env),
    join(homedir(), ".cargo", "bin", "hidane"),
    join(root, ".data", "tools", "bin", "hidane"),
    join(root, ".data", "tools", "node_modules", ".bin", "hidane"),
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

/** @param {string} name @param {NodeJS.ProcessEnv} env */
function onPath(name, env) {
  const directory = (env.PATH ?? "").split(delimiter).find((entry) => entry && existsSync(join(entry, name)));
  return directory ? join(directory, name) : null;
}

/** @param {string} root */
async function hidaneFromNpm(root) {
  const prefix = join(root, ".data", "tools");
  const args = ["install", `hidane@${hidaneVersion}`, "--no-save", "--ignore-scripts", "--prefix", prefix];
  // Few registries carry it: one quick try.
  const { code } = await npm(root, [...args, "--fetch-retries=0", "--no-audit", "--no-fund"], 60_000);
  return code === 0 && findHidane(root, process.env) !== null;
}

/** Returns what cargo said when it failed, "" when it did not. @param {string} root */
async function hidaneFromCargo(root) {
  const tools = join(root, ".data", "tools");
  // Kept until it is done, so that a compilation that was interrupted goes on where it was.
  const target = join(tools, "target");
  const env = {
    ...process.env,
    CARGO_TARGET_DIR: target,
    CARGO_TERM_PROGRESS_WHEN: "always",
    CARGO_TERM_PROGRESS_WIDTH: "80",
  };
  const args = ["install", "hidane", "--version", hidaneVersion, "--locked", "--root", tools];
  try {
    await step(`Firestore emulator, compiled once (hidane ${hidaneVersion})`, async (tell) => {
      const onText = (/** @type {string} */ text) => {
        const counts = [...text.matchAll(/(\d+)\/(\d+)/g)].at(-1);
        if (counts) tell(`${counts[1]} of ${counts[2]} crates`);
      };
      const { code, output } = await run("cargo", args, { env, onText });
      if (code !== 0) throw new Failure(lastError(output) ?? `exit code ${code}`);
    });
    rmSync(target, { recursive: true, force: true });
    return "";
  } catch (error) {
    return /** @type {Error} */ (error).message;
  }
}

/** @param {string} output */
function lastError(output) {
  const errors = output.split("\n").filter((text) => text.startsWith("error"));
  return errors.at(-1)?.trim();
}
