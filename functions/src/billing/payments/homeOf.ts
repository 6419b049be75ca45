import type { Reads } from "../../platform/store.ts";
import { homeAt } from "../../players/home.ts";
import type { Player } from "../../players/schema.ts";
import { beneficiaryAt } from "../shares/beneficiary.ts";
import { beneficiaries } from "../shares/schema.ts";
import type { Payment } from "./schema.ts";

/**
 * The region whose owner shares in a payment, all of it as of the payment: the payer's home then, its owner then, who paid for it
 * then. Null where the platform keeps it all: no home, one of the platform's own, one that was not paid for. One read.
 */
export async function homeOf(reads: Reads, player: Player, paidAt: Date): Promise<Payment["home"]> {
  const regionId = homeAt(player, paidAt);
  if (regionId === null) return null;
  const changes = (await reads.get(beneficiaries, { regionId }))?.changes ?? [];
  const ownerUid = beneficiaryAt(changes, paidAt);
  return ownerUid === null ? null : { regionId, ownerUid };
}
