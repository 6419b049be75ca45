import { z } from "zod";
import { members } from "../../membership/schema.ts";
import { access } from "../../platform/access.ts";
import { query } from "../../platform/callable.ts";
import { ballotKey } from "../../platform/config.ts";
import { documentId, regionId } from "../../platform/fields.ts";
import { documentPath } from "../../platform/paths.ts";
import { receiptsOf, revisionField } from "./ballot.ts";
import { entitlementOf } from "./entitlement.ts";
import { readPoll } from "./readPoll.ts";
import { polls } from "./schema.ts";
import { LINEAR_METHODS } from "./tally/schema.ts";

export const getReceipts = query({
  summary:
    "Recomputes the caller's receipts for a revision of their ballot, by which they find it among the published ballots.",
  access: access.signedIn,
  input: z.strictObject({ regionId, pollId: documentId, revision: revisionField }),
  output: z.strictObject({
    pollId: documentId,
    /** One for each unit the ballot can be published as; a weighted one that spent fewer points uses the first ones. */
    receipts: z.array(z.string().max(64)).max(10),
  }),
  async handle({ caller: { uid }, reads }, { regionId, pollId, revision }) {
    await reads.load([
      documentPath(polls.template, { regionId, pollId }),
      documentPath(members.template, { regionId, uid }),
    ]);
    const poll = await readPoll(reads, { regionId, pollId });
    const member = await reads.get(members, { regionId, uid });
    // Whether there is such a ballot is not looked at: the answer tells nobody who has voted.
    const power = member === undefined ? 1 : Math.max(1, entitlementOf(member, poll));
    const units = LINEAR_METHODS.some((method) => method === poll.method) ? power : 1;
    return { pollId, receipts: receiptsOf(ballotKey.value(), { regionId, pollId, uid, revision, units }) };
  },
});
