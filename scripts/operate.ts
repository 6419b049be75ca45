/**
 * `npm run operate -- <what> …`: what docs/operate.md tells an operator to do. On the local stack, or with `--project <id>`
 * and application default credentials on a project. Loads nothing that a command does not need.
 */
import { command, given } from "./command.ts";
import { Failure } from "./setup/failure.mjs";
import { chooseBackend, requireBackend } from "./stack/backend.ts";

interface Given {
  /** Why it is done, for the audit log. @throws where nobody has said so. */
  readonly why: () => string;
  readonly project: string | undefined;
}
/** Gets the words that its usage has in angle brackets; returns what to say. */
type Operation = (given: Given, ...words: string[]) => Promise<readonly string[]>;

/** By its usage. */
const OPERATIONS: Readonly<Record<string, Operation>> = {
  "jobs: those that run or have failed, with what was found": async () =>
    (await import("./operate/jobs.ts")).listJobs(),
  "wake <jobId>: lets the next sweep enqueue what a running job lacks": async (_, jobId) =>
    (await import("./operate/jobs.ts")).wakeJob(jobId),
  "retry <regionId> --note <why>: begins a failed provisioning anew": async ({ why }, regionId) =>
    (await import("./operate/jobs.ts")).retryRegion(regionId, why()),
  "aside: what has failed so often that it was set aside, with the last error": async () =>
    (await import("./operate/aside.ts")).listAside(),
  "aside retry <row or task>: has one of them, or all of a task, tried again": async (_, which) =>
    (await import("./operate/aside.ts")).retryAside(which),
  "aside drop <row or task> --note <why>: gives one of them, or all of a task, up for good": async (
    { why },
    which,
  ) => (await import("./operate/aside.ts")).dropAside(which, why()),
  "queues: how deep each is, and since when its oldest task waits": async ({ project }) =>
    (await import("./operate/queues.ts")).listQueues(project),
  "queues pause <queue>: it takes tasks and delivers none": async ({ project }, queue) =>
    (await import("./operate/queues.ts")).pauseQueue(queue, project),
  "queues resume <queue>: it delivers again": async ({ project }, queue) =>
    (await import("./operate/queues.ts")).resumeQueue(queue, project),
  "queues drain <queue>: empties it; what is still to be done is enqueued again by itself": async (
    { project },
    queue,
  ) => (await import("./operate/queues.ts")).drainQueue(queue, project),
  "find <correlationId>: every log line of a call, its tasks included": async ({ project }, correlationId) =>
    (await import("./operate/find.ts")).findLines(correlationId, project),
  "ledger: rebuilds every balance and lists what disagrees": async () =>
    (await import("./operate/ledger.ts")).examineLedger(),
  "rebuild <accountId> --note <why>: sets an account's balance to what its transfers add up to": async (
    { why },
    accountId,
  ) => (await import("./operate/ledger.ts")).rebuildAccount(accountId, why()),
  "reverse <transferId> --note <why>: makes a transfer's opposite, once": async ({ why }, transferId) =>
    (await import("./operate/reverse.ts")).reverseTransfer(transferId, why()),
  "return <passageId> --note <why>: sends a passage or freight back to where it began, whole": async (
    { why },
    passageId,
  ) => (await import("./operate/passages.ts")).returnPassage(passageId, why()),
  "treasuries: opens the treasury of each region that was opened before regions had one": async () =>
    (await import("./operate/treasuries.ts")).openTreasuries(),
  "terminals: opens the terminals of a Nexus that was built before there were any": async () =>
    (await import("./operate/terminals.ts")).openTerminals(),
  "gates: makes the index of the Nexus list the gates that are open": async () =>
    (await import("./operate/gates.ts")).indexGates(),
  "backfill <collection>: has every document of a collection brought to its present version, and watches it":
    async (_, collection) => (await import("./operate/backfill.ts")).backfill(collection),
  "closings: regions that are closing, with their phase and what was found": async () =>
    (await import("./operate/closings.ts")).listClosings(),
  "closings resume <regionId> --note <why>: begins the phase anew whose job has failed": async (
    { why },
    regionId,
  ) => (await import("./operate/closings.ts")).resumeClosing(regionId, why()),
  "names <hold|tidy>: brings names under new keys of look-alikes, around a deploy": async (_, step) =>
    (await import("./operate/names.ts")).rekeyNames(step),
  "billing explain <regionId>: who holds a region and why, by what is stored of its payment": async (
    _,
    regionId,
  ) => (await import("./operate/billing.ts")).explainHold(regionId),
  "billing replay <eventId> --note <why>: has an event of Stripe's applied again": async ({ why }, eventId) =>
    (await import("./operate/billing.ts")).replayEvent(eventId, why()),
  "billing reconcile: compares what Stripe has with what is stored, and repairs it": async () =>
    (await import("./operate/billing.ts")).reconcileNow(),
  "billing refund <paymentId> <cents or all> --note <why>: gives a payment back, in part or whole": async (
    { why },
    paymentId,
    cents,
  ) => (await import("./operate/billing.ts")).refund(paymentId, cents, why()),
  "billing grace <regionId> <hours> --note <why>: a held region begins to close so many hours from now":
    async ({ why }, regionId, hours) =>
      (await import("./operate/billing.ts")).extendGrace(regionId, hours, why()),
  "billing bar <uid> --note <why>: lets a player buy nothing": async ({ why }, uid) =>
    (await import("./operate/billing.ts")).bar(uid, why()),
  "billing unbar <uid> --note <why>: lifts the bar, and what banks have warned of": async ({ why }, uid) =>
    (await import("./operate/billing.ts")).unbar(uid, why()),
  "administrators appoint <e-mail> --note <why>: gives an account the mandate; it signs in again to use it":
    async ({ why }, email) => [
      `✓ ${await (await import("./administrators.ts")).appointAdministrator(email, why())} is an administrator.`,
    ],
  "administrators dismiss <e-mail> --note <why>: ends the mandate at once": async ({ why }, email) => [
    `✓ ${await (await import("./administrators.ts")).dismissAdministrator(email, why())} is no administrator.`,
  ],
  "restore-region <regionId> <database> --note <why>: takes a region from a restored database": async (
    { why },
    regionId,
    database,
  ) => (await import("./operate/restoreRegion.ts")).restoreRegion(regionId, database, why()),
};

const USAGE = "npm run operate -- <what> [--note <why>] [--project <id, where it is not the local stack>]";

const operations = Object.entries(OPERATIONS).map(([usage, run]) => {
  const [shape = ""] = usage.split(/:| --note/, 1);
  const [name = "", ...words] = shape.split(" <");
  return { usage, name, takes: words.length, run };
});

function requiredNote(note: string | undefined): string {
  if (note === undefined || note.length < 10 || note.length > 200)
    throw new Failure('Say why, in 10 to 200 characters: --note "…". It goes to the audit log.');
  return note;
}

await command(async () => {
  const text = { type: "string" } as const;
  const { words: all, values } = given(USAGE, { least: 0, most: 5 }, { note: text, project: text });
  // Some are of two words.
  const operation = operations.find(({ name, takes }) => {
    const ownWords = name.split(" ").length;
    return all.slice(0, ownWords).join(" ") === name && all.length === ownWords + takes;
  });
  if (operation === undefined) {
    const usages = operations.map(({ usage }) => `  npm run operate -- ${usage}`);
    throw new Failure(`Use ${USAGE}, where what it does is one of these:\n${usages.join("\n")}`);
  }
  const { name, takes, run } = operation;
  const { note, project } = values;
  chooseBackend(project);
  // Finding lines of the log needs no stack that runs.
  if (name !== "find") await requireBackend();
  const words = all.slice(all.length - takes);
  const said = await run({ why: () => requiredNote(note), project }, ...words).catch((error: Error) => {
    // What the game refuses is said in a sentence, too.
    throw error.name === "GameError" ? new Failure(error.message) : error;
  });
  for (const line of said) console.log(line);
  if (said.some((line) => line.startsWith("✗"))) process.exitCode = 1;
});
