import type { Holding } from "../../platform/holdings.ts";
import { creditsOf } from "../../platform/ledger/assets.ts";
import { amountOf } from "../../platform/ledger/prepareTransfers.ts";
import { players } from "../../players/schema.ts";
import { tollsOf } from "./toll.ts";

const gates: Holding = {
  name: "gates",
  form: "fixed",
  leaves: "By closing them, for nothing; at the account's end they are deleted.",
  // Nobody buys one.
  valueCredits: null,
  requireUnbound: null,
};

const tolls: Holding = {
  name: "tolls",
  form: "portable",
  leaves: "By collecting them; what is left at the account's end stays in the ledger, and nobody has it.",
  async valueCredits(reads, uid) {
    const player = await reads.get(players, { uid });
    return player === undefined ? 0 : amountOf(reads, tollsOf(player), creditsOf(player.homeRegionId));
  },
  requireUnbound: null,
};

export const gateBelongings = [gates, tolls];
