import { house } from "../functions/src/house.ts";
import { newId } from "../functions/src/platform/random.ts";
import { schedulesIn } from "../functions/src/platform/work/queues.ts";
import { enqueueTask } from "../functions/src/platform/work/tasks.ts";

/**
 * Has one schedule run now. A minute's tick after the clock was moved by a day runs all of them, in every region, and starts the workers of
 * every room.
 */
export async function runSchedule(name: string): Promise<void> {
  const schedule = schedulesIn(house.rooms).find((one) => one.name === name);
  if (schedule === undefined) throw new Error(`No room declares the schedule ${name}.`);
  const id = newId();
  const delivery = { task: name, body: {}, id: name, hasRow: false, failures: 0, correlationId: id };
  await enqueueTask(schedule.queue, delivery, `${name}-${id}`);
}
