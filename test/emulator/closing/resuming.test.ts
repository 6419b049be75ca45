import { randomUUID } from "node:crypto";
import { expect, test, vi } from "vitest";
import { evacuateMembers } from "../../../functions/src/closing/evacuateMembers.ts";
import { stagePhase } from "../../../functions/src/closing/phase.ts";
import { closings, roll } from "../../../functions/src/closing/schema.ts";
import { platformAudit } from "../../../functions/src/platform/audit.ts";
import { MINUTE_MS } from "../../../functions/src/platform/duration.ts";
import { transact } from "../../../functions/src/platform/store.ts";
import { jobs } from "../../../functions/src/platform/work/jobs.ts";
import { listClosings, resumeClosing } from "../../../scripts/operate/closings.ts";
import { setClockOffset } from "../../support/emulators.ts";
import { runSchedule } from "../../support/work.ts";
import { admit, enrol, openRegion, playerOf } from "../membership/world.ts";

const FINDING = "1 members have not left";

/** A region whose people could not leave, as a job leaves it that has found the same three times. */
async function stuck(): Promise<{ regionId: string; uid: string; jobId: string }> {
  const regionId = `stuck-${randomUUID().slice(0, 8)}`;
  const uid = `${regionId}-ann`;
  await openRegion(regionId, { status: "closing" });
  await enrol(uid, { home: regionId });
  await admit(uid, regionId, "resident");
  await roll.ref({ regionId, uid }).set({ uid, regionId, shares: false, wasSettled: false });
  const at = new Date();
  const closing = {
    ...{ regionId, displayName: regionId, phase: "evacuate" as const, epoch: 1, startedAt: at },
    ...{ announcedAt: null, phaseSince: at, dueAt: null, closedAt: null },
    frozen: { members: 1, sharers: 0, treasuryCredits: 0 },
  };
  await transact(async (tx) => void stagePhase(tx, closing, evacuateMembers, at));
  const jobId = `closing-${regionId}-evacuate-1`;
  const end = { attempt: 3, lastAttempt: 3, findings: [FINDING], endedAt: at, expiresAt: at };
  await jobs.ref({ jobId }).update({ status: "failed", ...end });
  return { regionId, uid, jobId };
}

test("an operator sees why a closing stands still, and begins its phase anew", {
  timeout: 120_000,
}, async () => {
  const { regionId, uid, jobId } = await stuck();
  const listed = (await listClosings()).join("\n");
  expect(listed).toContain(`${jobId}: failed`);
  expect(listed).toContain(FINDING);
  await expect(resumeClosing(`${regionId}-other`, "Why not?")).rejects.toThrow("No phase of");

  const note = "The member can be read again.";
  expect(await resumeClosing(regionId, note)).toEqual([expect.stringContaining(jobId)]);
  const log = await platformAudit.collection({}).where("action", "==", "resumeClosing").get();
  expect(log.docs.map((doc) => doc.data().reason)).toContain(note);
  await expect(resumeClosing(regionId, note)).rejects.toMatchObject({ reason: "REGION_STATUS" });
  setClockOffset(2 * MINUTE_MS);
  await runSchedule("sweep");
  setClockOffset(0);
  await vi.waitFor(
    async () => expect((await closings.ref({ regionId }).get()).data()?.phase).toBe("emptied"),
    { timeout: 60_000, interval: 200 },
  );
  expect((await jobs.ref({ jobId }).get()).data()).toMatchObject({ status: "completed", attempt: 4 });
  expect(await playerOf(uid)).toMatchObject({ homeRegionId: "nexus" });
});
