import type { Commit, Stage } from "../../platform/moments.ts";
import type { Subscription } from "../schema.ts";
import { type Beneficiary, withBeneficiary } from "./beneficiary.ts";
import { beneficiaries } from "./schema.ts";

/** Notes who shares in a region's revenue from an instant on, in two halves; undefined where nothing changes. */
export async function prepareBeneficiary(
  { reads }: Pick<Commit, "reads">,
  regionId: string,
  beneficiary: Beneficiary,
): Promise<Stage | undefined> {
  const before = await reads.get(beneficiaries, { regionId });
  const after = withBeneficiary(before, regionId, beneficiary);
  return after === null
    ? undefined
    : (tx) => tx.set(beneficiaries.ref({ regionId }), { ...after, changes: [...after.changes] });
}

/** Statuses of a region's own subscription in which its owner shares. */
const SHARING: readonly string[] = ["trialing", "active", "past_due"];

/**
 * Who shares by an owner's subscription as it was fetched. Stripe says when it was paid and when it ended; of one that was not
 * paid for too long it says no instant: that is when it is heard of.
 */
export function beneficiaryBy(
  { uid, subscriptionId, status, paidAt, endedAt }: Subscription,
  now: Date,
): Beneficiary {
  return SHARING.includes(status)
    ? { ownerUid: uid, subscriptionId, since: paidAt ?? now }
    : { ownerUid: null, subscriptionId, since: endedAt ?? now };
}
