import { z } from "zod";
import { members } from "../../membership/schema.ts";
import { type AuditEntry, writeAudit } from "../../platform/audit.ts";
import { now } from "../../platform/clock.ts";
import type { Tx } from "../../platform/documents/tx.ts";
import { regionId } from "../../platform/fields.ts";
import { documentPath } from "../../platform/paths.ts";
import { derivedId } from "../../platform/random.ts";
import { Reads, transact } from "../../platform/store.ts";
import { readRegion } from "../../regions/readRegion.ts";
import type { Region } from "../../regions/schema.ts";
import { allows } from "../../regions/status/capabilities.ts";
import { holderCount } from "../offices/holderCount.ts";
import { dueElection, OFFICES } from "../offices/office.ts";
import { readOffice } from "../offices/readOffice.ts";
import { offices } from "../offices/schema.ts";
import { type Holding, stageVacancy } from "../offices/stageVacancy.ts";
import { type PreparedElection, prepareElection, stageElection } from "./prepareElection.ts";

const bodySchema = z.object({ regionId });

/**
 * Calls the elections of a region that nobody has to ask for: to offices that are vacant, and to those without a next
 * election, as all are where an autocracy has just ended.
 */
export async function fillOffices(body: unknown): Promise<void> {
  const { regionId } = bodySchema.parse(body);
  await transact((tx) => fill(tx, regionId));
}

async function fill(tx: Tx, regionId: string): Promise<void> {
  const reads = new Reads(tx);
  await reads.load(OFFICES.map((office) => documentPath(offices.template, { regionId, office })));
  const region = await readRegion(reads, regionId);
  // Only now: a run beside this one, which these reads have waited for, may have called an election meanwhile.
  const at = now();
  if (!allows(region, "vote") || region.governance.type === "autocracy") return;
  const ineligible = await ineligibleGovernor(reads, region);
  const held = ineligible === undefined ? region : { ...region, governorUid: null };
  const due = await prepareDue(tx, reads, held, at);
  if (due.length === 0 && ineligible === undefined) return;

  const intent = derivedId("fillVacancies", regionId, at.getTime());
  const entries: AuditEntry[] = [];
  if (ineligible !== undefined)
    entries.push(stageVacancy(tx, ineligible, { cause: "ineligible", record: null, intent, at }));
  for (const prepared of due) entries.push(stageElection(tx, prepared));
  writeAudit(tx, entries, { actorUid: "schedule:fillVacancies", intent, at });
}

/** A governor who has moved away, or whose account is gone: the other offices go with the citizenship by themselves. */
async function ineligibleGovernor(reads: Reads, region: Region): Promise<Holding | undefined> {
  const { regionId, governorUid: uid } = region;
  if (uid === null) return undefined;
  const member = await reads.get(members, { regionId, uid });
  if (member?.status === "active" && member.standing === "citizen") return undefined;
  return { region, office: "governor", uid, member };
}

async function prepareDue(tx: Tx, reads: Reads, region: Region, at: Date): Promise<PreparedElection[]> {
  const { regionId } = region;
  const prepared: PreparedElection[] = [];
  for (const office of OFFICES) {
    const record = await readOffice(reads, regionId, office);
    const cause = dueElection(record, await holderCount(tx, region, office), at);
    if (cause !== null)
      prepared.push(await prepareElection(reads, region, { office, cause, closesAt: null }, at));
  }
  return prepared;
}
