import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { run } from "./child.mjs";
import { Failure } from "./failure.mjs";
import { step } from "./progress.mjs";

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
  await step("packages", async () => {
    const { code, output } = await npm(root, ["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
    if (code !== 0) throw new Failure(npmFailure("The packages could not be installed", output));
  });
}

/** @param {string} root @param {string} version */
async function installNode(root, version) {
  await step(`Node ${version}`, async () => {
    // Its install script alone may run: it fetches the binary for this machine (.npmrc forbids all the others).
    const args = ["rebuild", "node", "--ignore-scripts=false", "--loglevel=error"];
    const { code, output } = await npm(root, args);
    if (code !== 0) throw new Failure(npmFailure(`Node ${version} could not be installed`, output));
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
  try {
    return execFileSync(pinnedNode(root), ["--version"], { encoding: "utf8", stdio: "pipe" }).trim().slice(1);
  } catch {
    return "";
  }
}

/** @param {string} root @param {string[]} args @param {number} [timeout] in milliseconds */
export function npm(root, args, timeout = 0) {
  const env = { ...process.env };
  // This script often runs under npm itself, whose settings for the running command would be taken for ours.
  for (const name of Object.keys(env)) if (name.startsWith("npm_")) delete env[name];
  env.npm_config_update_notifier = "false";
  // A short patience between tries: without a network the sentence should not take minutes to come.
  env.npm_config_fetch_retry_mintimeout = "1000";
  env.npm_config_fetch_retry_maxtimeout = "5000";
  // npm must not run on the Node that it is about to replace.
  const own = join(root, "node_modules", ".bin");
  env.PATH = (env.PATH ?? "")
    .split(delimiter)
    .filter((directory) => directory !== own)
    .join(delimiter);
  return run("npm", args, { cwd: root, env, timeout });
}

/** @param {string} what @param {string} output */
export function npmFailure(what, output) {
  if (/spawn npm ENOENT/.test(output))
    return `${what} because npm is not on PATH: install Node with npm (https://nodejs.org) and run the command again.`;
  if (/ENOSPC/.test(output)) return `${what} because the disk is full: free 3 GB and run the command again.`;
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network/i.test(output))
    return `${what} because the package registry did not answer: check the network (or proxy) and run the command again.`;
  if (/can only install packages when your package.json and package-lock.json/.test(output))
    return `${what} because package-lock.json does not match package.json: run \`npm install\` and commit the lock file.`;
  const error = /npm (?:error|ERR!) (?!code)(.*)/.exec(output)?.[1] ?? output.trim().split("\n").at(-1);
  return `${what}: npm says «${error}»; see the log that npm names under ~/.npm/_logs and run the command again.`;
}
