import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { after, HOUR_MS } from "../../platform/duration.ts";
import { GameError } from "../../platform/errors.ts";
import { instant, regionId, uid } from "../../platform/fields.ts";
import { documentPath } from "../../platform/paths.ts";
import { prepareHomeMove } from "../../players/moveHome.ts";
import { players } from "../../players/schema.ts";
import { prepareMeasure, takeMeasure } from "../officers/measure.ts";
import { banTermHours, joinRequests, reasonField } from "../schema.ts";
import { banned, banRankOf, stranger } from "./ban.ts";

export const banMember = mutation({
  summary: "Bans a player from the region at once, member or not, for a term or until it is lifted.",
  access: access.region("region:{regionId}:members:manage"),
  input: z.strictObject({
    regionId,
    uid,
    reason: reasonField,
    /** Left out: until lifted. A ban of a banned player replaces reason and term. */
    termHours: banTermHours.optional(),
  }),
  output: z.strictObject({ regionId, uid, until: instant.nullable() }),
  async handle(context, { regionId, uid, reason, termHours }) {
    const { caller, reads, tx, now } = context;
    const prepared = await prepareMeasure(context, { regionId, uid }, "adverse", [
      documentPath(players.template, { uid }),
    ]);
    const player = await reads.get(players, { uid });
    if (player === undefined) throw new GameError("PLAYER_UNKNOWN", `There is no player "${uid}".`, { uid });
    const until = termHours === undefined ? null : after(now, termHours * HOUR_MS);
    const member = prepared.member ?? stranger({ uid, regionId, name: player.name }, now);

    const ban = { reason, byUid: caller.uid, rank: banRankOf(prepared.officer), until };
    const stageHome =
      player.homeRegionId === regionId && (await prepareHomeMove(context, player, null, { isBanned: true }));
    const term = until === null ? "until the ban is lifted" : `until ${until.toISOString()}`;
    await takeMeasure(context, prepared, banned(member, ban, now), {
      action: "banMember",
      reason,
      notice: { kind: "BANNED", sentence: `You are banned from ${regionId} ${term}: ${reason}` },
    });
    if (stageHome) stageHome();
    tx.delete(joinRequests.ref({ regionId, uid }));
    return { regionId, uid, until: until?.toISOString() ?? null };
  },
});
