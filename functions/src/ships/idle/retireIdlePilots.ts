import { now } from "../../platform/clock.ts";
import { dayOf, endOfDay } from "../../platform/ledger/day.ts";
import { enqueueDue } from "../../platform/work/enqueueDue.ts";
import { pilots } from "../schema.ts";

/** Has every pilot taken out of sight who has done nothing for seven whole days. */
export async function retireIdlePilots(): Promise<void> {
  const idle = pilots.collection({}).where("idleOn", "<", dayOf(now())).orderBy("idleOn");
  await enqueueDue(idle, { queue: "shipsWorker", task: "retirePilot" }, ({ uid, idleOn }) => ({
    body: { uid },
    dueAt: endOfDay(idleOn!),
  }));
}
