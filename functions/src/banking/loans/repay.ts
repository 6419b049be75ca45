import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { GameError } from "../../platform/errors.ts";
import { credits, integer, regionId } from "../../platform/fields.ts";
import { creditsOf } from "../../platform/ledger/assets.ts";
import { transferKindsOf } from "../../platform/ledger/kinds.ts";
import { prepareTransfers } from "../../platform/ledger/prepareTransfers.ts";
import { stageTransfers } from "../../platform/ledger/stageTransfers.ts";
import { derivedId } from "../../platform/random.ts";
import { readRegion } from "../../regions/readRegion.ts";
import { bankAccount } from "../deposits/account.ts";
import { banking as room } from "../room.ts";
import { loans } from "../schema.ts";
import { grown, owedOn, repaid } from "./loan.ts";
import { interestDay } from "./pace.ts";
import { prepareRelease } from "./pledge.ts";

export const repay = mutation({
  summary:
    "Repays a loan, or a part of it; all of it where no amount is said. What is paid beyond what is owed stays.",
  access: access.player,
  input: z.strictObject({ regionId, amountCredits: integer(1, 10_000_000).nullable().default(null) }),
  output: z.strictObject({ paidCredits: credits, owedCredits: credits }),
  async handle({ caller, reads, tx, now, intent }, { regionId, amountCredits }) {
    const { uid } = caller;
    const loan = await reads.get(loans, { regionId, uid });
    if (loan === undefined || loan.ended !== null)
      throw new GameError("NO_LOAN", `You owe the bank of ${regionId} nothing.`);
    const debt = grown(loan, interestDay(await readRegion(reads, regionId), now));
    const owed = owedOn(debt);
    const paidCredits = Math.min(owed, amountCredits ?? owed);
    const isPaid = paidCredits === owed;
    const release = isPaid ? await prepareRelease(reads, loan) : undefined;
    const { accountId } = loan;
    const asset = creditsOf(regionId);
    const transfer = {
      transferId: derivedId("repayment", intent),
      kind: transferKindsOf(room).repayment,
      memo: `Repayment to the bank of ${regionId}`,
      changes: [
        { accountId, asset, amount: -paidCredits },
        { accountId: bankAccount(regionId), asset, amount: paidCredits },
      ],
    };
    const made = await prepareTransfers(reads, [transfer]);

    const after = repaid(debt, paidCredits);
    const ended = { at: now, how: "repaid" as const, writtenOffCredits: 0 };
    tx.set(loans.ref({ regionId, uid }), isPaid ? { ...after, actsAt: null, ended } : after);
    release?.(tx);
    stageTransfers(tx, made, now);
    return { paidCredits, owedCredits: owed - paidCredits };
  },
});
