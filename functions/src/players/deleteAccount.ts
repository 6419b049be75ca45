import { z } from "zod";
import { access } from "../platform/access.ts";
import { type MutationContext, mutation } from "../platform/callable.ts";
import { addressKey } from "../platform/config.ts";
import { GameError } from "../platform/errors.ts";
import { provedAddressDigestOf } from "./accounts/addresses.ts";
import { requireUnblocked } from "./accounts/blocked.ts";
import { prepareAccountEnd } from "./accounts/endAccount.ts";
import { erasures, type Player, players } from "./schema.ts";

/**
 * The commit takes what identifies the player and every power; a task erases the rest, however much there is. Not
 * `access.player`, so that a client which lost the answer gets it again.
 */
export const deleteAccount = mutation({
  summary: "Deletes the caller's account for ever; refused while the caller owns regions.",
  access: access.fresh(access.signedIn),
  rateLimit: { callsPerMinute: 20 },
  input: z.strictObject({}),
  output: z.strictObject({ deleted: z.literal(true) }),
  async handle(context) {
    const { caller, keepNoAnswer } = context;
    if (await isDeleted(context)) {
      keepNoAnswer();
      return { deleted: true as const };
    }
    const player = await requirePlayer(context);
    const stageEnd = await prepareAccountEnd(context, player, provedAddressDigestOf(caller, addressKey));

    stageEnd();
    return { deleted: true as const };
  },
});

/** A client that lost the answer may ask again after the stored one has been erased with the rest. */
async function isDeleted({ caller: { uid }, reads }: MutationContext): Promise<boolean> {
  if ((await reads.get(players, { uid })) !== undefined) return false;
  return (await reads.get(erasures, { uid })) !== undefined;
}

async function requirePlayer({ caller: { uid }, reads }: MutationContext): Promise<Player> {
  const player = await reads.get(players, { uid });
  if (player !== undefined) {
    requireUnblocked(player);
    return player;
  }
  throw new GameError("NOT_REGISTERED", "This account has no player: nothing is left to delete.");
}
