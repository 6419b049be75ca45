import type { Poll } from "../../../functions/src/governance/polls/poll.ts";
import { publishedPageSchema } from "../../../functions/src/governance/polls/publication.ts";
import { type Recount, recountOf } from "../../../functions/src/governance/polls/recount.ts";
import { type ContentFinding, contentFinding, type VotedOn } from "./votedOn.ts";

export interface AskedRecount {
  readonly poll: Poll;
  /** As they are stored, in their order. */
  readonly pages: readonly unknown[];
  readonly votedOn: VotedOn | null;
}

export interface Verdict extends Pick<Recount, "isComplete" | "secretKept" | "agrees" | "follows"> {
  readonly ballots: number;
  readonly content: ContentFinding;
}

/** Null: what is published cannot be counted. */
export type AnsweredRecount = Verdict | null;

/** Counts what is published, and says of each thing whether it is as the poll has it. */
export function verdictOn({ poll, pages, votedOn }: AskedRecount): AnsweredRecount {
  try {
    const ballots = pages.flatMap((page) => publishedPageSchema.parse(page).ballots);
    const { isComplete, secretKept, agrees, follows } = recountOf(poll, ballots);
    const content = contentFinding(poll, votedOn);
    return { ballots: ballots.length, isComplete, secretKept, agrees, follows, content };
  } catch {
    return null;
  }
}
