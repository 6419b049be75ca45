import type { Holding } from "../platform/holdings.ts";

export const politics: readonly Holding[] = [
  {
    name: "offices",
    form: "fixed",
    leaves: "By resignation, recall, the end of the term, or with the citizenship.",
    valueCredits: null,
    requireUnbound: null,
  },
  {
    name: "petitions and proposals",
    form: "fixed",
    leaves: "They end by themselves; what the citizens support or vote on outlives its author.",
    valueCredits: null,
    requireUnbound: null,
  },
];
