/**
 * `node scripts/setup.mjs <command> [args…]`: makes a fresh clone ready and then runs `scripts/<command>.ts` on the
 * pinned Node. It needs nothing but a Node of 18 or newer and npm; what is done already is not done again, and a set-up
 * that was interrupted is finished by the next one.
 */
import { spawn } from "node:child_process";
import { constants } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { stopAll } from "./setup/child.mjs";
import { Failure } from "./setup/failure.mjs";
import { ensureHidane, ensureOfficialJar } from "./setup/firestore.mjs";
import { ensurePackages, pinnedNode } from "./setup/packages.mjs";
import { line } from "./setup/progress.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Every command a person types: those that need the emulators, and the others. */
const measuring = [
  "test",
  "test:long",
  "test:mutate",
  "test:defects",
  "bench",
  "load",
  "rehearse",
  "pictures",
];
const withEmulators = ["start", "dev", "deploy", ...measuring];
const others = ["check", "generate", "chart", "replay", "recount", "advance", "buy", "operate"];
const commands = [...withEmulators, ...others];
/** Of those whose script has another name. */
const scripts = new Map([
  ["test:long", "testLong"],
  ["test:mutate", "mutateRules"],
  ["test:defects", "defects"],
]);

async function main() {
  const [command = "", ...args] = process.argv.slice(2);
  if (!commands.includes(command))
    throw new Failure(`There is no command "${command}": use one of ${commands.join(", ")}.`);
  if (process.platform === "win32")
    throw new Failure(
      "The local stack runs on Linux and macOS: open this folder in WSL and run the command there.",
    );
  const interrupt = () => {
    stopAll();
    process.exit(130);
  };
  for (const signal of forwarded) process.on(signal, interrupt);
  // Compiling the emulator and fetching the packages wait for different things: together they take as long as one.
  await Promise.all([ensurePackages(root), withEmulators.includes(command) && ensureHidane(root)]);
  if (withEmulators.includes(command)) await ensureOfficialJar(root);
  for (const signal of forwarded) process.off(signal, interrupt);
  handOver(join(root, "scripts", `${scripts.get(command) ?? command}.ts`), args);
}

/** @type {NodeJS.Signals[]} */
const forwarded = ["SIGINT", "SIGTERM", "SIGHUP"];

/** @param {string} script @param {string[]} args */
function handOver(script, args) {
  const path = [join(root, "node_modules", ".bin"), process.env.PATH].filter(Boolean).join(delimiter);
  const child = spawn(pinnedNode(root), [script, ...args], {
    stdio: "inherit",
    env: { ...process.env, PATH: path },
  });
  for (const signal of forwarded)
    process.on(signal, () => {
      // A terminal sends Ctrl-C to the whole group; sent on, it would count as the second, which forces.
      if (signal === "SIGINT" && process.stdin.isTTY) return;
      child.kill(signal);
    });
  child.on("exit", (code, signal) => process.exit(code ?? 128 + (signal ? constants.signals[signal] : 0)));
}

main().catch((error) => {
  stopAll();
  line(`✗ ${error instanceof Failure ? error.message : (error.stack ?? error)}`);
  process.exit(1);
});
