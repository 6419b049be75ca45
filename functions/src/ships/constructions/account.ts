import type { AccountId } from "../../platform/ledger/accounts.ts";
import { creditsOf, goodsOf } from "../../platform/ledger/assets.ts";
import { transferKindsOf } from "../../platform/ledger/kinds.ts";
import type { Change, Transfer } from "../../platform/ledger/transfer.ts";
import { derivedId } from "../../platform/random.ts";
import type { Player } from "../../players/schema.ts";
import { goodsMoved } from "../cargo/goods.ts";
import { ships as room } from "../room.ts";
import type { Parts } from "./parts.ts";
import type { Construction } from "./schema.ts";

const kinds = transferKindsOf(room);

type Payer = Pick<Player, "accountId" | "homeRegionId">;

export const accountOf = ({ constructionId }: Pick<Construction, "constructionId">): AccountId =>
  `hold:${constructionId}`;

/** What brings parts to a construction: credits out of the player's account, goods out of a hold. */
export function partsBrought(
  player: Payer,
  construction: Construction,
  { credits, goods }: Parts,
  { from, intent }: { readonly from: AccountId; readonly intent: string },
): Transfer {
  const to = accountOf(construction);
  return {
    transferId: derivedId("partsBrought", intent),
    kind: kinds.partsBrought,
    changes: [...paid(player, player.accountId, to, credits), ...goodsMoved(goods, from, to)],
  };
}

/** What gives all parts back. */
export function partsReturned(player: Payer, construction: Construction, goodsTo: AccountId): Transfer {
  const from = accountOf(construction);
  const { constructionId, paidCredits, goods } = construction;
  return {
    transferId: derivedId("partsReturned", constructionId),
    kind: kinds.partsReturned,
    changes: [...paid(player, from, player.accountId, paidCredits), ...goodsMoved(goods, from, goodsTo)],
  };
}

/** What uses the parts up: the credits are the platform's, the goods are no more. */
export function partsUsed(
  player: Payer,
  construction: Construction,
  paidTo: "platform:yards" | "platform:gates",
): Transfer {
  const from = accountOf(construction);
  const { constructionId, paidCredits, goods } = construction;
  const used = goods.flatMap(({ commodity, units }) => {
    const asset = goodsOf(commodity);
    return [
      { accountId: from, asset, amount: -units },
      { accountId: "issuance" as const, asset, amount: units },
    ];
  });
  return {
    transferId: derivedId("partsUsed", constructionId),
    kind: kinds.partsUsed,
    changes: [...paid(player, from, paidTo, paidCredits), ...used],
  };
}

function paid({ homeRegionId }: Payer, from: AccountId, to: AccountId, amount: number): Change[] {
  if (amount === 0) return [];
  const asset = creditsOf(homeRegionId);
  return [
    { accountId: from, asset, amount: -amount },
    { accountId: to, asset, amount },
  ];
}
