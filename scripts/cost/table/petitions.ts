import type { Budget } from "../budget.ts";

/** The task that counts, announces, calls the vote and erases. */
export const PETITIONS: readonly Budget[] = [
  {
    operation: "reviewPetition",
    case: "nothing has changed, among up to 1,000 supporters",
    reads: 3,
    writes: 1,
    deletes: 0,
    tasks: 0,
  },
  {
    operation: "reviewPetition",
    case: "announces a third",
    reads: [4, { of: "supporters", each: 2 }],
    writes: 3,
    deletes: 0,
    tasks: 0,
  },
  {
    operation: "reviewPetition",
    case: "it was reached, and a vote is called",
    reads: [13, { of: "supporters", each: 3 }],
    writes: 9,
    deletes: [{ of: "supporters" }],
    tasks: 0,
  },
  {
    operation: "reviewPetition",
    case: "it was reached, and an election is called",
    reads: [13, { of: "supporters", each: 3 }],
    writes: 11,
    deletes: [{ of: "supporters" }],
    tasks: 0,
  },
  {
    operation: "reviewPetition",
    case: "it has lapsed",
    reads: [8, { of: "supporters" }],
    writes: 4,
    deletes: [{ of: "supporters" }],
    tasks: 0,
  },
  { operation: "reviewPetition", case: "the answer is overdue", reads: 3, writes: 3, deletes: 0, tasks: 0 },
];
