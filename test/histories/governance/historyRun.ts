import { expect, vi } from "vitest";
import { BALLOT_KEY } from "../../emulator/governance/pollWorld.ts";
import { deleteDocuments } from "../../support/emptyDatabase.ts";
import type { Command, Pass } from "./historyCommands.ts";
import { checkLog, checkSecrecy } from "./historyLog.ts";
import { DAY, type Model } from "./historyModel.ts";
import { isTreatyPoll } from "./historyModelTreaties.ts";
import type { History } from "./historyPieces.ts";
import { checkPublication } from "./historyPublication.ts";
import { checkState } from "./historyState.ts";
import { endOf, nextDue, stepOf } from "./historySteps.ts";
import { type Seams, World } from "./historyWorld.ts";

/** Whether tasks and ballots are delivered twice at once. test/long does that. */
const RACES = process.env.HISTORY_RACES === "1";
/** Runs of the schedules within one passage of time: a law that waits for a suspended region is due every hour. */
const MOST_TICKS = 10;
const PROJECT = "demo-histories";

const seams = vi.hoisted((): Seams => ({ nowMs: 0, tasks: [], errors: [] }));

// Game time is the history's own, to the millisecond: the clock of the run belongs to all tests.
vi.mock("../../../functions/src/platform/clock.ts", async (original) => ({
  ...(await original<object>()),
  now: () => new Date(seams.nowMs),
}));
// What a schedule enqueues is delivered by the history: once, twice, late or not at all.
vi.mock("../../../functions/src/platform/work/tasks.ts", () => ({
  enqueueTask: async (queue: string, { body }: { body: object }) => {
    seams.tasks.push({ queue, body });
  },
}));
// Calls of a month come within a second of real time.
vi.mock("../../../functions/src/platform/calls/rateLimit.ts", () => ({ limitRate: async () => {} }));
// What a schedule has swallowed and reported is an error here.
vi.mock("firebase-functions/logger", () => ({
  write: (line: { severity: string }) => line.severity === "ERROR" && seams.errors.push(line),
}));
// A project of its own: schedules look at all regions, and those of other tests live in another time.
vi.mock("firebase-admin/firestore", async (original) => {
  const { firestoreOf } = await import("../ownProject.ts");
  return firestoreOf(() => PROJECT, original);
});
vi.stubEnv("BALLOT_KEY", BALLOT_KEY);

/** Runs one history against the platform and the model; they must agree at every step, checkpoint and at the end. */
export async function runHistory(
  name: string,
  { beginning, commands }: History,
  seen: Map<string, number>,
): Promise<Model> {
  await deleteDocuments(PROJECT);
  // Long before or after the hour makes no difference; the same at each run does.
  Object.assign(seams, { nowMs: Date.UTC(2102, 0, 1), tasks: [], errors: [] });
  const world = new World(name, { seams, races: RACES }, beginning);
  const model = await world.open(beginning);
  const year: readonly Command[] = [
    ...commands,
    { kind: "pass", to: 24 * 20, schedules: "kept", delivery: "once" },
  ];
  for (const [step, command] of year.entries()) {
    const at = `${name}, step ${step}: ${JSON.stringify(command)}`;
    try {
      setTime(model, model.now + 1);
      if (command.kind === "pass") await letPass(world, model, command);
      else await act(world, model, command, step, seen);
    } catch (error) {
      if (error instanceof Error) error.message = `${at}\n${error.message}${differenceIn(error)}`;
      throw error;
    }
    expect(seams.errors, at).toEqual([]);
  }
  await checkState(world, model);
  await checkPublication(world, model);
  await checkLog(world, model);
  await checkSecrecy(world);
  note(model, seen);
  return model;
}

function setTime(model: Model, nowMs: number): void {
  model.now = nowMs;
  seams.nowMs = nowMs;
}

async function letPass(world: World, model: Model, pass: Pass): Promise<void> {
  const end = endOf(model, pass);
  for (let ticks = 1; pass.schedules === "kept" && ticks < MOST_TICKS; ticks++) {
    const due = nextDue(model);
    if (due === undefined || due >= end) break;
    setTime(model, due);
    await world.tick(model, pass.delivery);
  }
  setTime(model, end);
  if (pass.schedules !== "down") await world.tick(model, pass.delivery);
  await checkState(world, model);
}

async function act(
  world: World,
  model: Model,
  command: Exclude<Command, Pass>,
  step: number,
  seen: Map<string, number>,
): Promise<void> {
  const { calls, atOnce } = stepOf(model, command, `proposal ${step}`);
  const run = async (call: (typeof calls)[number], index: number) => {
    const id = `${world.regionId}-call-${String(step * 10 + index).padStart(12, "0")}`;
    const expected = model.apply(call);
    const reason = await world.run(call, id, call.verb === "cast" && step % 3 === 0);
    expect(reason, JSON.stringify(call)).toBe(expected);
    const verb = call.verb === "treaty" ? `treaty ${call.act}` : call.verb;
    count(seen, `${verb} → ${expected ?? "done"}`);
  };
  if (atOnce) await allEnded(calls.map(run));
  else for (const [index, call] of calls.entries()) await run(call, index);
}

/** As `Promise.all`, once none is under way any more: it would act in the next history. */
async function allEnded(work: readonly Promise<void>[]): Promise<void> {
  await Promise.allSettled(work);
  await Promise.all(work);
}

/** What the history has come to. */
function note(model: Model, seen: Map<string, number>): void {
  for (const { name, result, extendedFrom, electorate, options, method } of model.polls.values()) {
    if (result?.outcome === "elected" && options?.includes("none"))
      count(seen, "election of a council, one by one");
    const kind = name.includes("#") ? "election" : isTreatyPoll(name) ? "treaty" : "law";
    if (result !== null) count(seen, `${method} ${result.outcome}`);
    if (result !== null) count(seen, `${kind} ${result.outcome}`);
    if (result !== null && electorate === "council") count(seen, `law of the council ${result.outcome}`);
    if (extendedFrom !== null) count(seen, "late quorum");
  }
  for (const { outcome, vote, demand } of model.petitions) {
    if (outcome !== null) count(seen, `petition ${outcome}`);
    if (vote !== null) count(seen, `petition for ${demand.kind} followed`);
  }
  for (const { agreement } of model.treaties.values()) if (agreement !== null) count(seen, "treaty agreed");
  for (const { implemented, decision, ended, cancelled, change, recall } of model.proposals) {
    if (implemented && recall !== null) count(seen, "recall carried out");
    else if (implemented) count(seen, "law implemented");
    else if (decision === "passed" && ended && !cancelled && change !== null) count(seen, "law expired");
  }
  if (model.reinstatements > 0) count(seen, "reinstated", model.reinstatements);
  if (model.termsRefused > 0) count(seen, "terms refused", model.termsRefused);
  count(seen, "days", Math.round((model.now - Date.UTC(2102, 0, 1)) / DAY));
}

function count(seen: Map<string, number>, what: string, times = 1): void {
  seen.set(what, (seen.get(what) ?? 0) + times);
}

/** What an assertion has compared, where it tells. */
function differenceIn(error: Error): string {
  if (!("actual" in error && "expected" in error)) return "";
  return `\n${JSON.stringify([error.actual, error.expected]).slice(0, 3_000)}`;
}
