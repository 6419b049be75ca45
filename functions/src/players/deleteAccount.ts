import { z } from "zod";
import { access } from "../platform/access.ts";
import { type MutationContext, mutation } from "../platform/callable.ts";
import { after, DAY_MS } from "../platform/duration.ts";
import { GameError } from "../platform/errors.ts";
import { requireNothingBinds } from "../platform/holdings.ts";
import { preparePseudonymisation, stagePseudonymisation } from "../platform/ledger/stageTransfers.ts";
import { lookalikeKey } from "../platform/lookalike.ts";
import { announce } from "../platform/moments.ts";
import { derivedId } from "../platform/random.ts";
import { accountErased } from "./moments.ts";
import { freedName } from "./name.ts";
import { erasures, type Player, playerNames, players } from "./schema.ts";

/** Far beyond the hour that an ID token can outlive its account. */
const RECORD_KEPT_DAYS = 45;

/**
 * The commit takes what identifies the player and every power; a task erases the rest, however much there is. Not
 * `access.player`, so that a client which lost the answer gets it again.
 */
export const deleteAccount = mutation({
  summary: "Deletes the caller's account for ever; refused while the caller owns regions.",
  access: access.signedIn,
  rateLimit: { callsPerMinute: 20 },
  input: z.strictObject({}),
  output: z.strictObject({ deleted: z.literal(true) }),
  async handle(context) {
    const { caller, tx, now, intent, enqueue, keepNoAnswer } = context;
    const { uid } = caller;
    if (await isDeleted(context)) {
      keepNoAnswer();
      return { deleted: true as const };
    }
    const player = await requirePlayer(context);
    await requireNothingBinds(context, uid);
    const stageErased = await announce(accountErased, context, { uid });
    await preparePseudonymisation(tx, player.accountId);

    tx.delete(players.ref({ uid }));
    tx.set(playerNames.ref({ nameKey: lookalikeKey(player.name) }), freedName(null, now));
    stagePseudonymisation(tx, player.accountId);
    stageErased();
    tx.set(erasures.ref({ uid }), {
      requestedAt: now,
      erasedAt: null,
      expiresAt: after(now, RECORD_KEPT_DAYS * DAY_MS),
    });
    enqueue({
      outboxId: derivedId("erasePlayer", intent),
      queue: "playersWorker",
      task: "erasePlayer",
      body: { uid },
    });
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
  if (player !== undefined) return player;
  throw new GameError("NOT_REGISTERED", "This account has no player: nothing is left to delete.");
}
