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
  const before = (await reads.get(beneficiaries, { regionId }))?.changes ?? [];
  const changes = withBeneficiary(before, beneficiary);
  return changes === null
    ? undefined
    : (tx) => tx.set(beneficiaries.ref({ regionId }), { regionId, changes });
}

/** Statuses of a region's own subscription in which its owner shares. */
const SHARING: readonly string[] = ["trialing", "active", "past_due"];

/**
 * Who shares by an owner's subscription as it was fetched. Stripe says when it was paid and when it ended; of one that was not
 * paid for too long it says no instant: that is when it is heard of.
 */
export function beneficiaryBy(
  { uid, status, paidAt, endedAt }: Pick<Subscription, "uid" | "status" | "paidAt" | "endedAt">,
  now: Date,
): Beneficiary {
  return SHARING.includes(status)
    ? { ownerUid: uid, since: paidAt ?? now }
    : { ownerUid: null, since: endedAt ?? now };
}
