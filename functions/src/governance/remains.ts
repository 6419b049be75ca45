import type { Holding } from "../platform/holdings.ts";
import type { Remains } from "../players/moments.ts";
import { nominations } from "./elections/schema.ts";
import { supporters } from "./petitions/schema.ts";

/** A ballot already cast stands, as anybody's does, until publishing deletes it. */
export const candidacyRemains: Remains = {
  query: (uid) => nominations.group().where("uid", "==", uid),
  erase: (batch, candidacy) => batch.delete(candidacy.ref),
};

export const supportRemains: Remains = {
  query: (uid) => supporters.group().where("uid", "==", uid),
  erase: (batch, support) => batch.delete(support.ref),
};

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
