import { z } from "zod";
import { unchanged } from "../../platform/documents/versions.ts";
import { date, documentId } from "../../platform/fields.ts";
import { documents } from "../../platform/store.ts";
import { proposalSchema } from "./proposal.ts";
import { laws } from "./room.ts";
import { proposalOfEightGoods } from "./versions.ts";

export const proposals = documents(laws.collections.proposals, proposalSchema, {
  versions: {
    2: proposalOfEightGoods,
    3: unchanged,
    4: unchanged,
    5: unchanged,
    6: unchanged,
    7: unchanged,
    8: unchanged,
    9: unchanged,
    10: unchanged,
    11: unchanged,
  },
});

/** What a proposal is about that is voted on: a field by its name, or a question by its key. */
export const claimedFields = documents(
  laws.collections.claimedFields,
  z.strictObject({
    proposalId: documentId,
    claimedAt: date,
    /** Of a question that was voted on: when it may be asked again. */
    freeFrom: date.nullable().default(null),
  }),
);
