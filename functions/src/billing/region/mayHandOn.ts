import type { Commit } from "../../platform/moments.ts";
import { requireUntroubled } from "../buyer.ts";
import { buyers } from "../schema.ts";

/** Who has a payment in dispute hands nothing on meanwhile. @throws GameError `CUSTOMER_BARRED`, `PAYMENT_DISPUTED`. */
export async function requireUndisputed(
  { reads }: Pick<Commit, "reads">,
  { uid }: { readonly uid: string },
): Promise<void> {
  const buyer = await reads.get(buyers, { uid });
  if (buyer !== undefined) requireUntroubled(buyer);
}
