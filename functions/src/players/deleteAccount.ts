import { z } from "zod";
import { access } from "../platform/access.ts";
import { type MutationContext, mutation } from "../platform/callable.ts";
import { after, DAY_MS } from "../platform/duration.ts";
import { GameError } from "../platform/errors.ts";
import { preparePseudonymisation, stagePseudonymisation } from "../platform/ledger/stageTransfers.ts";
import { lookalikeKey } from "../platform/lookalike.ts";
import { derivedId } from "../platform/random.ts";
import { regions } from "../regions/schema.ts";
import { erasures, playerNames, players } from "./schema.ts";

/** Of the regions that a player owns or governs; one commit has room for all of them. */
const MAX_REGIONS = 100;

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
    const { caller, tx, now, intent, audit, enqueue, forget } = context;
    const { uid } = caller;
    if (await isDeleted(context)) {
      forget();
      return { deleted: true as const };
    }
    const { player, owned, governed } = await requireDeletable(context);

    tx.delete(players.ref({ uid }));
    tx.delete(playerNames.ref({ nameKey: lookalikeKey(player.name) }));
    stagePseudonymisation(tx, player.accountId);
    for (const region of owned) tx.update(regions.ref({ regionId: region.id }), { ownerUid: null });
    for (const region of governed) {
      tx.update(regions.ref({ regionId: region.id }), { governorUid: null });
      audit({ action: "vacateGovernorship", regionId: region.id, visibility: "public" });
    }
    tx.set(erasures.ref({ uid }), {
      requestedAt: now,
      erasedAt: null,
      expiresAt: after(now, RECORD_KEPT_DAYS * DAY_MS),
    });
    enqueue({ outboxId: derivedId("erasePlayer", intent), queue: "erasePlayer", body: { uid } });
    return { deleted: true as const };
  },
});

/** Whoever lost the answer may ask again when the stored one has been erased with the rest. */
async function isDeleted({ caller: { uid }, reads }: MutationContext): Promise<boolean> {
  if ((await reads.get(players, { uid })) !== undefined) return false;
  return (await reads.get(erasures, { uid })) !== undefined;
}

/** The player, the ended regions still in the player's name, and the regions that lose their governor. */
async function requireDeletable({ caller: { uid }, reads, tx }: MutationContext) {
  const player = await reads.get(players, { uid });
  if (player === undefined) {
    throw new GameError("NOT_REGISTERED", "This account has no player: nothing is left to delete.");
  }
  const all = regions.collection({});
  const [{ docs: owned }, { docs: governed }] = await Promise.all([
    tx.get(all.where("ownerUid", "==", uid).limit(MAX_REGIONS)),
    tx.get(all.where("governorUid", "==", uid).limit(MAX_REGIONS)),
    preparePseudonymisation(tx, player.accountId),
  ]);
  // One that is closing has no way back: its end needs nobody's hand any more.
  const ended = ["closing", "closed"];
  const regionIds = owned.filter((region) => !ended.includes(region.data().status)).map(({ id }) => id);
  if (regionIds.length === 0) return { player, owned, governed };
  throw new GameError(
    "OWNS_REGIONS",
    `You own ${regionIds.slice(0, 8).join(", ")}${regionIds.length > 8 ? ", …" : ""}: transfer or close ` +
      "each region first, then delete the account.",
    { regionIds },
  );
}
