import { dueBy, enqueueDue } from "../../platform/work/enqueueDue.ts";
import { pilots } from "../schema.ts";

/** Has the fund pay every pilot whose insured cargo has burnt. */
export async function payInsurances(): Promise<void> {
  const call = { queue: "shipsWorker", task: "payInsurance" };
  await enqueueDue(dueBy(pilots.collection({}), "insurance.dueAt"), call, ({ uid, insurance }) => ({
    body: { uid },
    dueAt: insurance.dueAt,
  }));
}
