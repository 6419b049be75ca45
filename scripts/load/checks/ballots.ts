import type { BallotCast } from "../journal.ts";

export interface StoredBallot {
  readonly uid: string;
  readonly regionId: string;
  readonly option: string;
  readonly revision: number;
}

/**
 * What is wrong with the ballots, `[]` where nothing is: each voter's acknowledged revisions are 1, 2, 3 …, the stored
 * ballot has the last one and what was said with it, and nobody has a ballot who cast none. Where an answer is missing,
 * as many more revisions may be stored.
 */
export function ballotFaults(casts: readonly BallotCast[], stored: readonly StoredBallot[]): string[] {
  const ballots = new Map(stored.map((ballot) => [keyOf(ballot), ballot]));
  const castBy = Map.groupBy(casts, keyOf);
  const faults: string[] = [];
  for (const key of new Set([...castBy.keys(), ...ballots.keys()])) {
    const fault = wrongBallot(castBy.get(key) ?? [], ballots.get(key));
    if (fault !== undefined) faults.push(`${key}: ${fault}`);
  }
  return faults;
}

const keyOf = ({ uid, regionId }: Pick<StoredBallot, "uid" | "regionId">) => `${uid} in ${regionId}`;

function wrongBallot(casts: readonly BallotCast[], stored: StoredBallot | undefined): string | undefined {
  const acknowledged = casts.filter(({ answeredMs }) => answeredMs !== null);
  const uncertain = casts.length - acknowledged.length;
  const revision = stored?.revision ?? 0;
  const least = acknowledged.length;
  if (revision < least || revision > least + uncertain) {
    return `revision ${revision} is stored, ${least} castings were acknowledged`;
  }
  if (uncertain > 0) return undefined;
  const wrong = acknowledged.findIndex((cast, index) => cast.revision !== index + 1);
  if (wrong !== -1)
    return `casting ${wrong + 1} was acknowledged as revision ${acknowledged[wrong]!.revision}`;
  const said = acknowledged.at(-1)?.option;
  return said === stored?.option ? undefined : `"${stored?.option}" is stored, "${said}" was said last`;
}
