import { FieldPath } from "firebase-admin/firestore";
import { now } from "../../platform/clock.ts";
import { drawKey } from "../../platform/config.ts";
import { enqueueDue } from "../../platform/work/enqueueDue.ts";
import { regions } from "../../regions/schema.ts";
import { statusesAllowing } from "../../regions/status/capabilities.ts";
import { drawnEvent, weekOf } from "./drawing.ts";

/** Has what the week brings announced in each region that draws an event: one in four. */
export async function drawEvents(): Promise<void> {
  const week = weekOf(now());
  const trading = regions
    .collection({})
    .where("status", "in", statusesAllowing("trade"))
    .orderBy(FieldPath.documentId());
  const call = { queue: "economyWorker", task: "drawEvent" };
  await enqueueDue(trading, call, ({ regionId }) =>
    drawnEvent(drawKey.value(), regionId, week) === null ? null : { body: { regionId, week }, dueAt: null },
  );
}
