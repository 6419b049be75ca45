import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { root } from "../command.ts";
import { registeredCallables } from "../generate/registry.ts";
import { type Figure, inTurns, noteOf } from "./measure.ts";

const run = promisify(execFile);
const ROUNDS = 9;
const LIBRARIES = [
  "firebase-admin/app",
  "firebase-admin/firestore",
  "firebase-functions",
  "firebase-functions/https",
  "zod",
];

/** What a deployed function imports at its cold start, each room's with one of its callables, against the libraries alone. */
export async function importFigures(): Promise<Figure[]> {
  const rooms = new Map((await registeredCallables()).map(({ room, verb }) => [room, verb]));
  const figures: Figure[] = [];
  for (const [room, verb] of rooms) {
    const measured = await inTurns(
      ROUNDS,
      1,
      () => importMs(["./lib/index.js", builtFileOf(room, verb)]),
      () => importMs(LIBRARIES),
    );
    figures.push({
      name: `import of the function ${room} ÷ firebase-admin + firebase-functions + zod`,
      value: measured.ratio,
      limit: 1.25,
      unit: "ratio",
      note: noteOf(measured),
    });
  }
  return figures;
}

/** A callable's file as it is built, in whichever folder of its room. */
function builtFileOf(room: string, verb: string): string {
  const built = readdirSync(join(root, "functions/lib", room), { recursive: true, encoding: "utf8" });
  return `./lib/${room}/${built.find((file) => basename(file) === `${verb}.js`)}`;
}

/** Milliseconds that a new process takes to import the modules, as the process itself sees it. */
async function importMs(modules: readonly string[]): Promise<number> {
  const script = `const t = performance.now(); for (const m of ${JSON.stringify(modules)}) await import(m); console.log(performance.now() - t)`;
  const { stdout } = await run(process.execPath, ["--input-type=module", "-e", script], {
    cwd: join(root, "functions"),
    env: { ...process.env, NODE_COMPILE_CACHE: "" },
  });
  return Number(stdout);
}
