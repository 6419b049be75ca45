import { z } from "zod";
import { access } from "../../platform/access.ts";
import { type MutationContext, mutation } from "../../platform/callable.ts";
import { after, DAY_MS } from "../../platform/duration.ts";
import { regionId, text } from "../../platform/fields.ts";
import { ask } from "../../platform/moments.ts";
import { documentPath } from "../../platform/paths.ts";
import { type Player, players } from "../../players/schema.ts";
import { readRegion } from "../../regions/readRegion.ts";
import { regions } from "../../regions/schema.ts";
import { banHasEnded, unbanned } from "../bans/ban.ts";
import { prepareMember } from "../change/changeMember.ts";
import { combined, mayEnter } from "../moments.ts";
import { joinRequests, members, memberships } from "../schema.ts";
import { joined } from "../standing.ts";
import { decideAdmission, reputationAtBorder } from "./admission.ts";

const APPLICATION_KEPT_DAYS = 60;

export const joinRegion = mutation({
  summary: "Joins a region as a visitor, or applies for it where an officer decides who may.",
  access: access.player,
  input: z.strictObject({
    regionId,
    /** For the officers, where the region asks for approval; a second application replaces the first one's. */
    message: text(500).default(""),
  }),
  output: z.strictObject({ regionId, outcome: z.enum(["joined", "waiting"]) }),
  async handle(context, { regionId, message }) {
    const { caller, reads, tx, now } = context;
    const { uid } = caller;
    const player = (await reads.get(players, { uid }))!;
    const { region, earlier, applied, ...border } = await readBorder(context, player, regionId);
    // The schedule that lifts ended bans may be minutes behind: a former member comes back by asking.
    const back = earlier !== undefined && banHasEnded(earlier, now) ? unbanned(earlier, now) : undefined;
    if (back?.status === "active") {
      (await prepareMember(context, earlier, back))();
      return { regionId, outcome: "joined" as const };
    }
    const admission = decideAdmission(region, { uid, member: back ?? earlier, ...border });

    if (admission === "waiting") {
      const at = applied?.at ?? now;
      const expiresAt = after(now, APPLICATION_KEPT_DAYS * DAY_MS);
      const application = { uid, regionId, name: player.name, message, at, expiresAt };
      tx.set(joinRequests.ref({ regionId, uid }), application);
      return { regionId, outcome: "waiting" as const };
    }
    const stage = await prepareMember(context, earlier, joined(earlier, player, regionId, now));
    stage();
    if (applied !== undefined) tx.delete(joinRequests.ref({ regionId, uid }));
    return { regionId, outcome: "joined" as const };
  },
});

/** All that the border looks at: documents in one round trip beyond the player's own, then what later rooms say. */
async function readBorder(context: MutationContext, { homeRegionId }: Player, regionId: string) {
  const { caller, reads } = context;
  const { uid } = caller;
  await reads.load([
    documentPath(regions.template, { regionId }),
    documentPath(members.template, { regionId, uid }),
    documentPath(joinRequests.template, { regionId, uid }),
    ...(homeRegionId === null ? [] : [documentPath(memberships.template, { uid, regionId: homeRegionId })]),
  ]);
  const region = await readRegion(reads, regionId);
  const earlier = await reads.get(members, { regionId, uid });
  const atHome =
    homeRegionId === null ? undefined : await reads.get(memberships, { uid, regionId: homeRegionId });
  return {
    region,
    earlier,
    reputation: reputationAtBorder(earlier, atHome),
    passage: combined(await ask(mayEnter, context, { regionId, uid, homeRegionId })),
    applied: await reads.get(joinRequests, { regionId, uid }),
  };
}
