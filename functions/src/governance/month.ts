import {
  type Activity,
  DAYS_A_MONTH,
  type Figures,
  PLAYING_SHARE,
  type Quantities,
} from "../platform/declaration/figures.ts";
import type { governance } from "./room.ts";

/**
 * A month of politics in a region of 500 citizens, half of whom vote. The governor and the ambassador are elected every
 * 90 days, the council every 180; two laws a month are proposed, and one petition that comes to a vote.
 */
const CITIZENS = 500;
const TURNOUT = 0.5;
const LAWS = 2;
const PETITIONS = 1;
/** In a month of thirty days, rounded up. */
const ELECTIONS = { governor: 0.34, ambassador: 0.34, council: 0.17 } as const;
const ELECTIONS_A_MONTH = ELECTIONS.governor + ELECTIONS.ambassador + ELECTIONS.council;
const QUESTIONS = LAWS + PETITIONS;
const POLLS = ELECTIONS_A_MONTH + QUESTIONS;
/** One petition or another is always collecting support, in a third of the time and so of the regions. */
const COLLECTING = 1 / 3;
const REVIEWS_A_MONTH = 4_320;

const BALLOTS = CITIZENS * TURNOUT;
/** Citizens, those of them who are active, and the members whose vote has changed meanwhile: at the call, and a week later. */
const [POLL_COUNTS, ELECTORATE] = [4, 13];
const VOTED = {
  ballots: BALLOTS,
  voterCounts: 2,
  pages: 1,
  pollCounts: POLL_COUNTS,
  electorate: ELECTORATE,
  announced: 0,
  freed: 0,
};
/** One office with five candidates, one of whom takes it from another; and a council that half changes. */
const ONE_SEAT = { candidates: 5, optionSums: 5, elected: 1, seated: 2, moves: 4, told: 2 };
const COUNCIL = { pages: 2, candidates: 25, optionSums: 20, elected: 15, seated: 22, moves: 28, told: 22 };

const settling = (
  what: string,
  way: string,
  perRegionMonth: number,
  quantities: Quantities = {},
): Activity => ({
  what,
  act: { operation: "settlePoll", way: way, quantities: { ...VOTED, ...quantities } },
  perRegionMonth,
});

export const activities: readonly Activity[] = [
  {
    what: "Reads what is voted on",
    act: { reads: "polls", place: "region", by: "member", documents: Math.ceil(POLLS) },
    perPlayerDay: 0.2,
    sentKB: 8,
  },
  {
    what: "Casts a ballot",
    act: { operation: "castBallot" },
    perPlayerDay: rounded((POLLS * TURNOUT) / (DAYS_A_MONTH * PLAYING_SHARE)),
    sentKB: 1,
  },
  {
    what: "Looks up a receipt",
    act: { operation: "getReceipts" },
    perPlayerDay: 0.01,
    sentKB: 1,
  },
  {
    what: "Reads published ballots",
    act: { reads: "publishedBallots", place: "region", by: "member", documents: 1 },
    perPlayerDay: 0.01,
    sentKB: 100,
  },
  {
    what: "Stands for an office",
    act: { operation: "nominateCandidate", way: "oneself" },
    perRegionMonth: 8,
    sentKB: 1,
  },
  {
    what: "Signs for a candidate",
    act: { operation: "secondCandidate" },
    perRegionMonth: 40,
    sentKB: 1,
  },
  { what: "Words a law", act: { operation: "draftProposal", way: "a law" }, perRegionMonth: 6, sentKB: 1 },
  {
    what: "Puts a law to the vote",
    act: { operation: "submitProposal", way: "a law", quantities: { pollCounts: POLL_COUNTS } },
    perRegionMonth: LAWS,
    sentKB: 1,
  },
  { what: "Opens a petition", act: { operation: "openPetition" }, perRegionMonth: 2, sentKB: 1 },
  {
    what: "Supports a petition",
    act: { operation: "supportPetition", way: "for the first time" },
    perRegionMonth: 200,
    sentKB: 1,
  },
  {
    what: "Petitions are counted",
    act: { operation: "reviewPetition", way: "nothing has changed, among up to 1,000 supporters" },
    perRegionMonth: REVIEWS_A_MONTH * COLLECTING,
  },
  {
    what: "A petition comes to a vote",
    act: {
      operation: "reviewPetition",
      way: "it was reached, and a vote is called",
      quantities: { supporters: 100 },
    },
    perRegionMonth: PETITIONS,
  },
  settling("Voting opens: governor, ambassador", "opens an election", 2 * ELECTIONS.governor, ONE_SEAT),
  settling("Voting opens: council", "opens an election", ELECTIONS.council, COUNCIL),
  settling("Voting opens: laws, petitions", "opens a question", QUESTIONS),
  settling(
    "Voting ends: governor, 250 ballots",
    "ends an election whose ballots rank",
    ELECTIONS.governor,
    ONE_SEAT,
  ),
  settling(
    "Voting ends: ambassador, 250 ballots",
    "ends an election whose votes are added up",
    ELECTIONS.ambassador,
    ONE_SEAT,
  ),
  settling(
    "Voting ends: council, 250 ballots",
    "ends an election whose ballots rank",
    ELECTIONS.council,
    COUNCIL,
  ),
  settling("Voting ends: laws, petitions, 250 ballots each", "ends the vote on a question", QUESTIONS, {
    optionSums: 3,
  }),
  {
    what: "Nominations open",
    act: { operation: "openElection", way: "nominations open", quantities: { pollCounts: 2 } },
    perRegionMonth: ELECTIONS_A_MONTH,
  },
  {
    what: "Its offices are looked at",
    act: {
      operation: "fillOffices",
      quantities: { governors: 1, called: 0, replaced: 0, pollCounts: 0 },
    },
    perRegionMonth: 720,
  },
  {
    what: "An office is to be filled",
    act: {
      operation: "fillOffices",
      quantities: { governors: 1, called: 1, replaced: 0, pollCounts: 2 },
    },
    perRegionMonth: rounded(1 / 3),
  },
  { what: "A law takes effect", act: { operation: "implementProposal" }, perRegionMonth: LAWS },
];

/** What the schedules of government find in a run: the month's events, spread over its runs. */
export const finds: Figures<typeof governance>["finds"] = {
  // Each poll is due twice: when voting opens, and when it ends.
  settlePolls: ({ regions }) => ({ due: (regions * POLLS * 2) / 43_200, fullPages: 0 }),
  implementProposals: ({ regions }) => ({ due: (regions * LAWS) / 8_640, fullPages: 0 }),
  // A petition that collects is due at every run.
  reviewPetitions: ({ regions }) => ({ due: regions * COLLECTING, fullPages: 0 }),
  openNominations: ({ regions }) => ({ due: (regions * ELECTIONS_A_MONTH) / 4_320, fullPages: 0 }),
  // Every region elects.
  fillVacancies: ({ regions }) => ({ ruled: regions, fullPages: 0, elective: regions }),
};

/** Two digits after the point, as docs/cost.md prints it. */
function rounded(figure: number): number {
  return Math.round(figure * 100) / 100;
}
