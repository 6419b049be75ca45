import { z } from "zod";
import { members } from "../../membership/schema.ts";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { documentId, regionId } from "../../platform/fields.ts";
import { documentPath } from "../../platform/paths.ts";
import { readOffice } from "../offices/readOffice.ts";
import { accepted, platformField, requireNominations } from "./candidacy.ts";
import { signedBy } from "./candidates.ts";
import { requireEligible } from "./eligibility.ts";
import { readElection } from "./readElection.ts";
import { nominations } from "./schema.ts";

export const acceptNomination = mutation({
  summary:
    "Accepts the caller's nomination with a platform, or replaces the platform, until voting opens. The caller signs for this candidacy, unless they have signed for another.",
  // Who may stand was fixed when the election was called: a region's ban since then does not keep anybody out.
  access: access.onRecord,
  rateLimit: { callsPerMinute: 20 },
  input: z.strictObject({ regionId, electionId: documentId, platform: platformField }),
  output: z.strictObject({ electionId: documentId }),
  async handle({ caller: { uid }, reads, tx, now }, { regionId, electionId, platform }) {
    await reads.load([documentPath(nominations.template, { regionId, electionId, uid })]);
    const { election, poll } = await readElection(reads, { regionId, electionId });
    requireNominations(election, poll, now);
    const record = await readOffice(reads, regionId, election.office);
    const { termLimit } = election;
    requireEligible(await reads.get(members, { regionId, uid }), uid, { record, poll, termLimit });
    const isFree = (await tx.get(signedBy({ regionId, electionId }, uid))).empty;
    const earlier = await reads.get(nominations, { regionId, electionId, uid });

    tx.set(nominations.ref({ regionId, electionId, uid }), accepted(earlier, platform, { isFree }, now));
    return { electionId };
  },
});
