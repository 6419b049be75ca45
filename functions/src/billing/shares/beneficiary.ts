/** Changes kept per region: more than any region has in the weeks in which a payment can be heard of late. */
export const MAX_CHANGES = 100;

/** Who shares in a region's revenue. */
export interface Beneficiary {
  /** The region's owner while the owner pays for it, else null. */
  readonly ownerUid: string | null;
  readonly since: Date;
}

/** Who shared in a region's revenue at an instant; null where nobody did, and before the oldest change kept. */
export function beneficiaryAt(changes: readonly Beneficiary[], instant: Date): string | null {
  return changes.findLast(({ since }) => since <= instant)?.ownerUid ?? null;
}

/**
 * A region's changes once somebody else shares in its revenue, or nobody; null where that is so already. They stay in order: a
 * change that is heard of late begins with the last one known, and takes its place.
 */
export function withBeneficiary(
  before: readonly Beneficiary[],
  { ownerUid, since }: Beneficiary,
): Beneficiary[] | null {
  const latest = before.at(-1);
  if (ownerUid === (latest?.ownerUid ?? null)) return null;
  const from = latest !== undefined && latest.since > since ? latest.since : since;
  const kept = latest?.since.getTime() === from.getTime() ? before.slice(0, -1) : [...before];
  if (ownerUid !== (kept.at(-1)?.ownerUid ?? null)) kept.push({ ownerUid, since: from });
  return kept.slice(-MAX_CHANGES);
}
