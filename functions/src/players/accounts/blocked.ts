import { GameError } from "../../platform/errors.ts";
import type { Player } from "../schema.ts";

/** @throws GameError `ACCOUNT_BLOCKED`. */
export function requireUnblocked({ uid, blocked }: Pick<Player, "uid" | "blocked">): void {
  if (blocked !== null) throw blockedError(uid);
}

export function blockedError(uid: string): GameError {
  return new GameError(
    "ACCOUNT_BLOCKED",
    `The platform has blocked the account ${uid}; a notice to its player says why.`,
    { uid },
  );
}
