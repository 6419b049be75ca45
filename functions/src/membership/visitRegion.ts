import { z } from "zod";
import { access } from "../platform/access.ts";
import { mutation } from "../platform/callable.ts";
import { instant, regionId } from "../platform/fields.ts";
import { stageMember } from "./change/stageMember.ts";
import { memberSchema, members } from "./schema.ts";
import { visited } from "./standing.ts";

/** Reads the membership alone: a client calls it whenever it shows a region, and only the first call of a day writes it. */
export const visitRegion = mutation({
  summary:
    "Records a member's visit, once a day: a member who visited within 30 days counts as active for the region's quorums.",
  access: access.member,
  input: z.strictObject({ regionId }),
  output: z.strictObject({ visits: memberSchema.shape.visits, lastVisitAt: instant }),
  async handle({ caller: { uid }, reads, tx, now }, { regionId }) {
    const before = (await reads.get(members, { regionId, uid }))!;
    const member = visited(before, now);

    if (member !== before) stageMember(tx, member, now);
    return { visits: member.visits, lastVisitAt: member.lastVisitAt.toISOString() };
  },
});
