import { Batch } from "../documents/batch.ts";
import { correlationIdFrom, inLogContext, log } from "../log.ts";
import { newId } from "../random.ts";
import { transact } from "../store.ts";
import { MAX_FAILURES } from "./backOff.ts";
import { recordFailure } from "./failure.ts";
import { outbox } from "./outbox.ts";
import { deliverySchema, type TaskDelivery, type TaskRunner } from "./task.ts";
import { enqueueTask } from "./tasks.ts";

/** A delivery of Cloud Tasks. */
export interface Delivered {
  readonly data: unknown;
  /** How often it was delivered before without an answer. */
  readonly retryCount: number;
}

/** A task whose worker has died twice is taken to kill it: that is a failure like any other. */
const MOST_DEATHS = 2;

/**
 * Runs a task of a queue. What it throws is noted, not answered, so that one mechanism decides when it is tried again;
 * the queue itself repeats what its worker did not live to answer.
 */
export async function runTask(
  queue: string,
  runnerOf: (task: string) => Promise<TaskRunner>,
  { data, retryCount }: Delivered,
): Promise<void> {
  const delivery = deliverySchema.parse(data);
  const context = { correlationId: correlationIdFrom(delivery.correlationId), operation: delivery.task };
  await inLogContext(context, async () => {
    let runner: TaskRunner | undefined;
    try {
      runner = await runnerOf(delivery.task);
      if (retryCount >= MOST_DEATHS) throw new Error("the worker died, or took longer than it may");
      if ((await runner.run(delivery.body)) === "more") await runAgain(queue, delivery);
      else if (delivery.hasRow) await deleteRow(delivery);
    } catch (error) {
      const { task, id, failures } = delivery;
      log.warn("task failed", { task, id, failures, error: error instanceof Error ? error.stack : error });
      await afterFailure(queue, delivery, error, runner);
    }
  });
}

/** It has come further: what failed before has not failed again. */
async function runAgain(queue: string, delivery: TaskDelivery): Promise<void> {
  const { id: outboxId, failures, hasRow } = delivery;
  if (hasRow && failures > 0) await resetFailures(outboxId);
  await enqueueTask(queue, { ...delivery, failures: 0 }, `${outboxId}-${newId()}`);
}

async function resetFailures(outboxId: string): Promise<void> {
  const ref = outbox.ref({ outboxId });
  await transact(async (tx) => {
    if ((await tx.get(ref)).exists) tx.update(ref, { failures: 0 });
  });
}

function deleteRow({ id: outboxId }: TaskDelivery): Promise<void> {
  return new Batch().delete(outbox.ref({ outboxId })).commit();
}

async function afterFailure(
  queue: string,
  delivery: TaskDelivery,
  error: unknown,
  runner: TaskRunner | undefined,
): Promise<void> {
  if (runner?.giveUp === undefined || delivery.failures + 1 < MAX_FAILURES) {
    await recordFailure(queue, delivery, error);
    return;
  }
  try {
    await runner.giveUp(delivery.body, error);
    await deleteRow(delivery);
  } catch (second) {
    await recordFailure(queue, delivery, `${error}; and giving up failed: ${second}`);
  }
}
