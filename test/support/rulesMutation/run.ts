import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { type Emulator, emulator, RULES } from "../rulesMatrix/emulator.ts";
import { type Mutant, mutantsOf } from "./mutants.ts";
import { parseRules } from "./rulesFile.ts";

/** What the matrix says of one mutant. */
export interface Verdict {
  readonly name: string;
  /** The first cell that answered otherwise, or null: the mutant went unnoticed. */
  readonly noticedBy: string | null;
  readonly cellsAsked: number;
}

/** More would only wait for one another's cores. */
const MOST_WORKERS = 4;

/** Runs the matrix's cells against every mutant of `firestore.rules`, on several emulators side by side. */
export async function runMutants(
  workers = Math.min(MOST_WORKERS, availableParallelism()),
): Promise<Verdict[]> {
  const waiting: Mutant[] = mutantsOf(parseRules(RULES));
  const verdicts: Verdict[] = [];
  await Promise.all(Array.from({ length: workers }, (_, number) => work(number, waiting, verdicts)));
  return verdicts;
}

/** One worker with an emulator of its own, or a project of its own on the test run's. */
async function work(number: number, waiting: Mutant[], verdicts: Verdict[]): Promise<void> {
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
  waiting: Mutant[],
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
