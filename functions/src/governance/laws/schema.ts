import { z } from "zod";
import { date, documentId } from "../../platform/fields.ts";
import { documents } from "../../platform/store.ts";
import { proposalSchema } from "./proposal.ts";
import { laws } from "./room.ts";
import { proposalOfEightGoods } from "./versions.ts";

export const proposals = documents(laws.collections.proposals, proposalSchema, {
  versions: { 2: proposalOfEightGoods },
});

/** A field that an open proposal would change; the id is the field's name. */
export const claimedFields = documents(
  laws.collections.claimedFields,
  z.strictObject({ proposalId: documentId, claimedAt: date }),
);
