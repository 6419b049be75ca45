/** A player of the run. */
export interface LoadPlayer {
  readonly uid: string;
  readonly idToken: string;
  readonly homeRegionId: string;
  /** Owns the home, and configures it. */
  readonly owner: boolean;
}

/** Who plays where. */
export interface Population {
  readonly regionIds: readonly string[];
  readonly players: readonly LoadPlayer[];
  readonly nexusSectorCount: number;
}

export const REGIONS = 20;
export const PLAYERS_A_REGION = 10;
/** Of every region of a player: the Nexus alone has more. */
export const SECTORS = 500;

/** The poll of a region. */
export const pollIdOf = (regionId: string) => `${regionId}-poll`;

/** Ids that no other run has; their letters look like no others. */
export function newRegionIds(): string[] {
  const run = Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => "abcdefgh"[byte % 8]).join("");
  return Array.from("abcdefghjkmnpqrtwxyz", (letter) => `load-${run}-${letter}`);
}
