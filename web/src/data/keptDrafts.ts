const PREFIX = "newRegion:";
const RULES_PREFIX = "rules:";

/** Where this browser keeps the draft of a region that a player wants to buy. */
export const draftKeyOf = (uid: string): string => PREFIX + uid;

/** Where it keeps what a player has changed of a region's rules and not sent yet. */
export const rulesKeyOf = (uid: string, regionId: string, section: string): string =>
  `${RULES_PREFIX}${uid}:${regionId}:${section}`;

/** Signing out takes every draft of this browser. */
export function forgetDrafts(): void {
  for (const key of Object.keys(localStorage))
    if (key.startsWith(PREFIX) || key.startsWith(RULES_PREFIX)) localStorage.removeItem(key);
}
