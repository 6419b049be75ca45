import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { triggers } from "../../scripts/generate/registry.ts";
import { tick } from "../../scripts/stack/cron.ts";
import { emulators } from "./emulators.ts";
import requestScope from "./requestScope.cjs";
import { openTasks } from "./storyline/tasks.ts";

/** What Cloud Tasks would send for a task that no row of the outbox stands for. */
export function deliveryOf(task: string, body: object) {
  return { task, body, id: `test-${task}`, hasRow: false, failures: 0 };
}

/** Delivers a task as Cloud Tasks would, and waits for its end. A schedule is a task of its own name. */
export async function deliver(task: string, body: object, headers: object = {}): Promise<number> {
  const queue = triggers().find(({ name }) => name === task)?.queue;
  if (!queue) throw new Error(`No queue has a task "${task}".`);
  const response = await fetch(`${emulators.functionsUrl}/${queue}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ data: deliveryOf(task, body) }),
  });
  await response.text();
  return response.status;
}

const PATIENCE_MS = 60_000;

/** Runs a schedule once, and waits until the tasks that it has enqueued are done; on the emulators none runs by itself. */
export async function runSchedule(name: string): Promise<void> {
  const run = `wait-${randomUUID()}`;
  if (name === "tick") return tick(emulators.functionsUrl);
  const status = await deliver(name, {}, { [requestScope.STEP_HEADER]: run });
  if (status >= 300) throw new Error(`The schedule ${name} was answered with ${status}.`);
  const until = Date.now() + PATIENCE_MS;
  while (openTasks(run).length > 0) {
    if (Date.now() > until) throw new Error(`${name} left tasks: ${openTasks(run).join(", ")}`);
    await setTimeout(20);
  }
}
