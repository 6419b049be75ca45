import { administrators } from "../../platform/access.ts";
import type { MutationContext } from "../../platform/callable.ts";
import { GameError } from "../../platform/errors.ts";
import { announce } from "../../platform/moments.ts";
import { documentPath } from "../../platform/paths.ts";
import { accountBlocked } from "../moments.ts";
import { type Player, players } from "../schema.ts";
import { stageLetter } from "../stageLetter.ts";

/** What becomes of an account, and what its player is told. */
interface Change {
  readonly action: "blockAccount" | "unblockAccount";
  readonly blocked: Player["blocked"];
  readonly reason: string;
  readonly kind: string;
  readonly sentence: string;
}

/**
 * Reads the account that an administrator acts upon.
 * @throws GameError `PLAYER_UNKNOWN`, or `ADMINISTRATOR_PROTECTED`: a mandate is ended, not blocked.
 */
export async function readAccount({ reads }: MutationContext, uid: string): Promise<Player> {
  await reads.load([documentPath(players.template, { uid }), documentPath(administrators.template, { uid })]);
  const player = await reads.get(players, { uid });
  if (player === undefined) throw new GameError("PLAYER_UNKNOWN", `There is no player "${uid}".`, { uid });
  if ((await reads.get(administrators, { uid }))?.status !== "active") return player;
  throw new GameError(
    "ADMINISTRATOR_PROTECTED",
    `The account ${uid} has an administrator's mandate: end that first.`,
    { uid },
  );
}

/** Says on the player's document, and on each membership, what every access reads anyway. */
export async function changeBlock(context: MutationContext, { uid }: Player, change: Change): Promise<void> {
  const { caller, tx, now, audit } = context;
  const { action, blocked, reason, kind, sentence } = change;
  const stage = await announce(accountBlocked, context, { uid, blocked: blocked !== null });
  tx.update(players.ref({ uid }), { blocked });
  stage();
  stageLetter(tx, { fromUid: caller.uid, uid, kind, sentence, regionId: null }, now);
  audit({ action, subjectUid: uid, after: { blocked: blocked !== null }, reason });
}
