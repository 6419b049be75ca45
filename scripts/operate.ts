/**
 * `npm run operate -- <what> …`: what docs/operate.md tells an operator to do. On the local stack, or with `--project <id>`
 * and application default credentials on a project. Loads nothing that a command does not need.
 */
import { command, given } from "./command.ts";
import { Failure } from "./setup/failure.mjs";
import { chooseBackend, requireBackend } from "./stack/backend.ts";

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
  aside: {
    usage: "aside: what has failed so often that it was set aside, with the last error",
    takes: 0,
    run: async () => (await import("./operate/aside.ts")).listAside(),
  },
  "aside retry": {
    usage: "aside retry <row or task>: has one of them, or all of a task, tried again",
    takes: 1,
    run: async ([which = ""]) => (await import("./operate/aside.ts")).retryAside(which),
  },
  "aside drop": {
    usage: "aside drop <row or task> --note <why>: gives one of them, or all of a task, up for good",
    takes: 1,
    run: async ([which = ""], given) => (await import("./operate/aside.ts")).dropAside(which, noteOf(given)),
  },
  queues: {
    usage: "queues: how deep each is, and since when its oldest task waits",
    takes: 0,
    run: async (_, { project }) => (await import("./operate/queues.ts")).listQueues(project),
  },
  "queues pause": {
    usage: "queues pause <queue>: it takes tasks and delivers none",
    takes: 1,
    run: async ([queue = ""], { project }) =>
      (await import("./operate/queues.ts")).pauseQueue(queue, project),
  },
  "queues resume": {
    usage: "queues resume <queue>: it delivers again",
    takes: 1,
    run: async ([queue = ""], { project }) =>
      (await import("./operate/queues.ts")).resumeQueue(queue, project),
  },
  "queues drain": {
    usage: "queues drain <queue>: empties it; what is still to be done is enqueued again by itself",
    takes: 1,
    run: async ([queue = ""], { project }) =>
      (await import("./operate/queues.ts")).drainQueue(queue, project),
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
  terminals: {
    usage: "terminals: opens the terminals of a Nexus that was built before there were any",
    takes: 0,
    run: async () => (await import("./operate/terminals.ts")).openTerminals(),
  },
  backfill: {
    usage:
      "backfill <collection>: has every document of a collection brought to its present version, and watches it",
    takes: 1,
    run: async ([collection = ""]) => (await import("./operate/backfill.ts")).backfill(collection),
  },
  closings: {
    usage: "closings: regions that are closing, with their phase and what was found",
    takes: 0,
    run: async () => (await import("./operate/closings.ts")).listClosings(),
  },
  "closings resume": {
    usage: "closings resume <regionId> --note <why>: begins the phase anew whose job has failed",
    takes: 1,
    run: async ([regionId = ""], given) =>
      (await import("./operate/closings.ts")).resumeClosing(regionId, noteOf(given)),
  },
  names: {
    usage: "names <hold|tidy>: brings names under new keys of look-alikes, around a deploy",
    takes: 1,
    run: async ([step = ""]) => (await import("./operate/names.ts")).rekeyNames(step),
  },
  "billing explain": {
    usage: "billing explain <regionId>: who holds a region and why, by what is stored of its payment",
    takes: 1,
    run: async ([regionId = ""]) => (await import("./operate/billing.ts")).explainHold(regionId),
  },
  "billing replay": {
    usage: "billing replay <eventId> --note <why>: has an event of Stripe's applied again",
    takes: 1,
    run: async ([eventId = ""], given) =>
      (await import("./operate/billing.ts")).replayEvent(eventId, noteOf(given)),
  },
  "billing reconcile": {
    usage: "billing reconcile: compares what Stripe has with what is stored, and repairs it",
    takes: 0,
    run: async () => (await import("./operate/billing.ts")).reconcileNow(),
  },
  "billing refund": {
    usage: "billing refund <paymentId> <cents or all> --note <why>: gives a payment back, in part or whole",
    takes: 2,
    run: async ([paymentId = "", cents = ""], given) =>
      (await import("./operate/billing.ts")).refund(paymentId, cents, noteOf(given)),
  },
  "billing grace": {
    usage:
      "billing grace <regionId> <hours> --note <why>: a held region begins to close so many hours from now",
    takes: 2,
    run: async ([regionId = "", hours = ""], given) =>
      (await import("./operate/billing.ts")).extendGrace(regionId, hours, noteOf(given)),
  },
  "billing bar": {
    usage: "billing bar <uid> --note <why>: lets a player buy nothing",
    takes: 1,
    run: async ([uid = ""], given) => (await import("./operate/billing.ts")).bar(uid, noteOf(given)),
  },
  "billing unbar": {
    usage: "billing unbar <uid> --note <why>: lifts the bar, and what banks have warned of",
    takes: 1,
    run: async ([uid = ""], given) => (await import("./operate/billing.ts")).unbar(uid, noteOf(given)),
  },
  "restore-region": {
    usage: "restore-region <regionId> <database> --note <why>: takes a region from a restored database",
    takes: 2,
    run: async ([regionId = "", database = ""], given) =>
      (await import("./operate/restoreRegion.ts")).restoreRegion(regionId, database, noteOf(given)),
  },
};

const USAGE = "npm run operate -- <what> [--note <why>] [--project <id, where it is not the local stack>]";

function noteOf({ note }: Given): string {
  if (note === undefined || note.length < 10 || note.length > 200)
    throw new Failure('Say why, in 10 to 200 characters: --note "…". It goes to the audit log.');
  return note;
}

await command(async () => {
  const text = { type: "string" } as const;
  const { words: all, values } = given(USAGE, { least: 0, most: 5 }, { note: text, project: text });
  // Some are of two words.
  const length = Object.hasOwn(OPERATIONS, all.slice(0, 2).join(" ")) ? 2 : 1;
  const name = all.slice(0, length).join(" ");
  const words = all.slice(length);
  const operation = Object.hasOwn(OPERATIONS, name) ? OPERATIONS[name] : undefined;
  if (operation === undefined || words.length !== operation.takes) {
    const usages = Object.values(OPERATIONS).map(({ usage }) => `  npm run operate -- ${usage}`);
    throw new Failure(`Use ${USAGE}, where what it does is one of these:\n${usages.join("\n")}`);
  }
  chooseBackend(values.project);
  // Finding lines of the log needs no stack that runs.
  if (name !== "find") await requireBackend();
  const said = await operation
    .run(words, { note: values.note, project: values.project })
    .catch((error: Error) => {
      // What the game refuses is said in a sentence, too.
      throw error.name === "GameError" ? new Failure(error.message) : error;
    });
  for (const line of said) console.log(line);
  if (said.some((line) => line.startsWith("✗"))) process.exitCode = 1;
});
// The client of Firestore would keep the process alive.
process.exit();
