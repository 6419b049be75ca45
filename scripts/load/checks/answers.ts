import type { Journal } from "../journal.ts";

/**
 * What is wrong with the stored answers, `[]` where nothing is: a player has one for each acknowledged call that changes
 * something, however often it was sent; where an answer is missing there may be one more.
 */
export function answerFaults(
  { configuration, membership, ballots }: Journal,
  ownerOf: ReadonlyMap<string, string>,
  storedAnswers: ReadonlyMap<string, number>,
): string[] {
  const mutations = [
    ...configuration.map(({ regionId, answeredMs }) => ({ uid: ownerOf.get(regionId)!, answeredMs })),
    ...membership,
    ...ballots,
  ];
  const made = Map.groupBy(mutations, ({ uid }) => uid);
  const faults: string[] = [];
  for (const [uid, stored] of storedAnswers) {
    const calls = made.get(uid) ?? [];
    const least = calls.filter(({ answeredMs }) => answeredMs !== null).length;
    if (stored >= least && stored <= calls.length) continue;
    faults.push(`${uid}: ${stored} answers are stored, ${least} calls were acknowledged`);
  }
  return faults;
}
