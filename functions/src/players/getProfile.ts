import { z } from "zod";
import { access } from "../platform/access.ts";
import { query } from "../platform/callable.ts";
import { GameError } from "../platform/errors.ts";
import { instant, integer, regionId, uid } from "../platform/fields.ts";
import { balanceId } from "../platform/ledger/accounts.ts";
import { creditsOf } from "../platform/ledger/assets.ts";
import { ledgerBalances } from "../platform/ledger/schema.ts";
import { MAX_HOMES } from "./home.ts";
import { biographyField, type Player, playerSchema, players } from "./schema.ts";

export const getProfile = query({
  summary: "A player's public profile; of the caller's own, also the balance and the history of homes.",
  access: access.player,
  input: z.strictObject({ uid: uid.optional() }),
  output: z.strictObject({
    uid,
    name: playerSchema.shape.name,
    biography: biographyField,
    homeRegionId: regionId.nullable(),
    galacticCitizen: z.boolean(),
    registeredAt: instant,
    /** Null in another player's profile. */
    own: z
      .strictObject({
        balanceCredits: integer(0, Number.MAX_SAFE_INTEGER),
        startingCreditsFrom: regionId.nullable(),
        homes: z.array(z.strictObject({ regionId: regionId.nullable(), since: instant })).max(MAX_HOMES),
      })
      .nullable(),
  }),
  async handle({ caller, reads }, input) {
    const uid = input.uid ?? caller.uid;
    const player = await reads.get(players, { uid });
    if (player === undefined) throw new GameError("PLAYER_UNKNOWN", `There is no player "${uid}".`, { uid });
    if (uid !== caller.uid) return { ...publicPart(player), own: null };
    const balance = await reads.get(ledgerBalances, { balanceId: balanceId(player.accountId, 0) });
    return {
      ...publicPart(player),
      own: {
        balanceCredits: balance?.amounts[creditsOf(player.homeRegionId)] ?? 0,
        startingCreditsFrom: player.startingCreditsFrom,
        homes: player.homes.map(({ regionId, since }) => ({ regionId, since: since.toISOString() })),
      },
    };
  },
});

function publicPart({ uid, name, biography, homeRegionId, galacticCitizen, registeredAt }: Player) {
  return {
    uid,
    name,
    biography,
    homeRegionId,
    galacticCitizen,
    registeredAt: registeredAt.toISOString(),
  };
}
