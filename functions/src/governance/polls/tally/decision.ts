/** What was cast on a question of yes or no, in votes: a ballot of power 4 counts four. */
export interface YesNoCounts {
  readonly for: number;
  readonly against: number;
  readonly abstain: number;
}

export interface DecisionRule {
  /** The share of for among for and against, in basis points: 5,100 is 51 %. */
  readonly thresholdBasisPoints: number;
  /** How many voters must take part; never more than there are. */
  readonly quorum: number;
  /** How many voters could take part. */
  readonly electorate: number;
  /** How many voters did, abstaining included, each once whatever the voting power. */
  readonly voters: number;
}

export type Decision =
  | { readonly outcome: "passed"; readonly reason: "carried" }
  | { readonly outcome: "rejected"; readonly reason: "quorumMissed" | "noMajority" | "thresholdMissed" };

const WHOLE_BASIS_POINTS = 10_000;

/**
 * Passed: voters ≥ min(quorum, electorate), for > against, and for × 10,000 ≥ threshold × (for + against). Abstaining
 * helps the quorum and counts on neither side. A vote without any ballot, and a level one, leaves things as they are.
 * Exact for counts below 9 × 10¹¹.
 */
export function decided(counts: YesNoCounts, rule: DecisionRule): Decision {
  if (rule.voters < Math.min(rule.quorum, rule.electorate)) return rejected("quorumMissed");
  if (counts.for <= counts.against) return rejected("noMajority");
  const decisive = counts.for + counts.against;
  const carried = counts.for * WHOLE_BASIS_POINTS >= rule.thresholdBasisPoints * decisive;
  return carried ? { outcome: "passed", reason: "carried" } : rejected("thresholdMissed");
}

function rejected(reason: Extract<Decision, { outcome: "rejected" }>["reason"]): Decision {
  return { outcome: "rejected", reason };
}
