import { handOn, type Preferences } from "./preferences.ts";
import type { Question, Tally } from "./schema.ts";
import { closeRound, foremost, isComplete, roundUnderWay, standingOf, tallyOf } from "./standing.ts";
import type { Lots } from "./tie.ts";

/**
 * Instant-runoff voting, one seat: every paper counts for its first option still in the race; an option that holds more than
 * half of the papers not exhausted is elected; while nobody does, the option with the fewest votes leaves, and its
 * papers go to their next preference. Level at the bottom: fewest votes in the latest earlier round that differs, then
 * the lot. Source: Charter of San Francisco, section 13.102 (2002), with one exclusion a round.
 */
export function countRankedChoice(question: Question, papers: Preferences, lots: Lots): Tally {
  const standing = standingOf(question, 0, lots);
  let excluded: string | undefined;
  for (;;) {
    const votes = new Map(question.options.map((option) => [option, 0n]));
    const exhausted = handOn(papers, standing.continuing, (option, { papers }) => {
      votes.set(option, votes.get(option)! + papers);
    });
    const counting = papers.papers - exhausted;
    const reached = [...standing.continuing].filter((option) => 2n * votes.get(option)! > counting);
    closeRound(standing, { votes, reached, exhausted, excluded, transferredFrom: excluded });
    if (isComplete(standing)) return tallyOf(standing);
    const last = foremost([...standing.continuing], standing.history, "fewest");
    excluded = lots.draw(last, `round ${roundUnderWay(standing)}, exclusion`);
    standing.continuing.delete(excluded);
  }
}
