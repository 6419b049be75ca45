import { documents } from "../../platform/store.ts";
import { nominationSchema } from "./candidacy.ts";
import { electionSchema } from "./election.ts";
import { elections as room } from "./room.ts";

export const elections = documents(room.collections.elections, electionSchema);
export const nominations = documents(room.collections.nominations, nominationSchema);
