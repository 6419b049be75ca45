import { announce, type Commit } from "../platform/moments.ts";
import { movedHome } from "./home.ts";
import { homeMoved } from "./moments.ts";
import { type Player, players } from "./schema.ts";

/** Moves a player's home, or takes it, in two halves: what is returned writes. `displaced` changes with it. */
export async function prepareHomeMove(
  commit: Commit,
  player: Player,
  regionId: string | null,
  { isBanned = false, ...beside }: Pick<Partial<Player>, "displaced"> & { readonly isBanned?: boolean } = {},
): Promise<() => void> {
  const { uid, homeRegionId } = player;
  const stage = await announce(homeMoved, commit, {
    uid,
    fromRegionId: homeRegionId,
    toRegionId: regionId,
    isBanned,
    isClosing: "displaced" in beside,
  });
  return () => {
    commit.tx.update(players.ref({ uid }), { ...movedHome(player, regionId, commit.now), ...beside });
    stage();
  };
}
