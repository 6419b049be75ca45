import { after, DAY_MS } from "../../platform/duration.ts";
import type { Commit, Stage } from "../../platform/moments.ts";
import { PAST_DUE_DAYS } from "../entitlement.ts";
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
 * paid for too long it says no instant: that is when it is heard of, and 21 days from its open invoice at the latest.
 */
export function beneficiaryBy(
  {
    uid,
    status,
    paidAt,
    endedAt,
    openInvoiceFinalizedAt,
  }: Pick<Subscription, "uid" | "status" | "paidAt" | "endedAt" | "openInvoiceFinalizedAt">,
  now: Date,
): Beneficiary {
  if (SHARING.includes(status)) return { ownerUid: uid, since: paidAt ?? now };
  const latest = after(openInvoiceFinalizedAt ?? now, PAST_DUE_DAYS * DAY_MS);
  return { ownerUid: null, since: endedAt ?? (now < latest ? now : latest) };
}
