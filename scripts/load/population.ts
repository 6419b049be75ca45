/** A player of the run. */
export interface LoadPlayer {
  readonly uid: string;
  readonly idToken: string;
  readonly homeRegionId: string;
  /** Owns the home, and configures it. */
  readonly owner: boolean;
}

/** Where they play: letters that look like no others. */
export const REGION_IDS: readonly string[] = Array.from("abcdefghjkmnpqrtwxyz", (letter) => `load-${letter}`);
export const PLAYERS_A_REGION = 10;
/** Of every region of a player. */
export const SECTORS = 500;
/** The smallest Nexus there may be. */
export const NEXUS_SECTORS = 2_000;

/** The poll of a region. */
export const pollIdOf = (regionId: string) => `${regionId}-poll`;
