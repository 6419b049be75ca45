import { payments } from "../../functions/src/billing/payments/schema.ts";
import { platformAudit } from "../../functions/src/platform/audit.ts";
import { transact } from "../../functions/src/platform/store.ts";
import { backfill } from "../../functions/src/platform/work/backfill.ts";
import { jobs, stageJob } from "../../functions/src/platform/work/jobs.ts";
import { stageOutbox } from "../../functions/src/platform/work/outbox.ts";
import { schedules } from "../../functions/src/platform/work/schedules.ts";
import { provisionRegion } from "../../functions/src/regions/opening/provisionRegion.ts";
import { appointAdministrator } from "../../scripts/administrators.ts";
import { emptyDatabase } from "../support/emptyDatabase.ts";
import { openRegionFixture } from "../support/fixtures.ts";
import { setAside } from "../support/storyline/setting.ts";
import { accountOf, admitCast, buildRegions, serveConsole } from "./world.ts";

export const ADMINISTERED = {
  /** A region that failed to be built. */
  broken: "broken-wheel",
  /** One that is open, and Cyrus'. */
  open: "open-wheel",
  /** The player, the pilot, and the membership of the default region. */
  shellReads: 3,
} as const;

const now = () => new Date();

/** A platform with something to decide on, and Ada with a mandate. */
export async function openAdministered(): Promise<{ aside: readonly string[] }> {
  await emptyDatabase();
  await buildRegions(["nexus"]);
  await openRegionFixture("default");
  const { uid, close } = await admitCast();
  await close();
  await openRegionFixture(ADMINISTERED.open, { ownerUid: uid, displayName: "Open Wheel" });
  await failedRegion(uid);
  const aside = [await taskAside("first"), await taskAside("second")];
  await schedules.ref({ schedule: "sweep" }).set({ slotAt: now(), ranSlotAt: null, ranAt: null });
  await bookPayment();
  await logSomething(uid);
  await mandate();
  await serveConsole();
  return { aside };
}

async function failedRegion(ownerUid: string): Promise<void> {
  const regionId = ADMINISTERED.broken;
  const jobId = `build-${regionId}`;
  const facts = { kind: "owned", seed: regionId, sectorCount: 500 } as const;
  await openRegionFixture(regionId, { ...facts, ownerUid, status: "failed", activatedAt: null, jobId });
  const parameters = { regionId, ...facts, nexusSectorCount: 5_000 };
  await transact(async (tx) => {
    stageJob(tx, provisionRegion, { jobId, parameters, regionId, watcherUids: [] }, now());
  });
  await jobs
    .ref({ jobId })
    .update({ status: "failed", findings: ["500 sectors are missing"], endedAt: now() });
}

/** A task that does nothing, set aside. Returns the id of its row. */
async function taskAside(name: string): Promise<string> {
  const jobId = `aside-${name}`;
  await transact(async (tx) => {
    const job = { jobId, parameters: { collection: "administrators" }, watcherUids: [] };
    stageOutbox(tx, stageJob(tx, backfill, job, now()), now());
  });
  return setAside({ now }, jobId);
}

async function bookPayment(): Promise<void> {
  await payments.ref({ paymentId: "pi_one" }).set({
    ...{ paymentId: "pi_one", payerAccountId: null, checkoutId: "checkout-one", subscriptionId: "sub_one" },
    subject: { kind: "galacticCitizen" },
    ...{ invoiceId: "in_one", isFirst: true, paidAt: now(), shareMonth: null, correctedIn: null },
    ...{ currency: "usd", paidCents: 500, refundedCents: 0, lostCents: 0, isDisputed: false },
    ...{ isWarned: false, warningLifted: false, totalCents: 500, totalExcludingTaxCents: 500 },
    ...{ home: null, appliedSeq: 1 },
  });
}

async function logSomething(uid: string): Promise<void> {
  await platformAudit.ref({ auditId: "audit-one" }).set({
    ...{ action: "blockAccount", regionId: null, actorUid: "demo-somebody", subjectUid: uid },
    ...{ before: null, after: null, reason: "Said by a test.", visibility: "officers", at: now() },
  });
}

async function mandate(): Promise<void> {
  const ada = await accountOf("ada");
  await ada.client.players.registerPlayer({ name: "Ada" });
  await ada.close();
  await appointAdministrator(ada.email, "appointed by a test");
}
