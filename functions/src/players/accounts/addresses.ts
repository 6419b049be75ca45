import type { Caller } from "../../platform/access.ts";
import { after, DAY_MS } from "../../platform/duration.ts";
import { keyedDigest } from "../../platform/random.ts";

/** So long does an address remember that an account of it was erased. */
const HELD_DAYS = 90;

/** A secret, read where it is needed. */
interface Key {
  value(): string;
}

/** The digest under which an address is known here, which says it to nobody; null of an account without one. */
export function addressDigestOf({ address }: Pick<Caller, "address">, key: Key): string | null {
  if (address === null) return null;
  return keyedDigest(key.value(), "address", address.normalize("NFKC").toLowerCase());
}

/** The same of an address that is proved to be the caller's: nobody spends another's starting credits. */
export function provedAddressDigestOf(
  caller: Pick<Caller, "address" | "addressIsVerified">,
  key: Key,
): string | null {
  return caller.addressIsVerified ? addressDigestOf(caller, key) : null;
}

/** Whether an address that has had starting credits has none to come. */
export function isSpent(grant: { readonly heldUntil: Date | null } | undefined, now: Date): boolean {
  if (grant === undefined) return false;
  return grant.heldUntil === null || grant.heldUntil > now;
}

/** The address of an account that is erased now. */
export const heldGrant = (now: Date) => ({ heldUntil: after(now, HELD_DAYS * DAY_MS) });
