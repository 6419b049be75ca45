import { statSync } from "node:fs";
import type { Bill } from "../../scripts/cost/budget.ts";
import { MANDATE_READ_MORE, replayOf } from "../../scripts/cost/replays.ts";
import { type RegisteredCallable, registeredCallables } from "../../scripts/generate/registry.ts";
import { type BilledRequest, billedRequests } from "../support/costLog.ts";
import { type Send, send } from "../support/storyline/delivery.ts";
import { playStoryline } from "../support/storyline/play.ts";
import type { Chapter, Scale, Story } from "../support/storyline/story.ts";
import type { Measured } from "./deviations.ts";
import { BEFORE, BEFORE_TASKS, quantitiesAfter } from "./facts.ts";
import { SentSteps } from "./sentSteps.ts";

/** Plays the chapters, each call that changes something twice, and returns what every answered request cost. */
export async function measure(run: string, chapters: readonly Chapter[], scale: Scale): Promise<Measured[]> {
  const callables = new Map((await registeredCallables()).map((callable) => [callable.path, callable]));
  const logFile = process.env.COST_LOG!;
  const fromByte = statSync(logFile).size;
  const steps = new SentSteps();
  let where = "";
  const sendTwice: Send = async (delivery) => {
    const quantities = (await BEFORE[delivery.operation]?.(delivery)) ?? {};
    steps.add(delivery, where, quantities, await BEFORE_TASKS[delivery.operation]?.());
    const answer = await send(delivery);
    // The same call again with the same request id: what a replay costs.
    if (callables.get(delivery.operation)?.mutates && answer?.result !== undefined) await send(delivery);
    return answer;
  };
  const noted = chapters.map(({ title, play }) => ({
    title,
    play: (story: Story) => {
      where = title;
      return play(story);
    },
  }));
  await playStoryline({ run, scale, chapters: noted, send: sendTwice });
  const answered = billedRequests(logFile, fromByte).filter(
    ({ step, status }) => step?.startsWith(run) && status < 300,
  );
  return Promise.all(answered.map((request) => measured(request, steps, callables.get(request.operation))));
}

async function measured(
  request: BilledRequest,
  steps: SentSteps,
  callable: RegisteredCallable | undefined,
): Promise<Measured> {
  const { operation } = request;
  const { sent, before, task } = steps.answered(request);
  const isReplay = before && callable?.mutates === true;
  return {
    operation: isReplay ? replayOf(callable.access.kind) : operation,
    where: isReplay ? `${operation}, ${sent.where}` : sent.where,
    bill: withoutMandate(request, callable),
    ms: request.ms,
    contributed: request.contributed,
    quantities: { ...sent.quantities, ...(await task?.()), ...(await quantitiesAfter(request)) },
  };
}

function withoutMandate(
  { bill, administrator }: BilledRequest,
  callable: RegisteredCallable | undefined,
): Bill {
  const readsMore = administrator && callable && MANDATE_READ_MORE.includes(callable.access.kind) ? 1 : 0;
  return { ...bill, reads: bill.reads - readsMore };
}
