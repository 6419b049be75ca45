import { getAuth } from "firebase-admin/auth";
import { derivedId } from "../../../functions/src/platform/random.ts";
import { app, transact } from "../../../functions/src/platform/store.ts";
import { backfill } from "../../../functions/src/platform/work/backfill.ts";
import { MAX_FAILURES } from "../../../functions/src/platform/work/backOff.ts";
import { latestSlot } from "../../../functions/src/platform/work/cronSlot.ts";
import { jobs, stageJob } from "../../../functions/src/platform/work/jobs.ts";
import { outbox, stageOutbox } from "../../../functions/src/platform/work/outbox.ts";
import { schedules } from "../../../functions/src/platform/work/schedules.ts";
import { players } from "../../../functions/src/players/schema.ts";
import { provisionRegion } from "../../../functions/src/regions/opening/provisionRegion.ts";
import { inRegion, type Region, regions, settings } from "../../../functions/src/regions/schema.ts";
import { triggers } from "../../../scripts/generate/registry.ts";
import { regionDocument, settingsDocument } from "../fixtures.ts";
import type { Story } from "./story.ts";

/** The smallest Nexus there may be: four batches. */
const NEXUS_SECTORS = 2_000;

/** A player's region that builds as many sectors as a Nexus, and whose building has failed. */
export async function failedNexus(story: Story, name: string, owner: string): Promise<void> {
  const ownerUid = story.uid(owner);
  const jobId = await stage(story, name, { kind: "nexus", sectorCount: NEXUS_SECTORS, ownerUid }, false);
  await regions.ref({ regionId: story.regionId(name) }).update({ kind: "owned", status: "failed" });
  await jobs.ref({ jobId }).update({ status: "failed", endedAt: story.now() });
}

/** A region whose opening died right after its commit. */
export async function stagedOnly(story: Story, name: string): Promise<string> {
  return stage(story, name, { kind: "owned" }, true);
}

/** A backfill as an operator stages it; it finds the mandate of root alone. */
export async function stagedBackfill(story: Story, number = 1): Promise<string> {
  const job = {
    jobId: `backfill-${story.run}-${number}`,
    parameters: { collection: "administrators" },
    watcherUids: [],
  };
  await transact(async (tx) => {
    const at = story.now();
    stageOutbox(tx, stageJob(tx, backfill, job, at), at);
  });
  return job.jobId;
}

/** The row of a job's only task that has failed until it was set aside. */
export async function setAside(story: Pick<Story, "now">, jobId: string): Promise<string> {
  const outboxId = `${jobId}-1-0`;
  await outbox.ref({ outboxId }).update({ dueAt: null, setAsideAt: story.now(), failures: MAX_FAILURES });
  return outboxId;
}

/** As if the tick had just enqueued every schedule but those of each minute, which are due. */
export async function onlyMinutelyDue(story: Pick<Story, "now">): Promise<void> {
  for (const { name, cron, queue } of triggers()) {
    if (cron === null || queue === null) continue;
    const slot = latestSlot(cron, story.now());
    const slotAt = cron === "* * * * *" ? new Date(1) : slot;
    await schedules.ref({ schedule: name }).set({ slotAt, ranSlotAt: slotAt, ranAt: slotAt });
  }
}

async function stage(story: Story, name: string, facts: Partial<Region>, withRow: boolean): Promise<string> {
  const regionId = story.regionId(name);
  const jobId = derivedId("storyline", regionId);
  const region = regionDocument(regionId, { ...facts, jobId, status: "provisioning", activatedAt: null });
  const { kind, seed, sectorCount } = region;
  const parameters = { regionId, kind, seed, sectorCount, nexusSectorCount: NEXUS_SECTORS };
  await transact(async (tx) => {
    const at = story.now();
    const rows = stageJob(tx, provisionRegion, { jobId, parameters, regionId, watcherUids: [] }, at);
    tx.set(regions.ref({ regionId }), region);
    tx.set(settings.ref(inRegion(regionId)), settingsDocument(regionId));
    if (withRow) stageOutbox(tx, rows, at);
  });
  return jobId;
}

/** An Auth user behind an actor, for what deletes it. */
export async function signedUp(story: Story, actor: string): Promise<void> {
  await getAuth(app()).createUser({ uid: story.uid(actor) });
}

/** An Auth user behind every player but this actor, whose user is as if a client had deleted it. */
export async function everybodySignedUpBut(story: Story, actor: string): Promise<void> {
  const { docs } = await players.collection({}).get();
  const uids = docs.map(({ id }) => id).filter((uid) => uid !== story.uid(actor));
  await getAuth(app()).importUsers(uids.map((uid) => ({ uid })));
}
