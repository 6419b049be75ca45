import { parentPort, workerData } from "node:worker_threads";
import type { RulesTestEnvironment } from "@firebase/rules-unit-testing";
import { type Clients, clientsOf } from "../rulesMatrix/asking.ts";
import { loadRules, matrixEnvironment, seed } from "../rulesMatrix/emulator.ts";
import { type Cell, differencesIn } from "../rulesMatrix/sweepCells.ts";
import { cellsOfMatchPath } from "./affected.ts";
import type { Candidate, Verdict } from "./run.ts";

const port = parentPort!;
const { number, ...on } = workerData as { number: number; host: string; port: number };
const PROJECT = `demo-rules-mutants-${number}`;

const environment: RulesTestEnvironment = await matrixEnvironment(on, PROJECT);
const clients: Clients = clientsOf(environment);

port.on("message", async (candidate: Candidate | null) => {
  if (candidate !== null) return port.postMessage(await verdictOn(candidate));
  await environment.cleanup();
  process.exit(0);
});
port.postMessage("ready");

async function verdictOn({ name, source, paths, allowedAlone }: Candidate): Promise<Verdict> {
  // What the emulator refuses proves nothing about the matrix: it fails the run.
  await loadRules(on, PROJECT, source);
  const concerned = paths.flatMap(cellsOfMatchPath);
  const cells = spread(
    allowedAlone ? concerned.filter(({ shape, role }) => shape.expected[role] === "allowed") : concerned,
  );
  const { differences, asked } = await differencesIn(clients, cells, { stopAtFirst: true });
  if (differences.some(({ wrote }) => wrote)) await restore();
  return { name, noticedBy: differences[0]?.cell ?? null, cellsAsked: asked };
}

/** Puts back what a mutant that allows writes let the cells destroy. */
async function restore(): Promise<void> {
  await environment.clearFirestore();
  await seed(environment);
}

/** Orders the cells so that early ones differ in path, operation and role: most mutants are noticed soon. */
function spread(cells: Cell[]): Cell[] {
  let stride = Math.max(1, Math.floor(cells.length * 0.618));
  while (greatestCommonDivisor(stride, cells.length) !== 1) stride += 1;
  return cells.map((_, index) => cells[(index * stride) % cells.length]!);
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
