import { z } from "zod";
import { members } from "../../membership/schema.ts";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { documentId, regionId } from "../../platform/fields.ts";
import { documentPath } from "../../platform/paths.ts";
import { cast, revisionField } from "./ballot.ts";
import { requireEntitled } from "./entitlement.ts";
import { requireVoting } from "./poll.ts";
import { readPoll } from "./readPoll.ts";
import { ballots, polls } from "./schema.ts";
import { ballotWeight, checkedChoice } from "./tally/choice.ts";
import { choiceSchema } from "./tally/schema.ts";

/**
 * Four reads (membership, request, poll, ballot) and two writes (request, ballot), however many vote: nothing shared is
 * written, and no log, audit entry or task could tell that somebody voted, or how.
 */
export const castBallot = mutation({
  summary:
    "Casts a ballot in an open poll, or replaces the one cast before; getReceipts then finds it again.",
  // What binds is the entitlement: a voter who has left, or was banned by the region, keeps the vote that was called before.
  access: access.onRecord,
  confidential: true,
  input: z.strictObject({ regionId, pollId: documentId, choice: choiceSchema }),
  // Without the poll: the stored answer tells nobody where the player has voted.
  output: z.strictObject({ revision: revisionField }),
  async handle({ caller: { uid }, reads, tx, now }, { regionId, pollId, choice }) {
    await reads.load([
      documentPath(polls.template, { regionId, pollId }),
      documentPath(ballots.template, { regionId, pollId, uid }),
    ]);
    const poll = await readPoll(reads, { regionId, pollId });
    const options = requireVoting(poll, now);
    const votingPower = requireEntitled(poll, (await reads.get(members, { regionId, uid }))!);
    const earlier = await reads.get(ballots, { regionId, pollId, uid });
    const checked = checkedChoice(poll.method, choice, { options, votingPower });
    const power = ballotWeight(poll.method, votingPower);
    const ballot = cast(earlier, { choice: checked, power }, now);

    tx.set(ballots.ref({ regionId, pollId, uid }), ballot);
    return { revision: ballot.revision };
  },
});
