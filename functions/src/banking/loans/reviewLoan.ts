import { z } from "zod";
import { now } from "../../platform/clock.ts";
import type { Tx } from "../../platform/documents/tx.ts";
import { regionId, uid } from "../../platform/fields.ts";
import { derivedId } from "../../platform/random.ts";
import { Reads, transact } from "../../platform/store.ts";
import { stageNotice } from "../../players/stageNotice.ts";
import { readRegion } from "../../regions/readRegion.ts";
import { type Loan, loans } from "../schema.ts";
import { collectLoan } from "./collectLoan.ts";
import { grown, isDefault, nextAct, owedOn } from "./loan.ts";
import { atPace, interestDay } from "./pace.ts";

const bodySchema = z.object({ regionId, uid });

/** Tells a borrower that the loan is due, or collects it, whichever its time has come for. */
export async function reviewLoan(body: unknown): Promise<void> {
  const { regionId, uid } = bodySchema.parse(body);
  await transact(async (tx) => {
    const at = now();
    const reads = new Reads(tx);
    const loan = await reads.get(loans, { regionId, uid });
    if (loan === undefined || loan.actsAt === null || loan.actsAt > at) return;
    const region = await readRegion(reads, regionId);
    const pace = atPace(loan, region, at);
    if (pace.actsAt === null || pace.actsAt > at) tx.update(loans.ref({ regionId, uid }), pace);
    else if (isDefault(loan)) await collectLoan({ tx, reads, now: at }, loan, "default");
    else stageReminder(tx, { ...loan, ...pace }, interestDay(region, at), at);
  });
}

function stageReminder(tx: Tx, loan: Loan, today: string, at: Date): void {
  const { uid, regionId, dueAt, heldMs } = loan;
  const notices = loan.notices + 1;
  tx.update(loans.ref({ regionId, uid }), { dueAt, heldMs, notices, actsAt: nextAct(dueAt, notices) });
  const owed = owedOn(grown(loan, today));
  const sentence = `Your loan of the bank of ${regionId} is due at ${dueAt.toISOString()}: ${owed} credits are owed today. 72 hours later it is collected.`;
  const intent = derivedId("loanNotice", regionId, uid, loan.signedAt.getTime(), notices);
  stageNotice(tx, { uid, kind: "LOAN_DUE", sentence, regionId }, { intent, at });
}
