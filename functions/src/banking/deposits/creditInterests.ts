import { now } from "../../platform/clock.ts";
import { dayOf } from "../../platform/ledger/day.ts";
import { enqueueDue } from "../../platform/work/enqueueDue.ts";
import { deposits } from "../schema.ts";

/** Has the interest of the months that are over paid. */
export async function creditInterests(): Promise<void> {
  const due = deposits.group().where("creditOn", "<=", dayOf(now())).orderBy("creditOn");
  const call = { queue: "bankingWorker", task: "creditInterest" };
  await enqueueDue(due, call, ({ regionId, uid }) => ({ body: { regionId, uid }, dueAt: null }));
}
