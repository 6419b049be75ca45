import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { run } from "./child.mjs";
import { Failure } from "./failure.mjs";
import { findHidane, hidaneFromCargo, hidaneFromNpm, onPath } from "./hidane.mjs";
import { findJava, javaNeeded } from "./java.mjs";
import { pinnedNode } from "./packages.mjs";
import { step } from "./progress.mjs";

/**
 * @typedef {{ kind: "hidane", path: string } | { kind: "official", javaBin: string }} Firestore
 */

/** What is installed already decides; null when something must be installed first. @param {NodeJS.ProcessEnv} env @returns {Firestore | null} */
export function findFirestore(env) {
  const forced = isForced(env);
  const path = forced ? null : findHidane(env);
  if (path) return { kind: "hidane", path };
  const javaBin = findJava(env);
  return javaBin ? { kind: "official", javaBin } : null;
}

/**
 * Installs hidane when it can be had, by npm before cargo; else Google's emulator must do, whose own download comes after the
 * packages. @param {string} root
 */
export async function ensureHidane(root) {
  if (findFirestore(process.env)?.kind === "hidane") return;
  const forced = isForced(process.env);
  const cargo = onPath("cargo", process.env) !== null;
  let cargoSaid = "";
  if (!forced) {
    if (await hidaneFromNpm(root)) return;
    if (cargo) cargoSaid = await hidaneFromCargo(root);
  }
  if (findFirestore(process.env) === null) throw new Failure(noFirestore({ forced, cargo }, cargoSaid));
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
  const firestore = findFirestore(process.env);
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
    const errors = output.match(/^.*(?:error|fail).*$/gim) ?? ["no answer"];
    const reason = errors
      .at(-1)
      ?.trim()
      .replace(/^Error: /, "");
    throw new Failure(
      `Google's Firestore emulator could not be downloaded from Google (${reason}): ` +
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
