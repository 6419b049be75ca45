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

/** Every command a person types: its script, and whether it needs the emulators. */
const commands = new Map([
  ["start", { script: "start.ts", emulators: true }],
  ["dev", { script: "dev.ts", emulators: true }],
  ["test", { script: "test.ts", emulators: true }],
  ["test:long", { script: "testLong.ts", emulators: true }],
  ["test:mutate", { script: "mutateRules.ts", emulators: true }],
  ["test:defects", { script: "defects.ts", emulators: true }],
  ["bench", { script: "bench.ts", emulators: true }],
  ["load", { script: "load.ts", emulators: true }],
  ["check", { script: "check.ts", emulators: false }],
  ["generate", { script: "generate.ts", emulators: false }],
  ["chart", { script: "chart.ts", emulators: false }],
  ["replay", { script: "replay.ts", emulators: false }],
  ["recount", { script: "recount.ts", emulators: false }],
  ["advance", { script: "advance.ts", emulators: false }],
  ["buy", { script: "buy.ts", emulators: false }],
  ["operate", { script: "operate.ts", emulators: false }],
  ["rehearse", { script: "rehearse.ts", emulators: true }],
  ["deploy", { script: "deploy.ts", emulators: true }],
]);

async function main() {
  const [command = "", ...args] = process.argv.slice(2);
  const known = commands.get(command);
  if (!known)
    throw new Failure(`There is no command "${command}": use one of ${[...commands.keys()].join(", ")}.`);
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
  await Promise.all([ensurePackages(root), known.emulators && ensureHidane(root)]);
  if (known.emulators) await ensureOfficialJar(root);
  for (const signal of forwarded) process.off(signal, interrupt);
  handOver(join(root, "scripts", known.script), args);
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
