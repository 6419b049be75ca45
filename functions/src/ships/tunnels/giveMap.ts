import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { GameError } from "../../platform/errors.ts";
import { documentId, uid } from "../../platform/fields.ts";
import { players } from "../../players/schema.ts";
import { stageLetter } from "../../players/stageLetter.ts";
import { ownMap } from "./ownMap.ts";
import { tunnelMaps } from "./schema.ts";

/** There is one map of what one has found: who gives it away has none. */
export const giveMap = mutation({
  summary: "Gives the map of a tunnel to another player.",
  access: access.player,
  input: z.strictObject({ tunnelId: documentId, toUid: uid }),
  output: z.strictObject({ tunnelId: documentId }),
  async handle({ caller, reads, tx, now }, { tunnelId, toUid }) {
    const { uid } = caller;
    const map = await ownMap(reads, uid, tunnelId, now);
    const { name } = (await reads.get(players, { uid }))!;
    if (toUid === uid || (await reads.get(players, { uid: toUid })) === undefined)
      throw new GameError("PLAYER_UNKNOWN", `There is no other player "${toUid}".`, { uid: toUid });

    tx.delete(tunnelMaps.ref({ uid, tunnelId }));
    tx.set(tunnelMaps.ref({ uid: toUid, tunnelId }), { ...map, uid: toUid });
    const sentence = `${name} has given you the map of a tunnel from ${map.ends[0].regionId} to ${map.ends[1].regionId}.`;
    stageLetter(tx, { fromUid: uid, uid: toUid, kind: "MAP_GIVEN", sentence, regionId: null }, now);
    return { tunnelId };
  },
});
