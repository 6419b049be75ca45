import { z } from "zod";
import { access } from "../platform/access.ts";
import { mutation } from "../platform/callable.ts";
import { regionId } from "../platform/fields.ts";
import { ask } from "../platform/moments.ts";
import { documentPath } from "../platform/paths.ts";
import { prepareHomeMove } from "../players/moveHome.ts";
import { players } from "../players/schema.ts";
import { readRegion } from "../regions/readRegion.ts";
import { regions } from "../regions/schema.ts";
import { requireAllowed } from "../regions/status/capabilities.ts";
import { memberAsOf, requireOwnMembership } from "./bans/ban.ts";
import { prepareMember } from "./change/changeMember.ts";
import { mayLeave } from "./moments.ts";
import { members } from "./schema.ts";
import { departed } from "./standing.ts";

export const leaveRegion = mutation({
  summary:
    "Leaves a region, whatever its status; leaving home ends residence, citizenship and every office there.",
  access: access.player,
  input: z.strictObject({ regionId }),
  output: z.strictObject({ regionId, homeRegionId: regionId.nullable() }),
  async handle(context, { regionId }) {
    const { caller, reads, now } = context;
    const { uid } = caller;
    await reads.load([
      documentPath(regions.template, { regionId }),
      documentPath(members.template, { regionId, uid }),
    ]);
    const player = (await reads.get(players, { uid }))!;
    requireAllowed(await readRegion(reads, regionId), "leave");
    const stored = await reads.get(members, { regionId, uid });
    const member = requireOwnMembership(memberAsOf(stored, now), regionId);
    await ask(mayLeave, context, { regionId, uid });

    const isHome = player.homeRegionId === regionId;
    const stageHome = isHome && (await prepareHomeMove(context, player, null));
    const stage = await prepareMember(context, stored, departed({ ...member, name: player.name }, now));

    stage();
    if (stageHome) stageHome();
    return { regionId, homeRegionId: isHome ? null : player.homeRegionId };
  },
});
