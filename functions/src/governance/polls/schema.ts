import { documents } from "../../platform/store.ts";
import { ballotSchema } from "./ballot.ts";
import { pollSchema } from "./poll.ts";
import { publishedPageSchema } from "./publication.ts";
import { polls as room } from "./room.ts";

export const polls = documents(room.collections.polls, pollSchema);
export const ballots = documents(room.collections.ballots, ballotSchema);
export const publishedBallots = documents(room.collections.publishedBallots, publishedPageSchema);
