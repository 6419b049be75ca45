const PREFIX = "newRegion:";

/** Where this browser keeps the draft of a region that a player wants to buy. */
export const draftKeyOf = (uid: string): string => PREFIX + uid;

/** Signing out takes every draft of this browser. */
export function forgetRegions(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
}
