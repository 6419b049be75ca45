import { GameError } from "../platform/errors.ts";
import type { Holding } from "../platform/holdings.ts";
import { creditsOf } from "../platform/ledger/assets.ts";
import { ledgerBalances } from "../platform/ledger/schema.ts";
import { loans } from "./schema.ts";

const deposits: Holding = {
  name: "deposits",
  form: "fixed",
  leaves:
    "By withdrawing them, and where their region ends; at the account's end they stay in the ledger, and nobody has them.",
  async valueCredits(_reads, uid) {
    const { docs } = await ledgerBalances.collection({}).where("holderUid", "==", uid).get();
    return docs
      .map((balance) => balance.data())
      .filter(({ accountId }) => accountId.startsWith("deposit:"))
      .reduce((sum, { amounts }) => sum + (amounts[creditsOf(null)] ?? 0), 0);
  },
  requireUnbound: null,
};

/** What is owed is no belonging, but it binds: repayment or default ends it. */
const owed: Holding = {
  name: "loans",
  form: "fixed",
  leaves: "By repaying them, or by their default.",
  valueCredits: null,
  async requireUnbound({ tx }, uid) {
    const { docs } = await tx.get(loans.group().where("uid", "==", uid));
    const open = docs.map((doc) => doc.data()).find(({ ended }) => ended === null);
    if (open === undefined) return;
    throw new GameError("LOAN_OWED", `You owe the bank of ${open.regionId} a loan: repay it first.`, {
      regionId: open.regionId,
    });
  },
};

export const belongings = [deposits, owed];
