import { acts } from "../support/storyline/chapters.ts";
import type { Act } from "../support/storyline/story.ts";
import { otherWays, quietMinutes } from "./chapters.ts";
import { otherVotes } from "./otherVotes.ts";
import { votes } from "./votes.ts";

/** What the storyline leaves out, for its price alone. */
const others: Act = {
  title: "other ways",
  rooms: [],
  chapters: [otherWays, votes, otherVotes, quietMinutes],
  grows: false,
};

/** All that a small galaxy is told the price of. */
export const smallActs: readonly Act[] = [...acts, others];

/** Votes with as many ballots as there are members. */
export const countless: Act = { title: "votes", rooms: [], chapters: [votes, quietMinutes], grows: true };
