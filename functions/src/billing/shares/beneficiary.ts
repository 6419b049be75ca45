/** Changes kept per region: more than any region has in the weeks in which a payment can be heard of late. */
export const MAX_CHANGES = 100;

/** Who shares in a region's revenue since when: its owner while the owner pays for it, else nobody. */
export interface Beneficiaries {
  readonly regionId: string;
  /** By which the latest owner has paid for it. */
  readonly subscriptionId: string;
  /** The earliest first. */
  readonly changes: readonly { readonly ownerUid: string | null; readonly since: Date }[];
}

export interface Beneficiary {
  /** Null while nobody shares. */
  readonly ownerUid: string | null;
  readonly subscriptionId: string;
  readonly since: Date;
}

/** Who shared in a region's revenue at an instant; null where nobody did, and before the oldest change kept. */
export function beneficiaryAt({ changes }: Pick<Beneficiaries, "changes">, instant: Date): string | null {
  return changes.findLast(({ since }) => since <= instant)?.ownerUid ?? null;
}

/**
 * A region's beneficiaries once another one follows; null where nothing changes. Changes stay in order: one that is heard of
 * late begins with the last one known, and takes its place.
 */
export function withBeneficiary(
  before: Beneficiaries | undefined,
  regionId: string,
  { ownerUid, subscriptionId, since }: Beneficiary,
): Beneficiaries | null {
  const changes = [...(before?.changes ?? [])];
  const latest = changes.at(-1);
  const isKnown = ownerUid === (latest?.ownerUid ?? null);
  // Nobody shares by another subscription than the one that has just ended.
  if (ownerUid === null && (isKnown || before?.subscriptionId !== subscriptionId)) return null;
  if (isKnown) return before?.subscriptionId === subscriptionId ? null : { ...before!, subscriptionId };
  const from = latest !== undefined && latest.since > since ? latest.since : since;
  if (latest?.since.getTime() === from.getTime()) changes.pop();
  if (ownerUid !== (changes.at(-1)?.ownerUid ?? null)) changes.push({ ownerUid, since: from });
  return { regionId, subscriptionId, changes: changes.slice(-MAX_CHANGES) };
}
