const PREFIX = "newRegion:";
const RULES_PREFIX = "rules:";
const CHECKOUT_PREFIX = "checkout:";

/** Where this browser keeps the draft of a region that a player wants to buy. */
export const draftKeyOf = (uid: string): string => PREFIX + uid;

/** Where it keeps what a player has changed of a region's rules and not sent yet. */
export const rulesKeyOf = (uid: string, regionId: string, section: string): string =>
  `${RULES_PREFIX}${uid}:${regionId}:${section}`;

/** Where it keeps by which id a player has asked for a payment page, until the answer is there. */
export const checkoutKeyOf = (uid: string): string => CHECKOUT_PREFIX + uid;

/** Signing out takes every draft of this browser. */
export function forgetDrafts(): void {
  const prefixes = [PREFIX, RULES_PREFIX, CHECKOUT_PREFIX];
  for (const key of Object.keys(localStorage))
    if (prefixes.some((prefix) => key.startsWith(prefix))) localStorage.removeItem(key);
}
