import type { Budget } from "../budget.ts";
import type { Formula, Term } from "../formula.ts";

/** `settlePoll` reads the poll once to see what is due, and again in the transaction of each step. */
const settles = (
  way: string,
  { reads = 0, writes = 0, deletes = 0 }: { reads?: Formula; writes?: Formula; deletes?: Formula },
): Budget => ({ operation: "settlePoll", case: way, reads, writes, deletes, tasks: 0 });

/** Who was entitled at the call, counted when voting opens: by aggregation, and each vote that has changed since. */
const ELECTORATE: Term = { of: "electorate" };

/** The nominations, one read at least for none, and the candidates' memberships. */
const CANDIDATES: readonly Term[] = [{ of: "candidates", atLeast: 1 }, { of: "candidates" }];

/** Who may take the office and who held it; and the quorum of the next election, which is called at once. */
const INSTALLATION: readonly Term[] = [{ of: "elected" }, { of: "seated" }, { of: "pollCounts" }];
const INSTALLED: readonly Term[] = [{ of: "moves" }, { of: "told" }, { of: "announced" }];

/** A reading of all ballots, one by one. */
const EACH_BALLOT: Term = { of: "ballots", atLeast: 1 };
/** Where the database adds the votes up: a read for every thousand of an option. */
const ADDED_UP: readonly Term[] = [{ of: "voterCounts" }, { of: "optionSums" }];
const READ_ONE_BY_ONE: readonly Term[] = [{ of: "voterCounts" }, EACH_BALLOT];

/** Voting ends in four steps: sealed, counted, published, erased. */
const PUBLISHED: readonly Term[] = [{ of: "pages" }];
const ERASED: readonly Term[] = [{ of: "ballots" }];

/** The task of whatever is due of a poll: its opening, its end, or what a poll that was called off has left. */
export const POLLS: readonly Budget[] = [
  settles("opens an election", { reads: [6, ...CANDIDATES, ELECTORATE], writes: 1 }),
  settles("opens a vote on a lone candidate", { reads: [6, ...CANDIDATES, ELECTORATE], writes: 2 }),
  settles("opens a question", { reads: [5, ELECTORATE], writes: 3 }),
  settles("opens a vote on a treaty", { reads: [3, ELECTORATE], writes: 1 }),
  {
    ...settles("an election that has become void is called off", { reads: 6, writes: 4 }),
    sometimes: "The closing of a region has called its votes off before; a test closes one without its task.",
  },
  settles("an election with no more candidates than seats ends without a vote", {
    reads: [10, ...CANDIDATES, ...INSTALLATION],
    writes: [6, ...INSTALLED],
  }),
  settles("ends an election whose ballots rank", {
    reads: [9, ...READ_ONE_BY_ONE, ...INSTALLATION, EACH_BALLOT],
    writes: [9, ...INSTALLED, ...PUBLISHED],
    deletes: ERASED,
  }),
  settles("ends an election whose votes are added up", {
    reads: [9, ...ADDED_UP, ...INSTALLATION, EACH_BALLOT],
    writes: [9, ...INSTALLED, ...PUBLISHED],
    deletes: ERASED,
  }),
  settles("ends the vote on a lone candidate", {
    reads: [11, ...ADDED_UP, ...INSTALLATION, EACH_BALLOT],
    writes: [9, ...INSTALLED, ...PUBLISHED],
    deletes: ERASED,
  }),
  settles("ends the vote on a referendum, whose question rests", {
    reads: [7, ...ADDED_UP, EACH_BALLOT],
    writes: [8, ...PUBLISHED],
    deletes: ERASED,
  }),
  settles("ends the vote on a question", {
    reads: [7, ...ADDED_UP, EACH_BALLOT],
    writes: [7, ...PUBLISHED],
    deletes: [...ERASED, { of: "freed" }],
  }),
  settles("opens a question too late, when nobody can vote any more", {
    reads: [11, ...ADDED_UP, EACH_BALLOT, ELECTORATE],
    writes: 11,
    deletes: [{ of: "freed" }],
  }),
  settles("ends the vote on a treaty, which brings it into force", {
    reads: [10, ...ADDED_UP, EACH_BALLOT],
    writes: [7, { of: "told" }, ...PUBLISHED],
    deletes: ERASED,
  }),
  settles("ends the vote on a treaty, which takes the offer off the table", {
    reads: [8, ...ADDED_UP, EACH_BALLOT],
    writes: [7, { of: "told" }, ...PUBLISHED],
    deletes: ERASED,
  }),
  settles("puts the end of a vote off", { reads: [3, { of: "voterCounts" }], writes: 2 }),
  settles("erases what was cast before the vote was called off", {
    reads: [3, { of: "ballots" }],
    writes: 1,
    deletes: ERASED,
  }),
];
