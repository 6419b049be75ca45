import { z } from "zod";
import { date, documentId } from "../../platform/fields.ts";
import { PATHS } from "../../platform/paths.ts";
import { documents } from "../../platform/store.ts";
import { proposalSchema } from "./proposal.ts";

export const proposals = documents(PATHS.proposals, proposalSchema);

/** A field that an open proposal would change; the id is the field's name. */
export const claimedFields = documents(
  PATHS.claimedFields,
  z.strictObject({ proposalId: documentId, claimedAt: date }),
);
