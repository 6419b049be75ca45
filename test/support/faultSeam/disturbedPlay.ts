import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getFunctions } from "firebase-admin/functions";
import { functionsLocation } from "../../../functions/src/platform/config.ts";
import { DAY_MS, MINUTE_MS } from "../../../functions/src/platform/duration.ts";
import { app } from "../../../functions/src/platform/store.ts";
import requestScope from "../requestScope.cjs";
import { type Send, send } from "../storyline/delivery.ts";
import { type Picture, pictureOf } from "../storyline/picture.ts";
import { type PlayedStep, playStoryline } from "../storyline/play.ts";
import { type Passing, passMinute } from "../storyline/settling.ts";
import type { Act, Scale } from "../storyline/story.ts";
import {
  type FaultPlan,
  type HeldTask,
  heldFile,
  linesOf,
  type Met,
  operationName,
  traceFile,
} from "./plan.ts";

/** A play and its end, with what its operations met on the way. */
export interface DisturbedPlay {
  readonly steps: readonly PlayedStep[];
  readonly picture: Picture;
  readonly trace: readonly Met[];
  /** The operations whose fault has struck. */
  readonly struck: ReadonlySet<string>;
}

/** With the minutes that `settle` may add, less than the four days which the chapters reckon with. */
const LATE_IN_DAYS_MS = 3 * DAY_MS;
const LATE_IN_MINUTES_MS = 10 * MINUTE_MS;

/** The galaxy of plays under faults, and of the one that they are compared with. */
export const SMALL: Scale = { members: 10, regions: 1 };

/** Plays the act while the workers follow the plan. */
export async function playUnder(act: Act, planned: Omit<FaultPlan, "directory">): Promise<DisturbedPlay> {
  const doubled = new Set<string>();
  return withPlan(planned, async (plan) => {
    const steps = await playStoryline({
      run: plan.run,
      scale: SMALL,
      chapters: act.chapters,
      send: twiceAsPlanned(plan, doubled),
      whenIdle: (passing, { growsByDay }) =>
        releaseHeld(plan, passing, growsByDay ? LATE_IN_MINUTES_MS : LATE_IN_DAYS_MS),
    });
    const trace = linesOf<Met>(traceFile(plan));
    const commits = trace.flatMap(({ documents }) => (documents ? [documents] : []));
    const picture = await pictureOf(plan.run, steps, commits);
    return { steps, picture, trace, struck: new Set([...doubled, ...struckIn(plan)]) };
  });
}

/** The workers follow the plan while `act` runs. */
export async function withPlan<T>(
  planned: Omit<FaultPlan, "directory">,
  act: (plan: FaultPlan) => Promise<T>,
): Promise<T> {
  const plan: FaultPlan = { ...planned, directory: mkdtempSync(join(tmpdir(), "sw-faults-")) };
  const file = process.env.FAULT_PLAN!;
  writeFileSync(file, JSON.stringify(plan));
  try {
    return await act(plan);
  } finally {
    writeFileSync(file, "");
    rmSync(plan.directory, { recursive: true, force: true });
  }
}

/** The play goes on with the answer, after both; `BUSY` tells one of the two to come again. */
export function twiceAsPlanned({ run, faults }: FaultPlan, doubled: Set<string>): Send {
  return async (delivery) => {
    const operation = operationName(run, delivery.step, delivery.operation);
    if (faults[operation]?.kind !== "twice" || doubled.has(operation)) return send(delivery);
    doubled.add(operation);
    const both = await Promise.all([send(delivery), send(delivery)]);
    const answers = both.filter((answer) => answer?.error?.details?.reason !== "BUSY");
    const [answer = both[0], other = answer] = answers;
    if (JSON.stringify(answer) === JSON.stringify(other)) return answer;
    throw new Error(`${operation}, sent twice at once, got two answers: ${JSON.stringify(both)}`);
  };
}

/**
 * Delivers what was held back, late; where the plan says so, after what runs every minute. Returns whether there was
 * anything.
 */
export async function releaseHeld(
  plan: FaultPlan,
  passing: Passing,
  lateMs = LATE_IN_DAYS_MS,
): Promise<boolean> {
  const held = linesOf<HeldTask>(heldFile(plan));
  if (held.length === 0) return false;
  rmSync(heldFile(plan));
  passing.advance(lateMs);
  if (held.some(({ swept }) => swept)) await passMinute(passing);
  for (const task of held) await deliver(task);
  return true;
}

async function deliver({ step, queue, data, taskId, uri }: HeldTask): Promise<void> {
  const headers = { [requestScope.STEP_HEADER]: step };
  try {
    await getFunctions(app())
      .taskQueue(`locations/${functionsLocation}/functions/${queue}`)
      .enqueue(data, { id: taskId, headers, ...(uri === undefined ? {} : { uri }) });
  } catch (error) {
    // Somebody enqueued it beside whom it was held back from: then it was not late.
    if ((error as { code?: string }).code === "functions/task-already-exists") return;
    throw error;
  }
  appendFileSync(process.env.STORY_TASKS!, `${JSON.stringify({ step, enqueued: taskId })}\n`);
}

function struckIn({ directory }: FaultPlan): string[] {
  const marks = readdirSync(directory).filter((name) => name.endsWith(".struck"));
  return marks.map((name) => readFileSync(join(directory, name), "utf8"));
}
