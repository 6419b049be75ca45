import { ENQUEUES, ofSlot, type PartFigures, type Term } from "../../platform/declaration/figures.ts";
import { SIGNED_IN_IN_REGIONS } from "../../platform/declaration/lookUps.ts";
import type { polls } from "./room.ts";

type Terms = readonly (string | Term)[];

/** The nominations, one read at least for none, and the candidates' memberships. */
const CANDIDATES: Terms = [{ of: "candidates", atLeast: 1 }, "candidates"];

/** Who may take the office and who held it; and the quorum of the next election, which is called at once. */
const INSTALLATION: Terms = ["elected", "seated", "pollCounts"];
const INSTALLED: Terms = ["moves", "told", "announced"];

/** A reading of all ballots, one by one. */
const EACH_BALLOT: Term = { of: "ballots", atLeast: 1 };
/** Where the database adds the votes up: a read for every thousand of an option. */
const ADDED_UP: Terms = ["voterCounts", "optionSums"];
const READ_ONE_BY_ONE: Terms = ["voterCounts", EACH_BALLOT];

/** Voting ends in four steps: sealed, counted, published, erased. */
const PUBLISHED: Terms = ["pages"];
const ERASED: Terms = ["ballots"];

export const figures: PartFigures<typeof polls> = {
  operations: {
    castBallot: [{ reads: 4, writes: 2 }],
    getReceipts: [{ reads: 2 }],
    settlePolls: [ENQUEUES, ofSlot(ENQUEUES)],
    // Whatever is due of a poll: its opening, its end, or what a poll that was called off has left. It is read once to see what is
    // due, and again in the transaction of each step.
    settlePoll: [
      { way: "opens an election", reads: [6, ...CANDIDATES, "electorate"], writes: 1 },
      { way: "opens a vote on a lone candidate", reads: [6, ...CANDIDATES, "electorate"], writes: 2 },
      { way: "opens a question", reads: [5, "electorate"], writes: 3 },
      { way: "opens a vote on a recall", reads: [4, "electorate"], writes: 2 },
      { way: "calls off a law whose field another vote has claimed", reads: 5, writes: 3 },
      { way: "opens a vote on a treaty", reads: [3, "electorate"], writes: 1 },
      {
        way: "an election that has become void is called off",
        reads: 6,
        writes: 4,
        sometimes:
          "The closing of a region has called its votes off before; a test closes one without its task.",
      },
      {
        way: "an election for which too few stand ends without a vote",
        reads: [10, ...CANDIDATES, ...INSTALLATION],
        writes: [6, ...INSTALLED],
      },
      {
        way: "an advisory election of an autocracy, for which nobody stands, ends without another",
        reads: [10, ...CANDIDATES],
        writes: 4,
      },
      {
        way: "ends an election whose ballots rank",
        reads: [9, ...READ_ONE_BY_ONE, ...INSTALLATION, EACH_BALLOT],
        writes: [9, ...INSTALLED, ...PUBLISHED],
        deletes: ERASED,
      },
      {
        way: "ends an election whose votes are added up",
        reads: [9, ...ADDED_UP, ...INSTALLATION, EACH_BALLOT],
        writes: [9, ...INSTALLED, ...PUBLISHED],
        deletes: ERASED,
      },
      {
        way: "ends the vote on a lone candidate",
        reads: [11, ...ADDED_UP, ...INSTALLATION, EACH_BALLOT],
        writes: [9, ...INSTALLED, ...PUBLISHED],
        deletes: ERASED,
      },
      {
        way: "ends the vote on a referendum, whose question rests",
        reads: [7, ...ADDED_UP, EACH_BALLOT],
        writes: [8, ...PUBLISHED],
        deletes: ERASED,
      },
      {
        way: "ends the vote on a question",
        reads: [7, ...ADDED_UP, EACH_BALLOT],
        writes: [7, ...PUBLISHED],
        deletes: [...ERASED, "freed"],
      },
      {
        way: "ends the vote on a recall, which vacates the office",
        reads: [10, ...ADDED_UP, EACH_BALLOT],
        writes: [12, ...PUBLISHED],
        deletes: ERASED,
      },
      {
        way: "opens a question too late, when nobody can vote any more",
        reads: [11, ...ADDED_UP, EACH_BALLOT, "electorate"],
        writes: 11,
        deletes: ["freed"],
      },
      {
        way: "ends the vote on a treaty, which brings it into force",
        reads: [10, ...ADDED_UP, EACH_BALLOT],
        writes: [7, "told", ...PUBLISHED],
        deletes: ERASED,
      },
      {
        way: "ends the vote on a treaty, which takes the offer off the table",
        reads: [8, ...ADDED_UP, EACH_BALLOT],
        writes: [7, "told", ...PUBLISHED],
        deletes: ERASED,
      },
      { way: "puts the end of a vote off", reads: [3, "voterCounts"], writes: 2 },
      {
        way: "erases what was cast before the vote was called off",
        reads: [3, "ballots"],
        writes: 1,
        deletes: ERASED,
      },
    ],
  },
  lookUps: {
    polls: SIGNED_IN_IN_REGIONS,
    publishedBallots: SIGNED_IN_IN_REGIONS,
  },
  quantities: {
    pollCounts:
      "counts of citizens and of active ones in batches of 1,000, and members whose vote has changed since the call or waits out the days of a grant, one at least for each: four for each poll that is called or opened, or more",
    electorate:
      "what counting an electorate takes when voting opens: citizens and active ones in batches of 1,000, and each member whose vote has changed since the call or waits out the days of a grant, one at least for each",
    ballots: "ballots that are cast",
    voterCounts:
      "counts of voters in batches of 1,000 ballots: of all, and of who voted before the last day where only that tells whether the quorum came late",
    optionSums:
      "sums of votes in batches of 1,000 ballots, for each option one at least: with 10,000 ballots ten at most",
    pages: "pages of published ballots, up to 500 on each",
    told: "players who get a notice: who has won the office and who leaves it, or stays because nobody has; the governors of both sides of a treaty",
  },
};
