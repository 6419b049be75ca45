import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import type { DocumentData } from "firebase-admin/firestore";
import { administrators } from "../../../functions/src/platform/access.ts";
import { outbox } from "../../../functions/src/platform/work/outbox.ts";
import { jobEnd } from "../../../seed/jobEnd.ts";
import { allDocuments, writeDocuments } from "../dump.ts";
import { tokenOf } from "../token.ts";
import { post } from "../wire.ts";

/** The smallest Nexus there may be. */
const NEXUS_SECTORS = 2_000;
const POLL_MS = 40;

/** What there is once they are open. */
let opened: readonly (readonly [path: string, document: DocumentData])[] = [];

/** The two regions of the platform: opened once in a process, and from then on written as they were. */
export async function openWorld(): Promise<void> {
  if (opened.length > 0) return writeDocuments(opened);
  await open({ regionId: "nexus", kind: "nexus", displayName: "Nexus", sectorCount: NEXUS_SECTORS });
  await open({ regionId: "default", kind: "default", displayName: "Homeward Reach" });
  await outboxEmpty();
  opened = await allDocuments();
}

/** A task's row goes after its work, so that a job may have ended before: one that is kept would be in every play. */
async function outboxEmpty(): Promise<void> {
  while (!(await outbox.collection({}).limit(1).get()).empty) await setTimeout(POLL_MS);
}

async function open(region: { readonly regionId: string; readonly [field: string]: unknown }): Promise<void> {
  const uid = "storyline-root";
  const mandate = { status: "active" as const, appointedAt: new Date(), endedAt: null, note: "storyline" };
  await administrators.ref({ uid }).set({ uid, ...mandate });
  const body = JSON.stringify({ data: { ...region, requestId: randomUUID() } });
  const token = tokenOf(uid, { administrator: true });
  const { result, error } = await post("regions/createRegion", body, { token });
  if (error) throw new Error(`The region ${region.regionId} could not be opened: ${error.message}`);
  await jobEnd((result as { jobId: string }).jobId);
}
