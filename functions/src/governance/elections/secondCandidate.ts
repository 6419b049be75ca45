import { z } from "zod";
import { members } from "../../membership/schema.ts";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { documentId, integer, regionId, uid } from "../../platform/fields.ts";
import { documentPath } from "../../platform/paths.ts";
import { requireEntitled } from "../polls/entitlement.ts";
import { MAX_SECONDERS, requireNominations, seconded, secondersNeeded } from "./candidacy.ts";
import { signedBy } from "./candidates.ts";
import { readElection } from "./readElection.ts";
import { nominations } from "./schema.ts";

/** At most ten sign for one candidate, so no document is written by many. */
export const secondCandidate = mutation({
  summary:
    "Signs for a candidate, once in an election, until voting opens: a candidate with too few signatures is on no ballot.",
  // As for a ballot: what binds is whether the caller has a vote in the election.
  access: access.onRecord,
  rateLimit: { callsPerMinute: 20 },
  input: z.strictObject({ regionId, electionId: documentId, uid }),
  output: z.strictObject({
    electionId: documentId,
    uid,
    seconderCount: integer(1, MAX_SECONDERS),
    /** As many as the election asks for, by the electorate as it is counted now. */
    neededCount: integer(1, MAX_SECONDERS),
  }),
  async handle({ caller, reads, tx, now }, { regionId, electionId, uid }) {
    await reads.load([documentPath(nominations.template, { regionId, electionId, uid })]);
    const { election, poll } = await readElection(reads, { regionId, electionId });
    requireNominations(election, poll, now);
    requireEntitled(poll, (await reads.get(members, { regionId, uid: caller.uid }))!);
    const [earlier] = (await tx.get(signedBy({ regionId, electionId }, caller.uid))).docs;
    const candidacy = await reads.get(nominations, { regionId, electionId, uid });
    const nomination = seconded(candidacy, { uid: caller.uid, signedFor: earlier?.id ?? null });

    tx.set(nominations.ref({ regionId, electionId, uid }), nomination);
    return {
      electionId,
      uid,
      seconderCount: nomination.seconderCount,
      neededCount: secondersNeeded(poll),
    };
  },
});
