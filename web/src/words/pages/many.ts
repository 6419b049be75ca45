import { count } from "../format.ts";

const members = (marked: number) => count(marked, "member", "members");

/** Words of acting upon many members at once. */
export const manyWords = {
  title: "Many at once",
  open: (most: number) => `Mark up to ${most} of them`,
  close: "Mark nobody",
  nothing: "Nothing can be done to these members.",
  what: "What is done",
  acts: {
    promote: "grant citizenship",
    demote: "take a step down",
    ban: "ban for a week",
    unban: "lift the ban",
  },
  act: {
    promote: (marked: number) => `Grant citizenship to ${members(marked)}`,
    demote: (marked: number) => `Take ${members(marked)} a step down`,
    ban: (marked: number) => `Ban ${members(marked)} for a week`,
    unban: (marked: number) => `Lift the ban of ${members(marked)}`,
  },
  review: {
    promote: "Each is a citizen at once, whatever their reputation. Taking them a step down undoes it.",
    demote:
      "A citizen is a resident then, without a vote and offices; a resident is a visitor, without a home here. Days of residence begin anew.",
    ban: "Each is out at once, with home, offices and vote. Lifting the ban lets them come again as a visitor.",
    unban: "Who was a member is a visitor again. A new ban undoes it.",
  },
  confirm: "Do it now, one by one",
  markFirst: "Mark somebody in the table.",
  markAll: (all: number) => `Mark all ${all}`,
  markNone: "Mark none",
  table: "Members who can be marked, and what became of each",
  who: "Member",
  standing: "Standing",
  became: "Result",
  done: "done",
  result: (done: number, failed: number) =>
    failed === 0
      ? `Done: ${members(done)}.`
      : `Done: ${members(done)}. Refused: ${members(failed)}, see the table.`,
} as const;
