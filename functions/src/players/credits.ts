import type { Holding } from "../platform/holdings.ts";
import { balanceId } from "../platform/ledger/accounts.ts";
import { creditsOf } from "../platform/ledger/assets.ts";
import { ledgerBalances } from "../platform/ledger/schema.ts";
import { players } from "./schema.ts";

const credits: Holding = {
  name: "credits",
  form: "portable",
  leaves:
    "By transfers. What an erased player had stays in the ledger, under a pseudonym that leads to nobody.",
  async valueCredits(reads, uid) {
    const player = await reads.get(players, { uid });
    if (player === undefined) return 0;
    const balance = await reads.get(ledgerBalances, { balanceId: balanceId(player.accountId, 0) });
    return balance?.amounts[creditsOf(player.homeRegionId)] ?? 0;
  },
  requireUnbound: null,
};

export const ownHoldings = [credits];
