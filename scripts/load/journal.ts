/**
 * What the players did and what they were answered, warm-up included: the checks compare it with what is stored.
 * `answeredMs` is null where no answer came, or an error that should not be: then nobody knows whether it was applied.
 */
export interface ConfigurationWrite {
  readonly regionId: string;
  readonly field: string;
  /** Of no other write to this field of this region. */
  readonly value: number;
  readonly sentMs: number;
  readonly answeredMs: number | null;
}

export interface MembershipChange {
  readonly uid: string;
  readonly regionId: string;
  readonly kind: "joined" | "left";
  readonly answeredMs: number | null;
}

export interface BallotCast {
  readonly uid: string;
  readonly regionId: string;
  readonly option: string;
  /** As answered. */
  readonly revision: number | null;
  readonly answeredMs: number | null;
}

/** Each list in the order in which the answers came; of one player's own calls that is the order of sending, too. */
export interface Journal {
  readonly configuration: ConfigurationWrite[];
  readonly membership: MembershipChange[];
  readonly ballots: BallotCast[];
}

export const emptyJournal = (): Journal => ({ configuration: [], membership: [], ballots: [] });
