import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { after, DAY_MS } from "../../platform/duration.ts";
import { regionId, text } from "../../platform/fields.ts";
import { players } from "../../players/schema.ts";
import { banHasEnded, unbanned } from "../bans/ban.ts";
import { prepareMember } from "../change/changeMember.ts";
import { joinRequests } from "../schema.ts";
import { joined } from "../standing.ts";
import { decideAdmission } from "./admission.ts";
import { readBorder } from "./border.ts";

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
