import { PATHS } from "../../platform/paths.ts";
import { documents } from "../../platform/store.ts";
import { nominationSchema } from "./candidacy.ts";
import { electionSchema } from "./election.ts";

export const elections = documents(PATHS.elections, electionSchema);
export const nominations = documents(PATHS.nominations, nominationSchema);
