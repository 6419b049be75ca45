import { MEMBER_MOMENTS, mayEnter } from "../membership/moments.ts";
import { holdings } from "../platform/holdings.ts";
import { contribution } from "../platform/moments.ts";
import { nameUses } from "../players/moments.ts";
import { endings, terms } from "../regions/moments.ts";
import { subjectPoint } from "./polls/subject.ts";

export const contributions = [
  contribution(subjectPoint("election"), {
    bills: "The election, its office, the region and the winners' memberships.",
    load: async () => (await import("./elections/electionSubject.ts")).electionSubject,
  }),
  contribution(subjectPoint("proposal"), {
    bills: "The proposal and its proposer; of a recall, the region and the membership.",
    load: async () => (await import("./laws/proposalSubject.ts")).proposalSubject,
  }),
  contribution(subjectPoint("treaty"), {
    bills: "The treaty and both regions.",
    load: async () => (await import("./treaties/treatySubject.ts")).treatySubject,
  }),
  contribution(mayEnter, {
    bills:
      "One read for each treaty of free movement in force, 20 at the most, or one where there is none; one for the membership in each region with which bans are mutual.",
    load: async () => (await import("./treaties/passage.ts")).passageByTreaty,
  }),
  contribution(MEMBER_MOMENTS.citizenshipLost, {
    bills: "One read, the region; where the governor goes, two writes, the region and a log entry.",
    load: async () => (await import("./offices/forfeitGovernorship.ts")).forfeitGovernorship,
  }),
  contribution(endings, {
    bills: "The region's votes, treaties and offers.",
    load: async () => (await import("./treaties/endVotesAndTreaties.ts")).endVotesAndTreaties,
  }),
  contribution(terms, {
    bills: "A read, and for each treaty three reads; where its term stands still or goes on, five writes.",
    load: async () => (await import("./treaties/adjustTreaties.ts")).adjustTreaties,
  }),
  contribution(holdings, {
    bills: "Nothing at an account's end.",
    load: async () => (await import("./belongings.ts")).politics,
  }),
  contribution(nameUses, {
    bills: "Of a new name: a read and a write for each candidacy.",
    load: async () => (await import("./elections/renameCandidate.ts")).renameCandidate,
  }),
];
