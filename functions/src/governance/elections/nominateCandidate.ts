import { z } from "zod";
import { members } from "../../membership/schema.ts";
import { access } from "../../platform/access.ts";
import { type MutationContext, mutation } from "../../platform/callable.ts";
import { GameError } from "../../platform/errors.ts";
import { documentId, regionId, uid } from "../../platform/fields.ts";
import { documentPath } from "../../platform/paths.ts";
import { stageNotice } from "../../players/stageNotice.ts";
import { readOffice } from "../offices/readOffice.ts";
import { requireEntitled } from "../polls/entitlement.ts";
import { nominated, platformField, requireNominations } from "./candidacy.ts";
import { signedBy } from "./candidates.ts";
import { requireEligible } from "./eligibility.ts";
import { readElection } from "./readElection.ts";
import { nominations } from "./schema.ts";

/** Reads the poll, which the opening of voting writes: a nomination comes before it or is refused. */
export const nominateCandidate = mutation({
  summary:
    "Nominates the caller for an office, or a citizen, who has to accept. The caller signs for the candidate, unless they have signed for another.",
  // As for a ballot: what binds is whether the caller has a vote in the election.
  access: access.onRecord,
  rateLimit: { callsPerMinute: 20 },
  input: z.strictObject({
    regionId,
    electionId: documentId,
    uid,
    /** Only when the caller nominates himself or herself: another candidate writes one when accepting. */
    platform: platformField.optional(),
  }),
  output: z.strictObject({ electionId: documentId, uid, accepted: z.boolean() }),
  async handle(context, { regionId, electionId, uid, platform }) {
    const { caller, reads, tx, now, intent } = context;
    const own = uid === caller.uid;
    requireOwnWords(own, platform);
    await reads.load([
      documentPath(members.template, { regionId, uid }),
      documentPath(nominations.template, { regionId, electionId, uid }),
    ]);
    const { election, poll } = await readElection(reads, { regionId, electionId });
    requireNominations(election, poll, now);
    requireEntitled(poll, (await reads.get(members, { regionId, uid: caller.uid }))!);
    const member = await reads.get(members, { regionId, uid });
    const record = await readOffice(reads, regionId, election.office);
    requireEligible(member, uid, { record, poll, termLimit: election.termLimit });
    const facts = await factsFor(context, { regionId, electionId, own });
    const nomination = nominated(
      await reads.get(nominations, { regionId, electionId, uid }),
      { uid, regionId, electionId, name: member.name, platform: platform ?? "", nominatedByUid: caller.uid },
      facts,
      now,
    );

    tx.set(nominations.ref({ regionId, electionId, uid }), nomination);
    if (!own) {
      const sentence = `You are nominated in the election "${poll.title}": accept or decline until ${poll.opensAt.toISOString()}.`;
      stageNotice(tx, { uid, kind: "NOMINATED", sentence, regionId }, { intent, at: now });
    }
    return { electionId, uid, accepted: own };
  },
});

/** @throws GameError `INVALID_INPUT`: nobody puts words into another's mouth. */
function requireOwnWords(own: boolean, platform: string | undefined): void {
  if (own || platform === undefined) return;
  throw new GameError(
    "INVALID_INPUT",
    "platform: only with your own nomination; leave it out for another's.",
    {
      fields: ["platform"],
    },
  );
}

/** Of one's own nomination whether the signature is free, of another's how many the caller has made. */
async function factsFor(
  { caller: { uid }, tx }: MutationContext,
  { own, ...election }: { readonly regionId: string; readonly electionId: string; readonly own: boolean },
) {
  if (own) return { made: 0, isFree: (await tx.get(signedBy(election, uid))).empty };
  const made = nominations.collection(election).where("nominatedByUid", "==", uid);
  return { made: (await tx.get(made.count())).data().count, isFree: false };
}
