import { getAuth } from "firebase-admin/auth";
import { after, DAY_MS } from "../../../functions/src/platform/duration.ts";
import { jobs, stageJob } from "../../../functions/src/platform/jobs.ts";
import { stageOutbox } from "../../../functions/src/platform/outbox.ts";
import { derivedId } from "../../../functions/src/platform/random.ts";
import { app, transact } from "../../../functions/src/platform/store.ts";
import { erasures } from "../../../functions/src/players/schema.ts";
import { provisionRegion } from "../../../functions/src/regions/opening/provisionRegion.ts";
import { type Region, regions } from "../../../functions/src/regions/schema.ts";
import { regionDocument } from "../fixtures.ts";
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

/** A region whose opening died right after its commit; without the row, as if its only task had been lost. */
export async function stagedOnly(
  story: Story,
  name: string,
  row: "with its outbox row" | "without",
): Promise<void> {
  await stage(story, name, { kind: "owned" }, row === "with its outbox row");
}

async function stage(story: Story, name: string, facts: Partial<Region>, withRow: boolean): Promise<string> {
  const regionId = story.regionId(name);
  const jobId = derivedId("storyline", regionId);
  const region = regionDocument(regionId, { ...facts, jobId, status: "provisioning", activatedAt: null });
  const { kind, seed, sectorCount } = region;
  const parameters = { regionId, kind, seed, sectorCount, nexusSectorCount: NEXUS_SECTORS };
  await transact(async (tx) => {
    const at = story.now();
    const row = stageJob(tx, provisionRegion, { jobId, parameters, regionId, watcherUids: [] }, at);
    tx.set(regions.ref({ regionId }), region);
    if (withRow) stageOutbox(tx, [row], at);
  });
  return jobId;
}

/** An Auth user behind an actor, for what deletes it. */
export async function signedUp(story: Story, actor: string): Promise<void> {
  await getAuth(app()).createUser({ uid: story.uid(actor) });
}

/** The record of a deletion whose task was lost; the schedule finds all of the player still there. */
export async function unfinishedErasure(story: Story, actor: string): Promise<void> {
  const requestedAt = story.now();
  const expiresAt = after(requestedAt, 45 * DAY_MS);
  await erasures.ref({ uid: story.uid(actor) }).set({ requestedAt, erasedAt: null, expiresAt });
}
