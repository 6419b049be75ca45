import { z } from "zod";
import { members } from "../../membership/schema.ts";
import { access } from "../../platform/access.ts";
import { type MutationContext, mutation } from "../../platform/callable.ts";
import { GameError } from "../../platform/errors.ts";
import { documentId, regionId, uid } from "../../platform/fields.ts";
import { documentPath } from "../../platform/paths.ts";
import { stageNotice } from "../../players/stageNotice.ts";
import { readRegion } from "../../regions/readRegion.ts";
import { readOffice } from "../offices/readOffice.ts";
import { nominated, platformField, requireEligible, requireNominations, requireRoom } from "./candidacy.ts";
import { standingCandidates } from "./candidates.ts";
import { electionTitle } from "./election.ts";
import { readElection } from "./readElection.ts";
import { nominations } from "./schema.ts";

/** Reads the poll, which the opening of voting writes: a nomination comes before it or is refused. */
export const nominateCandidate = mutation({
  summary: "Nominates a citizen for an office, or oneself; another one has to accept.",
  access: access.region("region:{regionId}:vote"),
  rateLimit: { callsPerMinute: 20 },
  input: z.strictObject({
    regionId,
    electionId: documentId,
    uid,
    /** With the own nomination only: another candidate writes one when accepting. */
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
    const region = await readRegion(reads, regionId);
    const { election, poll } = await readElection(reads, { regionId, electionId });
    requireNominations(election, poll, now);
    const member = await reads.get(members, { regionId, uid });
    const record = await readOffice(reads, regionId, election.office);
    requireEligible(member, uid, { region, record, closesAt: poll.closesAt });
    const made = await requireRoomFor(context, { regionId, electionId, own });
    const nomination = nominated(
      await reads.get(nominations, { regionId, electionId, uid }),
      { uid, regionId, electionId, name: member.name, platform: platform ?? "", nominatedByUid: caller.uid },
      made,
      now,
    );

    tx.set(nominations.ref({ regionId, electionId, uid }), nomination);
    if (!own) {
      const title = electionTitle(election.office, region);
      const sentence = `You are nominated in the election "${title}": accept or decline until ${poll.opensAt.toISOString()}.`;
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

/**
 * Counts what bounds a nomination: for one's own the candidates, of others' those that the caller has made.
 * @returns the latter. @throws GameError `CANDIDATES_FULL`.
 */
async function requireRoomFor(
  { caller, tx }: MutationContext,
  { own, ...election }: { readonly regionId: string; readonly electionId: string; readonly own: boolean },
): Promise<number> {
  if (own) {
    requireRoom((await tx.get(standingCandidates(election).count())).data().count);
    return 0;
  }
  const made = nominations.collection(election).where("nominatedByUid", "==", caller.uid);
  return (await tx.get(made.count())).data().count;
}
