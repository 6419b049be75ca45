import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statfsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { run } from "./child.mjs";
import { Failure } from "./failure.mjs";
import { step } from "./progress.mjs";

const diskNeededBytes = 3 * 1024 ** 3;

/** @param {string} root */
export function pinnedNode(root) {
  return join(root, "node_modules", ".bin", "node");
}

/** Installs the packages of the lock file and the Node of package.json, as far as they are not here yet. @param {string} root */
export async function ensurePackages(root) {
  if (!packagesInstalled(root)) await installPackages(root);
  const wanted = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).devDependencies.node;
  if (nodeVersion(root) !== wanted) await installNode(root, wanted);
}

/**
 * npm writes `node_modules/.package-lock.json` as the last act of an install, so it is there only after a whole one.
 * @param {string} root
 */
export function packagesInstalled(root) {
  try {
    const read = (/** @type {string} */ path) => JSON.parse(readFileSync(join(root, path), "utf8")).packages;
    return sameInstall(read("package-lock.json"), read("node_modules/.package-lock.json"));
  } catch {
    return false;
  }
}

/**
 * Whether what is installed is what the lock file asks for. Optional packages may be for other machines.
 * @param {Record<string, { version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }>} wanted
 * @param {Record<string, { version?: string, integrity?: string }>} installed
 */
export function sameInstall(wanted, installed) {
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === "" || !path.startsWith("node_modules/")) return true;
    const here = installed[path];
    if (!here) return entry.optional === true || entry.devOptional === true;
    return here.version === entry.version && here.integrity === entry.integrity;
  });
}

/** @param {string} root */
async function installPackages(root) {
  requireDisk(root);
  await step("packages", async () => {
    const { code, output } = await npm(root, ["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
    if (code !== 0) throw new Failure(npmFailure("The packages could not be installed", code, output));
  });
}

/** @param {string} root @param {string} version */
async function installNode(root, version) {
  await step(`Node ${version}`, async () => {
    // Its install script alone may run: it fetches the binary for this machine (.npmrc forbids all the others).
    const { code, output } = await npm(root, [
      "rebuild",
      "node",
      "--ignore-scripts=false",
      "--loglevel=error",
    ]);
    if (code !== 0) throw new Failure(npmFailure(`Node ${version} could not be installed`, code, output));
    const got = nodeVersion(root);
    if (got === version) return;
    throw new Failure(
      `Node ${version} was installed but does not run on this machine (${got || "no answer"}): ` +
        "remove node_modules and run the command again, and check that the machine is x64 or arm64.",
    );
  });
}

/** The version of the Node in node_modules, "" when there is none that runs. @param {string} root */
function nodeVersion(root) {
  if (!existsSync(pinnedNode(root))) return "";
  try {
    return execFileSync(pinnedNode(root), ["--version"], { encoding: "utf8", stdio: "pipe" }).trim().slice(1);
  } catch {
    return "";
  }
}

/** @param {string} root */
function requireDisk(root) {
  const { bavail, bsize } = statfsSync(root);
  const freeBytes = bavail * bsize;
  if (freeBytes >= diskNeededBytes) return;
  throw new Failure(
    `The disk has ${(freeBytes / 1024 ** 3).toFixed(1)} GB left and the set-up needs 3 GB: free some space and run the command again.`,
  );
}

/** @param {string} root @param {string[]} args @param {number} [timeoutMs] */
export function npm(root, args, timeoutMs) {
  const env = { ...process.env };
  // This script often runs under npm itself, whose settings for the running command would be taken for ours.
  for (const name of Object.keys(env)) if (name.startsWith("npm_")) delete env[name];
  env.npm_config_update_notifier = "false";
  // A short patience between tries: without a network the sentence should not take minutes to come.
  env.npm_config_fetch_retry_mintimeout = "1000";
  env.npm_config_fetch_retry_maxtimeout = "5000";
  env.PATH = withoutOwnBin(root, env.PATH ?? "");
  return run("npm", args, { cwd: root, env, ...(timeoutMs ? { timeoutMs } : {}) });
}

/**
 * npm must not run on the Node that it is about to replace.
 * @param {string} root @param {string} path
 */
function withoutOwnBin(root, path) {
  const own = join(root, "node_modules", ".bin");
  return path
    .split(delimiter)
    .filter((directory) => directory !== own)
    .join(delimiter);
}

/** @param {string} what @param {number} code @param {string} output */
export function npmFailure(what, code, output) {
  if (code === 127)
    return `${what} because npm is not on PATH: install Node with npm (https://nodejs.org) and run the command again.`;
  if (/ENOSPC/.test(output)) return `${what} because the disk is full: free 3 GB and run the command again.`;
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network/i.test(output))
    return `${what} because the package registry did not answer: check the network (or proxy) and run the command again.`;
  if (/can only install packages when your package.json and package-lock.json/.test(output))
    return `${what} because package-lock.json does not match package.json: run \`npm install\` and commit the lock file.`;
  return `${what}: npm says «${firstError(output)}»; see the log that npm names under ~/.npm/_logs and run the command again.`;
}

/** @param {string} output */
function firstError(output) {
  const line =
    output.split("\n").find((text) => /npm (error|ERR!) (?!code)/.test(text)) ??
    output.trim().split("\n").at(-1) ??
    "";
  return line.replace(/^npm (error|ERR!) /, "").trim();
}
