import { GameError } from "../platform/errors.ts";
import type { Holding } from "../platform/holdings.ts";
import { creditsOf } from "../platform/ledger/assets.ts";
import { ledgerBalances } from "../platform/ledger/schema.ts";
import { creditsFor } from "../regions/currency/conversion.ts";
import { currencies } from "../regions/currency/schema.ts";
import { inRegion } from "../regions/schema.ts";
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

const units: Holding = {
  name: "currencies",
  form: "portable",
  leaves:
    "By converting them at their region's board, and where it ends; at the account's end they stay in the ledger, and nobody has them.",
  async valueCredits(reads, uid) {
    const { docs } = await ledgerBalances.collection({}).where("holderUid", "==", uid).get();
    const held = docs.flatMap((balance) => Object.entries(balance.data().amounts));
    const worth = held
      .filter(([asset]) => asset.startsWith("currency:"))
      .map(async ([asset, amount]) => {
        const board = await reads.get(currencies, inRegion(asset.slice("currency:".length)));
        return board === undefined ? 0 : creditsFor(amount, board);
      });
    return (await Promise.all(worth)).reduce((sum, credits) => sum + credits, 0);
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

export const belongings = [deposits, units, owed];
