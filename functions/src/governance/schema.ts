import { z } from "zod";
import { date, documentId } from "../platform/fields.ts";
import { PATHS } from "../platform/paths.ts";
import { documents } from "../platform/store.ts";
import { ballotSchema } from "./ballot.ts";
import { nominationSchema } from "./candidacy.ts";
import { electionSchema } from "./election.ts";
import { officeSchema } from "./office.ts";
import { petitionSchema, supporterSchema } from "./petition.ts";
import { pollSchema } from "./poll.ts";
import { proposalSchema } from "./proposal.ts";
import { publishedPageSchema } from "./publication.ts";
import { treatySchema } from "./treaty.ts";

export const polls = documents(PATHS.polls, pollSchema);
export const ballots = documents(PATHS.ballots, ballotSchema);
export const publishedBallots = documents(PATHS.publishedBallots, publishedPageSchema);
export const offices = documents(PATHS.offices, officeSchema);
export const elections = documents(PATHS.elections, electionSchema);
export const nominations = documents(PATHS.nominations, nominationSchema);
export const proposals = documents(PATHS.proposals, proposalSchema);
/** A field that an open proposal would change; the id is the field's name. */
export const claimedFields = documents(
  PATHS.claimedFields,
  z.strictObject({ proposalId: documentId, claimedAt: date }),
);
export const petitions = documents(PATHS.petitions, petitionSchema);
export const supporters = documents(PATHS.supporters, supporterSchema);
export const treaties = documents(PATHS.treaties, treatySchema);
