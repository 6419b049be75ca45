import { z } from "zod";
import { access } from "../platform/access.ts";
import { mutation } from "../platform/callable.ts";
import { regionId } from "../platform/fields.ts";
import { documentPath } from "../platform/paths.ts";
import { movedHome } from "../players/home.ts";
import { players } from "../players/schema.ts";
import { readRegion } from "../regions/readRegion.ts";
import { regions } from "../regions/schema.ts";
import { memberAsOf, requireOwnMembership } from "./ban.ts";
import { members } from "./schema.ts";
import { stageMember } from "./stageMember.ts";
import { departed } from "./standing.ts";

export const leaveRegion = mutation({
  summary:
    "Leaves a region, whatever its status; with the home go residence, citizenship and every office in it.",
  access: access.player,
  input: z.strictObject({ regionId }),
  output: z.strictObject({ regionId, homeRegionId: regionId.nullable() }),
  async handle({ caller: { uid }, reads, tx, now, audit }, { regionId }) {
    await reads.load([
      documentPath(regions.template, { regionId }),
      documentPath(members.template, { regionId, uid }),
    ]);
    const player = (await reads.get(players, { uid }))!;
    const region = await readRegion(reads, regionId);
    const stored = await reads.get(members, { regionId, uid });
    const member = requireOwnMembership(memberAsOf(stored, now), regionId);

    stageMember(tx, departed({ ...member, name: player.name }, now), now);
    // A resignation is the one act of a member that writes the region's document.
    if (region.governorUid === uid) {
      tx.update(regions.ref({ regionId }), { governorUid: null });
      audit({ action: "vacateGovernorship", regionId, visibility: "public" });
    }
    if (player.homeRegionId !== regionId) return { regionId, homeRegionId: player.homeRegionId };
    tx.update(players.ref({ uid }), movedHome(player, null, now));
    return { regionId, homeRegionId: null };
  },
});
