/**
 * `npm run operate -- <what> …`: what docs/operate.md tells an operator to do. On the local stack, or with `--project <id>`
 * and application default credentials on a project. Loads nothing that a command does not need.
 */
import { parseArgs } from "node:util";
import { chooseBackend, requireBackend } from "./backend.ts";
import { command } from "./command.ts";
import { Failure } from "./setup/failure.mjs";

interface Operation {
  readonly usage: string;
  readonly takes: number;
  /** Gets its words and why it is done; returns what to say. */
  readonly run: (words: readonly string[], given: Given) => Promise<readonly string[]>;
}
export interface Given {
  readonly note: string | undefined;
  readonly project: string | undefined;
}

const OPERATIONS: Readonly<Record<string, Operation>> = {
  jobs: {
    usage: "jobs: those that run or have failed, with what was found",
    takes: 0,
    run: async () => (await import("./operate/jobs.ts")).listJobs(),
  },
  wake: {
    usage: "wake <jobId>: lets the next sweep enqueue what a running job lacks",
    takes: 1,
    run: async ([jobId = ""]) => (await import("./operate/jobs.ts")).wakeJob(jobId),
  },
  retry: {
    usage: "retry <regionId> --note <why>: begins a failed provisioning anew",
    takes: 1,
    run: async ([regionId = ""], given) =>
      (await import("./operate/jobs.ts")).retryRegion(regionId, noteOf(given)),
  },
  find: {
    usage: "find <correlationId>: every log line of a call, its tasks included",
    takes: 1,
    run: async ([correlationId = ""], { project }) =>
      (await import("./operate/find.ts")).findLines(correlationId, project),
  },
  ledger: {
    usage: "ledger: rebuilds every balance and lists what disagrees",
    takes: 0,
    run: async () => (await import("./operate/ledger.ts")).examineLedger(),
  },
  rebuild: {
    usage: "rebuild <accountId> --note <why>: sets an account's balance to what its transfers add up to",
    takes: 1,
    run: async ([accountId = ""], given) =>
      (await import("./operate/ledger.ts")).rebuildAccount(accountId, noteOf(given)),
  },
  treasuries: {
    usage: "treasuries: opens the treasury of each region that was opened before regions had one",
    takes: 0,
    run: async () => (await import("./operate/treasuries.ts")).openTreasuries(),
  },
  backfill: {
    usage: "backfill <collection>: brings every document of a collection to its present version",
    takes: 1,
    run: async ([collection = ""]) => (await import("./operate/backfill.ts")).backfill(collection),
  },
  names: {
    usage: "names <hold|tidy>: brings names under new keys of look-alikes, around a deploy",
    takes: 1,
    run: async ([step = ""]) => (await import("./operate/names.ts")).rekeyNames(step),
  },
  "restore-region": {
    usage: "restore-region <regionId> <database> --note <why>: takes a region from a restored database",
    takes: 2,
    run: async ([regionId = "", database = ""], given) =>
      (await import("./operate/restoreRegion.ts")).restoreRegion(regionId, database, noteOf(given)),
  },
};

function noteOf({ note }: Given): string {
  if (note === undefined || note.length < 10 || note.length > 200)
    throw new Failure('Say why, in 10 to 200 characters: --note "…". It goes to the audit log.');
  return note;
}

await command(async () => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { note: { type: "string" }, project: { type: "string" } },
  });
  const [name = "", ...words] = positionals;
  const operation = Object.hasOwn(OPERATIONS, name) ? OPERATIONS[name] : undefined;
  if (operation === undefined || words.length !== operation.takes) {
    const usages = Object.values(OPERATIONS).map(({ usage }) => `  npm run operate -- ${usage}`);
    throw new Failure(
      `Use one of these, with --project <id> where it is not the local stack:\n${usages.join("\n")}`,
    );
  }
  chooseBackend(values.project);
  // Finding lines of the log needs no stack that runs.
  if (name !== "find") await requireBackend();
  const given = { note: values.note, project: values.project };
  const said = await operation.run(words, given).catch((error: Error) => {
    // What the game refuses is said in a sentence, too.
    throw error.name === "GameError" ? new Failure(error.message) : error;
  });
  for (const line of said) console.log(line);
  if (said.some((line) => line.startsWith("✗"))) process.exitCode = 1;
});
// The client of Firestore would keep the process alive.
process.exit();
