import type { Tx } from "../../platform/documents/tx.ts";
import { creditsOf } from "../../platform/ledger/assets.ts";
import { ledgerBalances } from "../../platform/ledger/schema.ts";
import type { Commit } from "../../platform/moments.ts";
import type { Player } from "../../players/schema.ts";
import { type Goods, linesIn, valueCredits } from "../cargo/goods.ts";
import { oneMoreVisit, travellerOf } from "../passages/traveller.ts";
import type { Pilot } from "../schema.ts";
import { purseFor } from "./purse.ts";

/** What a visit takes of the pilot's: one more of the month, and a purse. */
export interface Allowance {
  readonly visits: NonNullable<Pilot["visits"]>;
  readonly purseCredits: number;
}

/** A read for each account of the player's: the credits, and the hold of each ship. @throws GameError `VISITS_USED_UP` or `SHARE_EXCEEDED` */
export async function allowanceFor(
  { tx, now }: Pick<Commit, "tx" | "now">,
  { pilot, player, manifest }: { readonly pilot: Pilot; readonly player: Player; readonly manifest: Goods },
  askedCredits: number | undefined,
): Promise<Allowance> {
  const traveller = travellerOf(player, now);
  const visits = oneMoreVisit(pilot, traveller, now);
  const propertyCredits = propertyOf(await accountsOf(tx, player), player);
  const holdCredits = valueCredits(manifest);
  return { visits, purseCredits: purseFor({ propertyCredits, holdCredits }, traveller, askedCredits) };
}

/** All accounts of a player's in the ledger: credits, holds, depots, and what is in escrow. */
export async function accountsOf(tx: Tx, { uid }: Pick<Player, "uid">) {
  const { docs } = await tx.get(ledgerBalances.collection({}).where("holderUid", "==", uid));
  return docs.map((balance) => balance.data());
}

/** What they come to: credits, and goods at base prices. */
export function propertyOf(
  accounts: Awaited<ReturnType<typeof accountsOf>>,
  { homeRegionId }: Pick<Player, "homeRegionId">,
): number {
  const credits = creditsOf(homeRegionId);
  return accounts.reduce(
    (sum, { amounts }) => sum + (amounts[credits] ?? 0) + valueCredits(linesIn(amounts)),
    0,
  );
}
