import { z } from "zod";
import { members } from "../../membership/schema.ts";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { documentId, regionId } from "../../platform/fields.ts";
import { documentPath } from "../../platform/paths.ts";
import { readRegion } from "../../regions/readRegion.ts";
import { readOffice } from "../offices/readOffice.ts";
import { accepted, platformField, requireEligible, requireNominations, requireRoom } from "./candidacy.ts";
import { standingCandidates } from "./candidates.ts";
import { readElection } from "./readElection.ts";
import { nominations } from "./schema.ts";

export const acceptNomination = mutation({
  summary: "Accepts one's nomination with a platform, or replaces the platform, until voting opens.",
  access: access.region("region:{regionId}:vote"),
  rateLimit: { callsPerMinute: 20 },
  input: z.strictObject({ regionId, electionId: documentId, platform: platformField }),
  output: z.strictObject({ electionId: documentId }),
  async handle({ caller: { uid }, reads, tx, now }, { regionId, electionId, platform }) {
    await reads.load([documentPath(nominations.template, { regionId, electionId, uid })]);
    const region = await readRegion(reads, regionId);
    const { election, poll } = await readElection(reads, { regionId, electionId });
    requireNominations(election, poll, now);
    const earlier = await reads.get(nominations, { regionId, electionId, uid });
    const nomination = accepted(earlier, platform, now);
    const record = await readOffice(reads, regionId, election.office);
    requireEligible(await reads.get(members, { regionId, uid }), uid, {
      region,
      record,
      closesAt: poll.closesAt,
    });
    if (earlier?.acceptedAt === null) {
      requireRoom((await tx.get(standingCandidates({ regionId, electionId }).count())).data().count);
    }

    tx.set(nominations.ref({ regionId, electionId, uid }), nomination);
    return { electionId };
  },
});
