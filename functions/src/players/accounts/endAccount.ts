import { after, DAY_MS } from "../../platform/duration.ts";
import { requireNothingBinds } from "../../platform/holdings.ts";
import { preparePseudonymisation, stagePseudonymisation } from "../../platform/ledger/stageTransfers.ts";
import { lookalikeKey } from "../../platform/lookalike.ts";
import { announce, type Commit } from "../../platform/moments.ts";
import { accountErased } from "../moments.ts";
import { freedName } from "../name.ts";
import { addressGrants, erasures, type Player, playerNames, players } from "../schema.ts";
import { heldGrant } from "./addresses.ts";
import { erasureRow } from "./erasureRow.ts";

/** Far beyond the hour that an ID token can outlive its account. */
const RECORD_KEPT_DAYS = 45;

/**
 * Takes what identifies a player and every power in one commit, in two halves; a task erases the rest, however much there is.
 * `addressDigest` is the one that the account has proved last.
 * @throws GameError of what still binds the player.
 */
export async function prepareAccountEnd(
  commit: Commit,
  player: Player,
  addressDigest: string | null,
): Promise<() => void> {
  const { tx, now, intent, enqueue } = commit;
  const { uid, accountId, name } = player;
  await requireNothingBinds(commit, uid);
  const stageErased = await announce(accountErased, commit, { uid });
  await preparePseudonymisation(tx, accountId);
  return () => {
    tx.delete(players.ref({ uid }));
    tx.set(playerNames.ref({ nameKey: lookalikeKey(name) }), freedName(null, now));
    stagePseudonymisation(tx, accountId);
    stageErased();
    const expiresAt = after(now, RECORD_KEPT_DAYS * DAY_MS);
    tx.set(erasures.ref({ uid }), { requestedAt: now, erasedAt: null, expiresAt });
    for (const digest of new Set([player.addressDigest, addressDigest])) {
      if (digest !== null) tx.set(addressGrants.ref({ addressDigest: digest }), heldGrant(now));
    }
    enqueue(erasureRow(uid, intent));
  };
}
