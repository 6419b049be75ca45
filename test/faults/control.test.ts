import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "../../functions/src/platform/store.ts";
import { setClockOffset } from "../support/emulators.ts";
import { releaseHeld, twiceAsPlanned, withPlan } from "../support/faultSeam/disturbedPlay.ts";
import type { Fault, FaultPlan } from "../support/faultSeam/plan.ts";
import { openAccounts } from "../support/ledger/ledger.ts";
import type { Delivery } from "../support/storyline/delivery.ts";
import { runOf } from "../support/storyline/start.ts";
import { openTasks } from "../support/storyline/tasks.ts";

const support = join(import.meta.dirname, "..", "support");
const preloaded = ["requestScope.cjs", "storyline/taskLog.ts", "faultSeam/seam.ts"];
let worker: { process: ChildProcess; url: string };

async function startWorker(): Promise<typeof worker> {
  const child = spawn(
    process.execPath,
    [
      ...preloaded.flatMap((file) => ["--require", join(support, file)]),
      join(support, "faultSeam", "carelessWorker.ts"),
    ],
    {
      env: { ...process.env, FUNCTION_TARGET: "careless", FUNCTIONS_EMULATOR: "true" },
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const [port] = (await once(child.stdout, "data")) as [Buffer];
  return { process: child, url: `http://127.0.0.1:${String(port).trim()}` };
}

beforeAll(async () => {
  worker = await startWorker();
});
afterAll(() => worker.process.kill());

const ACT = "000001 careless/act";
const TASK = '000001 playersWorker {"counter":"faultControls/run"}';

/** The same operation under each fault; a careful one would end as `undisturbed` does. */
const undisturbed = { first: 1, second: 1, task: 1, daysLate: 0 };
const CASES: readonly [string, Fault, Partial<typeof undisturbed>][] = [
  [ACT, { kind: "crashBeforeCommit", commit: 1 }, { first: 2 }],
  [ACT, { kind: "loseAcknowledgement", commit: 0 }, { first: 2 }],
  [ACT, { kind: "crashAfterCommit", commit: 1 }, { first: 2, second: 2 }],
  [ACT, { kind: "crashBeforeEnqueue", enqueue: 0 }, { first: 2, second: 2 }],
  [ACT, { kind: "crashAfterEnqueue", enqueue: 0 }, { first: 2, second: 2, task: 2 }],
  [ACT, { kind: "crashBeforeAnswer" }, { first: 2, second: 2, task: 2 }],
  [ACT, { kind: "twice" }, { first: 2, second: 2, task: 2 }],
  [TASK, { kind: "twice" }, { task: 2 }],
  [TASK, { kind: "late", swept: false }, { daysLate: 3 }],
];

test.each(CASES)("what is not safe shows it: %s under %o", async (operation, fault, change) => {
  expect(await countedUnder("request", { [operation]: fault })).toMatchObject({ ...undisturbed, ...change });
});

test("what is not safe shows it when the connection dies", async () => {
  const fault = { kind: "crashAfterCommit", commit: 1 } as const;
  const counted = await countedUnder("process", { [ACT]: fault });
  expect(counted).toMatchObject({ ...undisturbed, first: 2, second: 2 });
});

test("without a fault everything happens once", async () => {
  expect(await countedUnder("request", {})).toMatchObject(undisturbed);
});

test("a transfer whose acknowledgement is lost moves its money once", async () => {
  const run = runOf("transfer", "control");
  await openAccounts({ accountId: `player:${run}` });
  const fault = { kind: "loseAcknowledgement", commit: 0 } as const;
  const faults = { "000001 careless/pay": fault };
  await withPlan({ run, death: "request", faults }, async (plan) => {
    await answered(plan, delivery(plan, "pay", `faultControls/${run}`));
  });
  expect((await db().doc(`ledgerBalances/player:${run}~0`).get()).get("amounts")).toEqual({ credits: 100 });
});

async function countedUnder(death: FaultPlan["death"], faults: FaultPlan["faults"]) {
  const run = runOf(JSON.stringify(faults), death);
  const counter = db().doc(`faultControls/${run}`);
  await counter.set({ first: 0, second: 0, task: 0 });
  await withPlan({ run, death, faults }, (plan) => act(plan, counter.path));
  return (await counter.get()).data();
}

async function act(plan: FaultPlan, counter: string): Promise<void> {
  await answered(plan, delivery(plan, "act", counter));
  const passing = { advance: setClockOffset, runSchedule: () => Promise.resolve() };
  await tasksDone(plan.run);
  await releaseHeld(plan, passing);
  await tasksDone(plan.run);
  setClockOffset(0);
}

function delivery({ run }: FaultPlan, verb: string, counter: string): Delivery {
  const body = JSON.stringify({ data: { counter } });
  return { step: `${run}-000001`, operation: `careless/${verb}`, url: `${worker.url}/${verb}`, body };
}

/** Sends until there is an answer, as a client does. */
async function answered(plan: FaultPlan, sent: Delivery): Promise<void> {
  const send = twiceAsPlanned(plan, new Set());
  while ((await send(sent)) === undefined) await setTimeout(20);
}

async function tasksDone(run: string): Promise<void> {
  while (openTasks(run).length > 0) await setTimeout(20);
}
