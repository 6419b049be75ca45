import type { Registration } from "../platform/authority.ts";
import { GameError } from "../platform/errors.ts";
import { documentPath } from "../platform/paths.ts";
import { requireUnblocked } from "./accounts/blocked.ts";
import { players } from "./schema.ts";

export const playersRegistration: Registration = {
  path: (uid) => documentPath(players.template, { uid }),
  async require(uid, reads) {
    const player = await reads.get(players, { uid });
    if (player !== undefined) return requireUnblocked(player);
    throw new GameError(
      "NOT_REGISTERED",
      "This account has no player yet: call players/registerPlayer first.",
    );
  },
};
