/** What a way is to have least of: distance, or turns, which warps take. */
export const PREFERENCES = ["shortest", "fewestTurns"] as const;
export type Preference = (typeof PREFERENCES)[number];
