import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { type Emulator, emulator, RULES } from "../rulesMatrix/emulator.ts";
import { besides } from "./alone.ts";
import { edited, type Mutant, mutantsOf } from "./mutants.ts";
import { parseRules } from "./rulesFile.ts";

/** Rules to be held against the matrix's cells of some match paths. */
export interface Candidate {
  readonly name: string;
  readonly source: string;
  readonly paths: readonly string[];
  /** Whether only those cells are asked for that are allowed: less rules can do no more than refuse them. */
  readonly allowedAlone: boolean;
}

/** What the matrix says of them. */
export interface Verdict {
  readonly name: string;
  /** The first cell that answered otherwise, or null: they went unnoticed. */
  readonly noticedBy: string | null;
  readonly cellsAsked: number;
}

/** More would only wait for one another's cores. */
const MOST_WORKERS = 4;

/** Runs the matrix's cells against mutants of `firestore.rules`; each loads what its own paths need and no more. */
export function runMutants(chosen: (all: readonly Mutant[]) => readonly Mutant[]): Promise<Verdict[]> {
  const rules = parseRules(RULES);
  return verdictsOn(
    chosen(mutantsOf(rules)).map(({ name, paths, edit }) => ({
      name,
      paths,
      allowedAlone: false,
      source: edited(RULES, [edit, ...besides(rules, paths)]),
    })),
  );
}

/** Runs them against the rules of each match path alone, unchanged: what is noticed here would kill every mutant. */
export function runUnchanged(): Promise<Verdict[]> {
  const rules = parseRules(RULES);
  return verdictsOn(
    [...new Set(rules.allows.map(({ path }) => path))]
      .filter((path) => path !== "{document=**}")
      .map((path) => ({
        name: path,
        paths: [path],
        allowedAlone: true,
        source: edited(RULES, besides(rules, [path])),
      })),
  );
}

/** On several emulators side by side. */
async function verdictsOn(candidates: readonly Candidate[]): Promise<Verdict[]> {
  const waiting = [...candidates];
  const verdicts: Verdict[] = [];
  const workers = Math.min(MOST_WORKERS, availableParallelism());
  await Promise.all(Array.from({ length: workers }, (_, number) => work(number, waiting, verdicts)));
  return verdicts;
}

/** One worker with an emulator of its own, or a project of its own on the test run's. */
async function work(number: number, waiting: Candidate[], verdicts: Verdict[]): Promise<void> {
  const on = await emulator();
  try {
    await drive(number, on, waiting, verdicts);
  } finally {
    on.stop();
  }
}

function drive(
  number: number,
  { host, port }: Emulator,
  waiting: Candidate[],
  verdicts: Verdict[],
): Promise<void> {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { workerData: { number, host, port } });
  return new Promise((resolve, reject) => {
    worker.on("message", (verdict: Verdict | "ready") => {
      if (verdict !== "ready") verdicts.push(verdict);
      worker.postMessage(waiting.shift() ?? null);
    });
    worker.on("error", reject);
    worker.on("exit", (code) =>
      code === 0 ? resolve() : reject(new Error(`Worker ${number} ended with ${code}.`)),
    );
  });
}
