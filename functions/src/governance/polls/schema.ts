import { PATHS } from "../../platform/paths.ts";
import { documents } from "../../platform/store.ts";
import { ballotSchema } from "./ballot.ts";
import { pollSchema } from "./poll.ts";
import { publishedPageSchema } from "./publication.ts";

export const polls = documents(PATHS.polls, pollSchema);
export const ballots = documents(PATHS.ballots, ballotSchema);
export const publishedBallots = documents(PATHS.publishedBallots, publishedPageSchema);
