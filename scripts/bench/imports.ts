import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { root } from "../command.ts";
import { registeredCallables } from "../generate/registry.ts";
import { type Figure, inTurns, ratioFigure } from "./measure.ts";

const run = promisify(execFile);
const ROUNDS = 9;
const LIBRARIES = [
  "firebase-admin/app",
  "firebase-admin/firestore",
  "firebase-functions",
  "firebase-functions/https",
  "zod",
]
  .map((name) => `await import("${name}")`)
  .join(";");

/** What a deployed function imports at its cold start, each room's with one of its callables, against the libraries alone. */
export async function importFigures(): Promise<Figure[]> {
  const rooms = new Map((await registeredCallables()).map(({ room, verb }) => [room, verb]));
  const figures: Figure[] = [];
  for (const [room, verb] of rooms) {
    const ours = () => loadingMs(called(room, verb));
    const measured = await inTurns(ROUNDS, 1, ours, () => loadingMs(LIBRARIES));
    const name = `import of the function ${room} ÷ firebase-admin + firebase-functions + zod`;
    figures.push(ratioFigure(name, 1.25, measured));
  }
  return figures;
}

/** The surface, and a callable as its room's router loads it at its first call. */
const called = (room: string, verb: string) => `
  await import("./lib/index.js");
  const { rooms } = await import("./lib/house.js");
  await rooms.find(({ name }) => name === "${room}").callables.${verb}();`;

/** Milliseconds that a new process takes for what it loads, as the process itself sees it. */
export async function loadingMs(loading: string): Promise<number> {
  const script = `const t = performance.now(); ${loading}; console.log(performance.now() - t)`;
  const { stdout } = await run(process.execPath, ["--input-type=module", "-e", script], {
    cwd: join(root, "functions"),
    env: { ...process.env, NODE_COMPILE_CACHE: "" },
  });
  return Number(stdout);
}
