import { now } from "../platform/clock.ts";
import { pagesOf } from "../platform/documents/pages.ts";
import { Reads, transact } from "../platform/store.ts";
import { readRegion } from "../regions/readRegion.ts";
import { heldSince, termAtPace } from "../regions/status/terms.ts";
import { runningCovers } from "./insurance/runningCovers.ts";
import { atPace } from "./loans/pace.ts";
import { loans, policies } from "./schema.ts";

/** Loans and covers of a region stand still while it is suspended, and go on from there. */
export async function adjustContracts(regionId: string): Promise<void> {
  const open = loans.collection({ regionId }).where("ended", "==", null);
  for await (const docs of pagesOf(open, Number.POSITIVE_INFINITY))
    for (const { id } of docs) await adjustLoan(regionId, id);
  for await (const docs of pagesOf(runningCovers(regionId, now()), Number.POSITIVE_INFINITY))
    for (const { id } of docs) await adjustCover(regionId, id);
}

function adjustLoan(regionId: string, uid: string): Promise<void> {
  return transact(async (tx) => {
    const reads = new Reads(tx);
    const loan = await reads.get(loans, { regionId, uid });
    if (loan === undefined || loan.ended !== null) return;
    tx.update(loans.ref({ regionId, uid }), atPace(loan, await readRegion(reads, regionId), now()));
  });
}

/** It holds meanwhile. */
function adjustCover(regionId: string, shipId: string): Promise<void> {
  return transact(async (tx) => {
    const reads = new Reads(tx);
    const policy = await reads.get(policies, { shipId });
    if (policy?.regionId !== regionId) return;
    const stoodSince = heldSince([await readRegion(reads, regionId)]);
    const term = termAtPace(policy, { begunAt: policy.startsAt, stoodSince, now: now() });
    if (term !== undefined) tx.update(policies.ref({ shipId }), term);
  });
}
