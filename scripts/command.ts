import { join } from "node:path";
import { Failure } from "./setup/failure.mjs";

/** The repository's root. */
export const root = join(import.meta.dirname, "..");

/** A project id with this prefix keeps everything offline: no command of firebase-tools can reach a real project. */
export const demoProjectId = "demo-sectorwars";

/** Runs a command; what a person can mend is said in one sentence, a fault of ours with its stack. */
export async function command(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    console.error(`✗ ${error instanceof Failure ? error.message : ((error as Error).stack ?? error)}`);
    process.exitCode = 1;
  }
}
