import { z } from "zod";
import { access } from "../platform/access.ts";
import { mutation } from "../platform/callable.ts";
import { regionId } from "../platform/fields.ts";
import { documentPath } from "../platform/paths.ts";
import { readRegion } from "../regions/readRegion.ts";
import { regions } from "../regions/schema.ts";
import { requireAllowed } from "../regions/status/capabilities.ts";
import { requireCitizenshipEarned } from "./admission/admission.ts";
import { memberAsOf, requireOwnMembership } from "./bans/ban.ts";
import { stageMember } from "./change/stageMember.ts";
import { members, votingPowerField } from "./schema.ts";
import { naturalised } from "./standing.ts";

export const claimCitizenship = mutation({
  summary: "Makes a resident a citizen after the region's time of residence, with its minimum reputation.",
  access: access.player,
  input: z.strictObject({ regionId }),
  output: z.strictObject({ regionId, votingPower: votingPowerField }),
  async handle({ caller: { uid }, reads, tx, now }, { regionId }) {
    await reads.load([
      documentPath(regions.template, { regionId }),
      documentPath(members.template, { regionId, uid }),
    ]);
    const region = await readRegion(reads, regionId);
    requireAllowed(region, "enter");
    const stored = await reads.get(members, { regionId, uid });
    const member = requireOwnMembership(memberAsOf(stored, now), regionId);
    const citizen = naturalised(member, now);
    requireCitizenshipEarned(member, region.immigration, now);

    stageMember(tx, citizen, now);
    return { regionId, votingPower: citizen.votingPower };
  },
});
