import type { Tx } from "../platform/documents/tx.ts";
import { GameError } from "../platform/errors.ts";
import { COMMODITIES } from "../platform/goods.ts";
import type { Holding } from "../platform/holdings.ts";
import { goodsOf } from "../platform/ledger/assets.ts";
import { ledgerBalances } from "../platform/ledger/schema.ts";
import { BASE_PRICE_CREDITS } from "./cargo/goods.ts";
import { constructions } from "./constructions/schema.ts";
import { gateBelongings } from "./playerGates/belongings.ts";
import { passages, pilots, ships } from "./schema.ts";

const fleet: Holding = {
  name: "ships",
  form: "portable",
  leaves: "By selling them to a yard; at the account's end they are deleted.",
  async valueCredits(_reads, uid) {
    const { docs } = await ships.collection({}).where("ownerUid", "==", uid).get();
    return docs.reduce((sum, ship) => sum + ship.data().resaleCredits, 0);
  },
  requireUnbound: null,
};

const cargo: Holding = {
  name: "cargo",
  form: "portable",
  leaves:
    "By moving or jettisoning it; what is left at the account's end stays in the ledger, and nobody has it.",
  async valueCredits(_reads, uid) {
    const { docs } = await ledgerBalances.collection({}).where("holderUid", "==", uid).get();
    const held = (commodity: (typeof COMMODITIES)[number]) =>
      docs.reduce((sum, balance) => sum + (balance.data().amounts[goodsOf(commodity)] ?? 0), 0);
    return COMMODITIES.reduce((sum, commodity) => sum + held(commodity) * BASE_PRICE_CREDITS[commodity], 0);
  },
  requireUnbound: null,
};

/** The goods in it are counted as cargo. */
const construction: Holding = {
  name: "constructions",
  form: "portable",
  leaves:
    "By cancelling it: all parts come back; at the account's end they stay in the ledger, and nobody has them.",
  async valueCredits(reads, uid) {
    return (await reads.get(constructions, { uid }))?.paidCredits ?? 0;
  },
  requireUnbound: null,
};

/** What a passage costs is held in escrow: an account goes when it has come to its end. */
const passage: Holding = {
  name: "passage",
  form: "portable",
  leaves: "By the passage's end, some minutes later.",
  valueCredits: null,
  async requireUnbound({ reads, tx }, uid) {
    const pilot = await reads.get(pilots, { uid });
    const passageId = pilot?.passageId ?? (await freightUnderWay(tx, uid));
    if (passageId === null) return;
    throw new GameError(
      "IN_PASSAGE",
      "You or your goods are in passage: the account can go once it has ended.",
      {
        passageId,
      },
    );
  },
};

async function freightUnderWay(tx: Tx, uid: string): Promise<string | null> {
  const unsettled = passages.collection({}).where("uid", "==", uid).where("settled", "==", null).limit(1);
  return (await tx.get(unsettled)).docs[0]?.id ?? null;
}

export const belongings = [fleet, cargo, construction, ...gateBelongings, passage];
