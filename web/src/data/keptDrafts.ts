const PREFIX = "newRegion:";
const RULES_PREFIX = "rules:";
const CHECKOUT_PREFIX = "checkout:";
const SENT_PREFIX = "sent:";

/** Where this browser keeps the draft of a region that a player wants to buy. */
export const draftKeyOf = (uid: string): string => PREFIX + uid;

/** Where it keeps what a player has changed of a region's rules and not sent yet. */
export const rulesKeyOf = (uid: string, regionId: string, section: string): string =>
  `${RULES_PREFIX}${uid}:${regionId}:${section}`;

/** Where it keeps by which id a player has asked for a payment page, until the answer is there. */
export const checkoutKeyOf = (uid: string): string => CHECKOUT_PREFIX + uid;

/** Where a tab keeps what a player has sent, until it is known whether it has acted. */
export const sentKeyOf = (uid: string, requestId: string, path: string): string =>
  `${SENT_PREFIX}${uid}:${requestId}:${path}`;

export const sentKeysOf = (uid: string): string[] => keysOfTab(`${SENT_PREFIX}${uid}:`);

/** Signing out, in whichever tab, takes what was sent from this one. */
export function forgetSent(): void {
  for (const key of keysOfTab(SENT_PREFIX)) sessionStorage.removeItem(key);
}

const keysOfTab = (prefix: string) => Object.keys(sessionStorage).filter((key) => key.startsWith(prefix));

/** Signing out takes every draft of this browser. */
export function forgetDrafts(): void {
  const prefixes = [PREFIX, RULES_PREFIX, CHECKOUT_PREFIX];
  for (const key of Object.keys(localStorage))
    if (prefixes.some((prefix) => key.startsWith(prefix))) localStorage.removeItem(key);
}
